/** What the client is told once. */
export interface EditorSettings {
  /** Base URL of the backend, which settings named: it may be loopback. */
  readonly baseUrl: string;
  /**
   * Where the backend's own links lead people, if not to its base URL. The client fetches from the base URL instead: the
   * way out to a public address and back in again is long, and behind many routers there is none.
   */
  readonly linkBase?: string;
  /** Where people register and open projects; absent where the backend has no website. */
  readonly website?: string;
  /** The program's own version, for the attribution headers. */
  readonly skillVersion: string;
  /** `clawhub`, `cursor`, `unknown` …: detected where settings are read. */
  readonly skillPlatform: string;
  /** Shorter ones for tests; `defaultWaits` otherwise. */
  readonly waits?: Partial<Waits>;
}

/** Every wait of the client, in ms. */
export interface Waits {
  /** For a whole answer that is not a stream. */
  readonly answerMs: number;
  /** First pause before a read is repeated; grows, with jitter, up to `retryLongestMs`. */
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
  /** Longest silence of a run's stream: any byte resets it. */
  readonly livenessMs: number;
  /** Longest stretch of a run with heartbeats alone (protocol, section 4.1). */
  readonly substanceMs: number;
  /** A whole run (protocol, section 12). */
  readonly hardMs: number;
  /** Longest time in which an upload does not move, the wait for its answer included. */
  readonly uploadIdleMs: number;
  /** For a backend that fetches a link before it answers; the studio gives a link ten minutes. */
  readonly linkMs: number;
  /** Longest silence within a download. */
  readonly downloadIdleMs: number;
  /** A whole download from another host than the backend. */
  readonly downloadMs: number;
  /** How long a backend that kept failing is left alone. */
  readonly breakerOpenMs: number;
}

export const defaultWaits = {
  answerMs: 60_000,
  retryFirstMs: 300,
  retryLongestMs: 5_000,
  livenessMs: 150_000,
  substanceMs: 600_000,
  hardMs: 900_000,
  uploadIdleMs: 150_000,
  linkMs: 660_000,
  downloadIdleMs: 60_000,
  downloadMs: 1_800_000,
  breakerOpenMs: 10_000,
} as const satisfies Waits;
