import type { ConversationId } from '../message.ts';

export interface Lanes {
  /**
   * There is something to do in this conversation; may be called at any time and any number of times. False where it
   * has to wait for others first.
   */
  ring(conversation: ConversationId): boolean;
  whenIdle(): Promise<void>;
  close(): void;
}

export interface LaneDeps {
  /** Does what there is to do, one after the other; resolves when nothing is left. Never rejects. */
  work(conversation: ConversationId): Promise<void>;
  /** How many conversations go on side by side. */
  readonly atOnce: number;
  /** How many of one person. */
  readonly atOnceOfOne: number;
}

interface Lane {
  isRungAgain: boolean;
}

/** One lane for each conversation: in order inside, side by side with each other, with a bound. */
export function createLanes(deps: LaneDeps): Lanes {
  const running = new Map<ConversationId, Lane>();
  const waiting = new Set<ConversationId>();
  let idle: (() => void)[] = [];
  let isClosed = false;

  async function run(conversation: ConversationId): Promise<void> {
    const lane: Lane = { isRungAgain: true };
    running.set(conversation, lane);
    while (takeRing(lane)) await deps.work(conversation);
    running.delete(conversation);
    startWaiting();
  }

  function takeRing(lane: Lane): boolean {
    const isRung = lane.isRungAgain && !isClosed;
    lane.isRungAgain = false;
    return isRung;
  }

  function mayStart(conversation: ConversationId): boolean {
    const author = authorOf(conversation);
    const ofOne = [...running.keys()].filter((each) => authorOf(each) === author).length;
    return !isClosed && running.size < deps.atOnce && ofOne < deps.atOnceOfOne;
  }

  function startWaiting(): void {
    for (const conversation of waiting) {
      if (!mayStart(conversation)) continue;
      waiting.delete(conversation);
      void run(conversation);
    }
    if (running.size === 0 && waiting.size === 0) tellIdle();
  }

  function tellIdle(): void {
    const done = idle;
    idle = [];
    for (const tell of done) tell();
  }

  return {
    ring(conversation) {
      if (isClosed) return false;
      const lane = running.get(conversation);
      if (lane !== undefined) {
        lane.isRungAgain = true;
        return true;
      }
      waiting.add(conversation);
      startWaiting();
      return !waiting.has(conversation);
    },
    whenIdle: () =>
      running.size === 0 && waiting.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => idle.push(resolve)),
    close() {
      isClosed = true;
      waiting.clear();
    },
  };
}

function authorOf(conversation: ConversationId): string {
  return conversation.slice(conversation.lastIndexOf('|') + 1);
}
