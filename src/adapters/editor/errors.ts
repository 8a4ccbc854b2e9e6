import { BotError, type ErrorCode } from '../../core/errors.ts';
import { NetError } from '../../net/errors.ts';

/** The request that failed, as far as a message may tell it: never a token, never a query string. */
export interface Where {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** What a plain 400, 404 or 422 means depends on what was asked for. */
  readonly about: 'session' | 'render' | 'file' | 'link' | 'run' | 'stream' | 'other';
}

export interface Refusal {
  /** Business code or HTTP status; 0 where there is only a text. */
  readonly code: number;
  readonly status: number;
  readonly message: string;
  readonly retryAfterMs?: number;
}

const byCode: Readonly<Record<number, ErrorCode>> = {
  401: 'bad-token',
  1001: 'bad-token',
  // 1010 and 1011 are the sibling gateway's numbers for the same (protocol, section 10).
  1010: 'bad-token',
  1011: 'bad-token',
  402: 'export-blocked',
  408: 'backend-unreachable',
  413: 'file-too-large',
  415: 'unsupported-file',
  429: 'rate-limited',
  507: 'backend-full',
  1002: 'session-gone',
  2001: 'no-credits',
  4001: 'unsupported-file',
  4002: 'file-too-large',
  4003: 'quota-full',
  4004: 'day-spent',
};

const byText: readonly (readonly [RegExp, ErrorCode])[] = [
  [
    /invalid token|invalid or expired|token (has been revoked|has expired|not found)|missing authentication token/i,
    'bad-token',
  ],
  [/session\b.{0,40}\bnot found/i, 'session-gone'],
  [/(insufficient|no|not enough|out of) credits/i, 'no-credits'],
  [/rate limit/i, 'rate-limited'],
  [/\bunsupported (file|format|media)/i, 'unsupported-file'],
  [/\b(file|payload|entity)\b.{0,10}\btoo large/i, 'file-too-large'],
  [/\broom of one person\b/i, 'quota-full'],
  [/\bminutes of one day\b/i, 'day-spent'],
  [/\b(render|task|job)\b.{0,60}\bnot found/i, 'not-found'],
];

/** A refusal in any envelope, status or place, as one of our codes. */
export function toRefusedError(refusal: Refusal, where: Where): BotError {
  const code = codeOf(refusal, where);
  const isUnheard = where.about === 'run' && isAnsweredBeforeWork(refusal);
  return new BotError(code, `${describe(where)} answered ${refusal.status} (${refusal.code})`, {
    facts: {
      ...factsOf(where),
      status: refusal.status,
      wireCode: refusal.code,
      ...(isDuplicate(refusal) ? { reason: 'duplicate' } : {}),
    },
    neverSent: isUnheard,
    ...(refusal.retryAfterMs === undefined ? {} : { retryAfterMs: refusal.retryAfterMs }),
  });
}

function isDuplicate(refusal: Refusal): boolean {
  const isConflict = refusal.status === 409 || refusal.code === 409;
  return isConflict || /\bduplicate\b|\balready (exists|used|submitted)\b/i.test(refusal.message);
}

/** 429 and 503 before a stream say that nothing was begun (protocol, section 6). */
function isAnsweredBeforeWork(refusal: Refusal): boolean {
  return [refusal.code, refusal.status].some((each) => each === 429 || each === 503);
}

function codeOf(refusal: Refusal, where: Where): ErrorCode {
  const told = byText.find(([pattern]) => pattern.test(refusal.message))?.[1];
  const isBusinessCode = refusal.code >= 1000;
  return (
    (isBusinessCode ? byCode[refusal.code] : told) ??
    told ??
    byCode[refusal.code] ??
    byCode[refusal.status] ??
    codeOfStatus(refusal, where)
  );
}

function codeOfStatus(refusal: Refusal, where: Where): ErrorCode {
  const number = refusal.code >= 400 && refusal.code < 600 ? refusal.code : refusal.status;
  if (number >= 500) return codeOfBreakdown(refusal, where);
  if (number === 404) return notFound(refusal, where);
  return badInput[where.about]?.[number] ?? 'backend-refused';
}

const badInput: Readonly<Partial<Record<Where['about'], Readonly<Record<number, ErrorCode>>>>> = {
  link: { 400: 'link-refused', 422: 'link-refused' },
  file: { 422: 'unsupported-file' },
};

/** A gateway's error after a run was posted leaves in the dark whether it goes on; told within the stream, it does not. */
function codeOfBreakdown(refusal: Refusal, where: Where): ErrorCode {
  if (where.about === 'stream') return 'backend-refused';
  const isInTheDark = where.about === 'run' && !isAnsweredBeforeWork(refusal);
  return isInTheDark ? 'stream-cut' : 'backend-unreachable';
}

/** FastAPI's bare "Not Found" is a missing route; anything else about a session's path is a missing session. */
function notFound(refusal: Refusal, where: Where): ErrorCode {
  const isOfSession = where.about !== 'render' && where.about !== 'other';
  const isRoute = refusal.message === '' || /^not found$/i.test(refusal.message);
  return isOfSession && !isRoute ? 'session-gone' : 'not-found';
}

const connectCalls: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);

/**
 * True only where no byte of the request can have left this machine: the name did not resolve, or no connection was
 * made. A connection that was accepted and dropped proves nothing.
 */
export function provesNeverSent(error: unknown): boolean {
  if (error instanceof AggregateError) {
    return error.errors.length > 0 && error.errors.every(provesNeverSent);
  }
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT') return true;
  return 'syscall' in error && connectCalls.has(error.syscall);
}

/** Whatever a request threw. An abort of the caller stays an abort. */
export function toTransportError(error: unknown, where: Where, caller: AbortSignal): BotError {
  if (error instanceof BotError) return error;
  if (caller.aborted) return new BotError('aborted', `${describe(where)} was stopped`);
  const neverSent = provesNeverSent(error);
  const code = where.about === 'run' && !neverSent ? 'stream-cut' : 'backend-unreachable';
  return new BotError(code, `${describe(where)} broke (${nameOf(error)})`, {
    cause: error,
    neverSent,
    facts: factsOf(where),
  });
}

const netCodes = {
  'blocked-address': 'link-refused',
  'bad-url': 'link-refused',
  'too-many-redirects': 'link-refused',
  'too-large': 'file-too-large',
  timeout: 'download-failed',
  'http-status': 'download-failed',
  unreachable: 'download-failed',
} as const satisfies Record<NetError['code'], ErrorCode>;

/** A finished file that could not be had from another host. */
export function toFetchError(error: unknown, caller: AbortSignal): BotError {
  if (error instanceof BotError) return error;
  if (caller.aborted) return new BotError('aborted', 'a download was stopped');
  const code = error instanceof NetError ? netCodes[error.code] : 'download-failed';
  return new BotError(code, error instanceof NetError ? error.message : nameOf(error), {
    cause: error,
  });
}

function describe(where: Where): string {
  return `${where.method} ${where.host}${where.path}`;
}

export function factsOf(where: Where): Readonly<Record<string, string>> {
  return { method: where.method, host: where.host, path: where.path };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
