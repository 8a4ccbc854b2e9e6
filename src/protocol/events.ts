import { z } from 'zod';

const functionCall = z.looseObject({
  id: z.string().optional(),
  name: z.string(),
  args: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
const functionResponse = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  response: z.unknown().optional(),
});

/** One part of an ADK event's content (section 4.2 A). */
export const adkPart = z.looseObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  functionCall: functionCall.optional(),
  functionResponse: functionResponse.optional(),
});

/** Dialect A: a native ADK event. Anything with `content`, `actions` or `errorCode` is one. */
export const adkEvent = z
  .looseObject({
    content: z
      .looseObject({ role: z.string().optional(), parts: z.array(adkPart).nullish().catch(null) })
      .nullish(),
    partial: z.boolean().optional(),
    errorCode: z.string().optional(),
    errorMessage: z.string().optional(),
    invocationId: z.string().optional(),
    author: z.string().optional(),
    branch: z.string().nullish(),
    actions: z
      .looseObject({ stateDelta: z.record(z.string(), z.unknown()).nullish().catch(null) })
      .nullish(),
    id: z.string().optional(),
    timestamp: z.number().optional(),
  })
  .refine(
    (event) => 'content' in event || 'actions' in event || 'errorCode' in event,
    'not an ADK event',
  );
export type AdkEvent = z.infer<typeof adkEvent>;

/** Dialect B: typed frames (section 4.2 B). */
export const typedFrame = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text'), content: z.string() }),
  z.looseObject({
    type: z.literal('tool_call'),
    name: z.string(),
    args: z.record(z.string(), z.unknown()).optional().catch(undefined),
  }),
  z.looseObject({
    type: z.literal('tool_result'),
    name: z.string().optional(),
    result: z.unknown().optional(),
  }),
  z.looseObject({ type: z.literal('heartbeat') }),
]);

/** Dialect C: a bare text. */
export const bareText = z.looseObject({ text: z.string() });

/** Dialect D: an error frame, or a business code in the middle of a stream. */
export const errorFrame = z
  .looseObject({
    error: z.string().optional().catch(''),
    code: z
      .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
      .optional()
      .catch(undefined),
    message: z.string().optional().catch(undefined),
  })
  .refine((frame) => frame.error !== undefined || (frame.code ?? 0) !== 0, 'not an error frame');

/** The heartbeat that the studio sends, and how often (section 18). */
export const heartbeatFrame = { type: 'heartbeat' } as const;
export const heartbeatEveryMs = 15_000;
