/** How a fake backend speaks. Everything that the protocol leaves open is here to be turned. */
export interface Manner {
  readonly dialect: 'adk' | 'adk-streaming' | 'typed' | 'bare';
  readonly envelope: 'coded' | 'success' | 'flat';
  /** Where business codes ride: the HTTP status, a body with status 200, or nowhere: there are only words. */
  readonly codes: 'http' | 'body' | 'words';
  /** Raw bytes sent before every event of a run. */
  readonly heartbeat: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly renderForm: 'flat' | 'wrapped' | 'superset' | 'unwrapped';
  readonly downloadForm: 'bytes' | 'json' | 'redirect';
  /** False gives completed renders without a link. */
  readonly hasLinks: boolean;
  /** Session ids as bare JSON numbers beyond 2^53. */
  readonly numericIds: boolean;
  readonly hasExtensions: boolean;
  readonly pollsUntilDone: number;
  /** Sent in pieces of so many bytes; 0 sends what comes at once. */
  readonly pieceBytes: number;
}

export const plainManner: Manner = {
  dialect: 'adk',
  envelope: 'coded',
  codes: 'http',
  heartbeat: 'data: {"type":"heartbeat"}\n\n',
  lineEnd: '\n',
  renderForm: 'superset',
  downloadForm: 'bytes',
  hasLinks: true,
  numericIds: false,
  hasExtensions: true,
  pollsUntilDone: 1,
  pieceBytes: 0,
};

/** One thing that a run does. */
export type Step =
  | { readonly say: string }
  | { readonly think: string }
  | { readonly call: string; readonly args?: Readonly<Record<string, unknown>> }
  | { readonly result: string; readonly draft?: unknown }
  | { readonly raw: string }
  | { readonly pauseMs: number }
  /** Goes on once it is so. */
  | { readonly when: () => boolean }
  /** Ends the connection without ending the answer. */
  | { readonly cut: true }
  /** Holds the connection open without another byte. */
  | { readonly hang: true };
