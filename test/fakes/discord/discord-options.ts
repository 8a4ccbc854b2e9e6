export interface FakeDiscordOptions {
  /** Which privileged intents the developer portal grants; without it, 4014 and empty contents. Default true. */
  readonly messageContent?: boolean;
  /** How long an interaction waits for its first answer. */
  readonly answerMs?: number;
  /** Life of an interaction's token. */
  readonly interactionTokenMs?: number;
  /** Life of an attachment's signed link; whole seconds. */
  readonly linkLifeMs?: number;
  /** How long the same nonce gives the same message. */
  readonly nonceWindowMs?: number;
  readonly heartbeatMs?: number;
  /** How long a session that lost its connection can be resumed. */
  readonly resumeWindowMs?: number;
  /** Largest file, before what a server's tier adds. */
  readonly fileBytes?: number;
  /** Largest request. */
  readonly requestBytes?: number;
  readonly globalPerSecond?: number;
  /** Creates and edits of messages, for each channel. */
  readonly messagesPerWindow?: number;
  readonly messageWindowMs?: number;
  /** Least time between two identifies of one key; 0 lets a restarted bot in at once. */
  readonly identifyGapMs?: number;
  /** What `GET /gateway/bot` recommends. */
  readonly shards?: number;
}

/** As Discord has them (August-September 2026); a test shortens what it cannot wait for. */
export const defaultOptions: Required<FakeDiscordOptions> = {
  messageContent: true,
  answerMs: 3_000,
  interactionTokenMs: 15 * 60_000,
  linkLifeMs: 24 * 60 * 60_000,
  nonceWindowMs: 3 * 60_000,
  heartbeatMs: 41_250,
  resumeWindowMs: 3 * 60_000,
  fileBytes: 20 * 2 ** 20,
  requestBytes: 25 * 2 ** 20,
  globalPerSecond: 50,
  messagesPerWindow: 5,
  messageWindowMs: 5_000,
  identifyGapMs: 0,
  shards: 1,
};
