/** What goes wrong with calls to the REST API, in the order in which it was scripted. */
export type Fault =
  /** Refused with 429 and Discord's own headers, once for each `times`. */
  | {
      readonly kind: 'rate-limit';
      readonly retryAfterSeconds: number;
      readonly scope?: 'user' | 'shared' | 'global';
    }
  /** Refused before any effect. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: number;
      readonly message?: string;
    }
  /** The connection is reset before anything happened. */
  | { readonly kind: 'reset-before' }
  /** It happens, and the answer is lost. */
  | { readonly kind: 'reset-after' }
  /** It happens, and the answer is this status instead (a 502 of the proxy in front). */
  | { readonly kind: 'status-after'; readonly status: number }
  /** It happens at once, the answer comes late or (no time given) never. */
  | { readonly kind: 'hang'; readonly forMs?: number }
  /** It waits before anything happens. */
  | { readonly kind: 'slow'; readonly forMs: number };

export interface FaultRule {
  readonly method: string;
  /** As in the log of calls: `/channels/:id/messages`. */
  readonly route: string;
  readonly fault: Fault;
  /** Only calls that carry a file. */
  readonly withFile?: boolean;
  /** How many calls it meets; default 1. */
  readonly times?: number;
}

/** One call to the REST API, as it was answered. */
export interface Call {
  readonly method: string;
  /** `/channels/:id/messages/:id`. */
  readonly route: string;
  readonly path: string;
  readonly at: number;
  /** 0 where the connection was cut. */
  readonly status: number;
  /** The JSON of it, `payload_json` where it came in parts. */
  readonly body: unknown;
  readonly files: readonly { readonly name: string; readonly size: number }[];
}
