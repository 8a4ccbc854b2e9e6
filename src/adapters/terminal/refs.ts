import type { Ids } from '../../core/ports/ids.ts';
import type { TerminalRef } from './shown-messages.ts';

/** The handles to messages that this process posted. */
export interface Refs {
  make(clips: readonly string[], replyTo: string | undefined): TerminalRef;
  /** False for one that a process posted which has ended since. */
  isOfHere(ref: TerminalRef): boolean;
  /** Nothing that answers this message is shown. */
  mute(messageId: string): void;
  isMuted(ref: TerminalRef): boolean;
}

/** Far beyond what is under way at once. */
const maxRefs = 1_000;

export function createRefs(ids: Ids): Refs {
  const made = new Set<string>();
  const muted = new Set<string>();
  return {
    make(clips, replyTo) {
      const id = ids.uuid();
      if (made.size >= maxRefs) made.clear();
      made.add(id);
      if (replyTo !== undefined && muted.has(replyTo)) muted.add(id);
      return { id, clips };
    },
    isOfHere: ({ id }) => made.has(id),
    mute: (messageId) => void muted.add(messageId),
    isMuted: ({ id }) => muted.has(id),
  };
}
