import type { Json } from '../../core/message.ts';

/** A value that `JSON.parse` made is Json by construction: nothing else may be passed. */
export function toJson(parsed: unknown): Json {
  // Proof: JSON.parse yields null, booleans, numbers, strings, arrays and plain objects of these, and nothing else.
  return parsed as Json;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
