import type { ThreadId } from '../../src/core/message.ts';
import type { OperatorCause } from '../../src/core/people/operators.ts';
import type { ChatHost, Receive } from '../../src/core/ports/chat-adapter.ts';

export interface FakeHost extends ChatHost {
  readonly told: readonly OperatorCause[];
  readonly moved: readonly { readonly from: ThreadId; readonly to: ThreadId }[];
}

/** A bot as an adapter sees it, which notes down what it is told. */
export function createFakeHost(receive: Receive): FakeHost {
  const told: OperatorCause[] = [];
  const moved: { readonly from: ThreadId; readonly to: ThreadId }[] = [];
  return {
    receive,
    told,
    moved,
    tellOperators: (cause) => void told.push(cause),
    moveThread: async (from, to) => void moved.push({ from, to }),
  };
}
