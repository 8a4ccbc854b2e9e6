import type { ChatLimits } from '../../core/ports/chat-adapter.ts';

/** A terminal has none of its own; these keep a mistake from filling a screen or a disk. */
export const terminalLimits = {
  textChars: 100_000,
  uploadBytes: 1_000_000_000_000,
  downloadBytes: 1_000_000_000_000,
  /** As fast as an eye follows a line that is redrawn. */
  editIntervalMs: { direct: 100, group: 100 },
  buttonsPerRow: 8,
  keyedPosts: 'none',
  opensLoopbackLinks: true,
} as const satisfies ChatLimits;
