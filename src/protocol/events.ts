import { z } from 'zod';

const text = z.string().optional();
const flag = z.boolean().optional();

const adkPart = z.object({
  text,
  thought: flag,
  functionCall: z.object({ name: z.string(), args: z.unknown().optional() }).optional(),
  functionResponse: z.object({ name: text }).optional(),
});

const adkEvent = z.object({
  content: z.object({ parts: z.array(adkPart).optional() }).optional(),
  partial: flag,
  errorCode: text,
  errorMessage: text,
  author: text,
  branch: text,
  actions: z.object({ stateDelta: z.unknown().optional() }).optional(),
});
export type AdkEvent = z.infer<typeof adkEvent>;
export type AdkPart = z.infer<typeof adkPart>;

const looseText = text.catch(undefined);
const looseFlag = flag.catch(undefined);
const looseAdkEvent = z.object({
  content: z
    .object({
      parts: z
        .array(
          z
            .object({
              text: looseText,
              thought: looseFlag,
              functionCall: adkPart.shape.functionCall.catch(undefined),
              functionResponse: adkPart.shape.functionResponse.catch(undefined),
            })
            .catch({}),
        )
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  partial: looseFlag,
  errorCode: looseText,
  errorMessage: looseText,
  author: looseText,
  branch: looseText,
  actions: adkEvent.shape.actions.catch(undefined),
});

/**
 * Dialect A: a native ADK event (section 4.2), as far as anybody here reads it. A field of a strange kind counts as
 * missing. Well-formed events, of which a stream has thousands, pass by a schema that is three times as fast.
 */
export function parseAdkEvent(value: unknown): AdkEvent | undefined {
  const strict = adkEvent.safeParse(value);
  return strict.success ? strict.data : looseAdkEvent.safeParse(value).data;
}

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
