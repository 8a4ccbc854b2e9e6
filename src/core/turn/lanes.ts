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
  const ofAuthors = createTally();
  let idle: (() => void)[] = [];
  let isClosed = false;

  async function run(conversation: ConversationId): Promise<void> {
    const lane: Lane = { isRungAgain: true };
    running.set(conversation, lane);
    ofAuthors.add(authorOf(conversation), 1);
    while (takeRing(lane)) await deps.work(conversation);
    running.delete(conversation);
    ofAuthors.add(authorOf(conversation), -1);
    startWaiting();
  }

  function takeRing(lane: Lane): boolean {
    const isRung = lane.isRungAgain && !isClosed;
    lane.isRungAgain = false;
    return isRung;
  }

  function mayStart(conversation: ConversationId): boolean {
    const ofOne = ofAuthors.of(authorOf(conversation));
    return !isClosed && running.size < deps.atOnce && ofOne < deps.atOnceOfOne;
  }

  function startWaiting(): void {
    for (const conversation of waiting) {
      if (running.size >= deps.atOnce) break;
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

function createTally() {
  const counts = new Map<string, number>();
  const of = (key: string): number => counts.get(key) ?? 0;
  return {
    of,
    add(key: string, more: number): void {
      const next = of(key) + more;
      if (next > 0) counts.set(key, next);
      else counts.delete(key);
    },
  };
}
