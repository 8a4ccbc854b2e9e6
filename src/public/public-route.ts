/** A route that another room brings, such as a platform's webhook. */
export interface PublicRoute {
  readonly method: 'POST';
  /** Without parameters; looked up exactly. */
  readonly path: `/${string}`;
  /** More is refused with 413 before the route hears of it. */
  readonly maxBodyBytes: number;
  /** What it throws is logged and answered with 500. */
  handle(request: PublicRequest): Promise<PublicAnswer>;
}

export interface PublicRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

export interface PublicAnswer {
  readonly status: number;
}
