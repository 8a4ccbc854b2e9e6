import { z } from 'zod';

/** Longest text that the studio takes in one message, in UTF-16 units. */
const maxMessageChars = 8000;

const part = z.looseObject({ text: z.string().max(maxMessageChars).optional() });
const message = z.looseObject({ role: z.string().optional(), parts: z.array(part).max(20) });

/**
 * Body of `POST /run_sse` (section 4). ADK takes snake_case and camelCase, and `user_id` may be missing; both come out
 * as `{ sessionId, text }`.
 */
export const runRequest = z
  .looseObject({
    app_name: z.string().optional(),
    appName: z.string().optional(),
    user_id: z.string().optional(),
    userId: z.string().optional(),
    session_id: z.string().max(128).optional(),
    sessionId: z.string().max(128).optional(),
    new_message: message.optional(),
    newMessage: message.optional(),
    streaming: z.boolean().default(false),
  })
  .transform((body, context) => {
    const sessionId = body.session_id ?? body.sessionId;
    const said = body.new_message ?? body.newMessage;
    if (sessionId === undefined || said === undefined) {
      context.addIssue({ code: 'custom', message: 'session_id and new_message are required' });
      return z.NEVER;
    }
    const text = said.parts.map((each) => each.text ?? '').join('\n');
    return { sessionId, text, isStreaming: body.streaming };
  });

/** The body that our client sends. */
export function toRunRequest(sessionId: string, text: string) {
  return {
    app_name: 'nemo_agent',
    user_id: 'me',
    session_id: sessionId,
    new_message: { parts: [{ text }] },
  };
}
