import type { ServerResponse } from 'node:http';
import type { Manner } from './manner.ts';

/** HTTP statuses that a backend may give with a business code. */
const statuses: Readonly<Record<number, number>> = {
  1001: 401,
  1002: 404,
  2001: 402,
  4001: 415,
  4002: 413,
  4003: 507,
  4004: 429,
};

export interface Refusal {
  readonly code: number;
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}

/** A payload in the manner's envelope. */
export function sendData(response: ServerResponse, data: unknown, manner: Manner): void {
  const text = JSON.stringify(wrap(data, manner));
  // A number that JSON.stringify could not write without losing digits.
  const bare = manner.numericIds ? text.replace(/"session_id":"(\d+)"/g, '"session_id":$1') : text;
  sendJson(response, 200, bare);
}

function wrap(data: unknown, manner: Manner): unknown {
  switch (manner.envelope) {
    case 'coded':
      return { code: 0, data, message: 'ok' };
    case 'success':
      return { success: true, data };
    case 'flat':
      return data;
  }
}

export function sendRefusal(response: ServerResponse, refusal: Refusal, manner: Manner) {
  if (refusal.retryAfterSeconds !== undefined) {
    response.setHeader('retry-after', String(refusal.retryAfterSeconds));
  }
  const { code, message } = refusal;
  if (manner.codes === 'words') return sendJson(response, 200, { success: false, error: message });
  const status = manner.codes === 'body' ? 200 : (statuses[code] ?? code);
  const isTold = manner.envelope === 'coded' || manner.codes === 'body';
  sendJson(response, status, isTold ? { code, message } : bareRefusal(message, manner));
}

function bareRefusal(message: string, manner: Manner): unknown {
  return manner.envelope === 'success' ? { success: false, error: message } : { detail: message };
}
