/** What a test can do to the gateway, and what it can see of it. */
export interface GatewayLevers {
  /** Live connections that have identified or resumed. */
  connected(): number;
  readonly identifies: readonly {
    readonly at: number;
    readonly intents: number;
    readonly shard: readonly [number, number];
  }[];
  readonly resumes: readonly { readonly at: number; readonly replayed: number }[];
  /** Codes with which connections ended, whoever closed them; 1006 where nobody did. */
  readonly closedWith: readonly number[];
  /** Closes every connection; sessions live on unless the code is 1000 or 1001 (or one that Discord ends them with). */
  closeAll(code: number): void;
  /** Opcode 7. */
  askToReconnect(): void;
  /** Opcode 9; `isResumable` false ends the session. */
  invalidateSessions(isResumable: boolean): void;
  /** Heartbeats are no longer acknowledged on the connections of now. */
  stopAcknowledging(): void;
  /** An event as nobody expects it. */
  send(name: string, payload: object): void;
  /** How many identifies are left today; `GET /gateway/bot` says so. */
  setIdentifiesLeft(count: number): void;
}
