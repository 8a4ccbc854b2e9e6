import { z } from 'zod';

/**
 * An id that may come as a string or as a number. Session ids are snowflakes beyond 2^53 (section 3), so a number that
 * has already lost digits is refused: read such a body with `parseJsonKeepingIds`.
 */
export const wireId = z.union([
  z.string().min(1).max(256),
  z.number().refine(Number.isSafeInteger, 'an id lost its digits').transform(String),
]);

const bareLongNumber =
  /("(?:session_id|sessionId|task_id|user_id|id)"\s*:\s*)(\d{16,})(?=\s*[,}])/g;

/** `JSON.parse` that turns long bare numbers under an id's key into strings first, so that no digit is lost. */
export function parseJsonKeepingIds(text: string): unknown {
  return JSON.parse(text.replace(bareLongNumber, '$1"$2"'));
}
