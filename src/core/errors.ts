/** Why something failed, for the core to switch on. Sentences for people are in `wording/`, keyed by these. */
export type ErrorCode =
  | 'bad-token'
  | 'session-gone'
  | 'no-credits'
  | 'unsupported-file'
  | 'file-too-large'
  | 'file-unreadable'
  | 'link-refused'
  | 'download-failed'
  | 'file-empty'
  | 'backend-full'
  | 'quota-full'
  | 'day-spent'
  | 'export-blocked'
  | 'output-not-offered'
  | 'size-out-of-reach'
  | 'time-not-in-film'
  | 'rate-limited'
  | 'backend-refused'
  | 'backend-unreachable'
  | 'stream-cut'
  | 'timeout'
  | 'aborted'
  | 'render-failed'
  | 'not-found'
  | 'chat-gone'
  | 'chat-refused'
  | 'message-gone'
  | 'message-too-large'
  | 'chat-rate-limited'
  | 'chat-unreachable'
  | 'output-exists'
  | 'store-busy'
  | 'store-full'
  | 'store-failed'
  | 'data-in-use'
  | 'wrong-key'
  | 'data-too-new'
  | 'port-taken'
  | 'internal';

export interface BotErrorOptions {
  readonly cause?: unknown;
  /** How long the other side asked to wait. */
  readonly retryAfterMs?: number;
  /** True only where it is proved that the request never reached the other side. */
  readonly neverSent?: boolean;
  /** Facts for the log and for the wording, never tokens or query strings. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** The one error that crosses rooms. Its message is for engineers; it holds no words for people and no secret. */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly neverSent: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean>>;

  constructor(code: ErrorCode, message: string, options: BotErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.neverSent = options.neverSent ?? false;
    this.facts = options.facts ?? {};
  }
}

/** Whatever was thrown, as a `BotError`: aborts keep their meaning, anything unknown is `internal`. */
export function toBotError(thrown: unknown): BotError {
  if (thrown instanceof BotError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new BotError('aborted', 'stopped on request', { cause: thrown });
  }
  if (thrown instanceof Error && thrown.name === 'TimeoutError') {
    return new BotError('timeout', 'took too long', { cause: thrown });
  }
  return new BotError('internal', thrown instanceof Error ? thrown.message : 'unknown failure', {
    cause: thrown,
  });
}
