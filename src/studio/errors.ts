/** Why the studio cannot do something, for its routes to switch on. */
export type StudioErrorCode =
  | 'unsupported-file'
  | 'file-too-large'
  | 'file-too-long'
  | 'link-refused'
  | 'bad-token'
  | 'session-not-found'
  | 'no-credits'
  | 'missing-client-id'
  | 'attribution-missing'
  | 'rate-limited'
  | 'bad-request'
  | 'bad-draft'
  | 'time-not-in-film'
  | 'duplicate-render'
  | 'not-found'
  | 'disk-full'
  | 'quota-full'
  | 'day-spent'
  | 'ffmpeg-missing'
  | 'font-missing'
  | 'ffmpeg-failed'
  | 'render-check-failed'
  | 'cancelled'
  | 'port-taken'
  | 'busy';

/** The one error that crosses the studio's rooms. Its message may be shown to whoever runs the bot; it holds no secret. */
export class StudioError extends Error {
  override readonly name = 'StudioError';
  readonly code: StudioErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: StudioErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfterSeconds?: number } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
