import { createHash } from 'node:crypto';

/** Keys that change with every look: a difference in them alone is no difference. */
const restless =
  /^(timestamp|ts|(created|updated|modified|expires|expired|accessed|last_?\w+)_?(at|on|time)?|\w+_?timestamp|etag|request_?id)$/i;

/** The same for two values that differ only in key order, timestamps or the signatures in their links. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'string') return JSON.stringify(withoutQuery(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([key, each]) => each !== undefined && !restless.test(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
  return `{${entries.join(',')}}`;
}

/** A link to one asset is signed anew on every read. */
function withoutQuery(text: string): string {
  return /^https?:\/\//.test(text) ? text.replace(/[?#].*$/s, '') : text;
}
