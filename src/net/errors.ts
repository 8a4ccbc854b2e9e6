export type NetErrorCode =
  | 'blocked-address'
  | 'bad-url'
  | 'too-many-redirects'
  | 'too-large'
  | 'timeout'
  | 'http-status'
  | 'unreachable';

/** Why bytes could not be had over the network. Its message names host and status, never a query string or a credential. */
export class NetError extends Error {
  override readonly name = 'NetError';
  readonly code: NetErrorCode;
  /** Set with `http-status`. */
  readonly status: number | undefined;

  constructor(
    code: NetErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly status?: number } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.status = options.status;
  }
}
