import { z } from 'zod';
import { codes } from './codes.ts';

const coded = z.looseObject({
  code: z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]),
  message: z.string().optional().catch(undefined),
  data: z.unknown().optional(),
});
const succeeded = z.looseObject({
  success: z.boolean(),
  error: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  data: z.unknown().optional(),
});
const detailed = z.looseObject({ detail: z.unknown() });
const worded = z.looseObject({
  error: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/** What a body says once its envelope is off: the payload, or a refusal with a business code or an HTTP status. */
export type Opened =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly code: number; readonly message: string };

/**
 * Takes any of the envelopes of section 1.2 off a parsed body. `code` wins over `success`, `success` over the bare
 * object; a non-2xx status is a refusal whatever the body says.
 */
export function openEnvelope(status: number, body: unknown): Opened {
  const isFine = status >= 200 && status < 300;
  const withCode = coded.safeParse(body);
  if (withCode.success) {
    const { code, message } = withCode.data;
    const isZero = code === codes.ok || (isFine && code === 200);
    if (!isZero) return refused(code, message ?? messageOf(body));
  }
  if (!isFine) return refused(status, messageOf(body));
  const withSuccess = succeeded.safeParse(body);
  if (withSuccess.success && !withSuccess.data.success) return refused(0, messageOf(body));
  return { kind: 'data', data: payloadOf(withCode.data ?? withSuccess.data, body) };
}

function payloadOf(envelope: { readonly data?: unknown } | undefined, body: unknown): unknown {
  return envelope?.data ?? body;
}

function refused(code: number, message: string | undefined): Opened {
  return { kind: 'refused', code, message: message ?? '' };
}

function messageOf(body: unknown): string {
  const byDetail = detailed.safeParse(body).data;
  if (byDetail !== undefined) {
    return typeof byDetail.detail === 'string' ? byDetail.detail : JSON.stringify(byDetail.detail);
  }
  const words = worded.safeParse(body).data;
  return words?.error ?? words?.message ?? '';
}

/** The envelope that the studio answers with. */
export function toEnvelope(data: unknown): { code: 0; data: unknown } {
  return { code: codes.ok, data };
}
