import { begun, emptyLine, joined, nextOf, orderOf, type Ticket, without } from './fair-line.ts';

/** Work side by side up to a bound, in a fair order; of one session in the order in which it came, quick work first. */
export interface FairQueue {
  /** An abort takes waiting work out at once (and throws the signal's reason); work that has begun is waited for. */
  run<Result>(ticket: Ticket, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
  /** How many are at work or begin before it; undefined where it does not wait. */
  aheadOf(id: string): number | undefined;
}

/** `mostOfOne` leaves room for others where work is short and waiting is not expected. */
export function createFairQueue(atOnce: number, mostOfOne = atOnce): FairQueue {
  let line = emptyLine;
  const begins = new Map<string, () => void>();
  const working = new Map<string, Ticket>();

  function mayBegin({ sessionId, owner }: Ticket): boolean {
    const all = [...working.values()];
    const own = all.filter((each) => each.owner === owner).length;
    return own < mostOfOne && all.every((each) => each.sessionId !== sessionId);
  }

  function beginNext(): void {
    while (working.size < atOnce) {
      const next = nextOf(line, mayBegin);
      if (next === undefined) return;
      line = begun(line, next);
      working.set(next.id, next);
      begins.get(next.id)?.();
      begins.delete(next.id);
    }
  }

  async function turnOf(ticket: Ticket, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        if (!begins.delete(ticket.id)) return;
        line = without(line, ticket.id);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      begins.set(ticket.id, () => {
        signal.removeEventListener('abort', leave);
        resolve();
      });
      line = joined(line, ticket, [...working.values()]);
      beginNext();
    });
  }

  return {
    async run(ticket, signal, work) {
      await turnOf(ticket, signal);
      try {
        return await work();
      } finally {
        working.delete(ticket.id);
        beginNext();
      }
    },
    aheadOf(id) {
      const place = orderOf(line).indexOf(id);
      return place === -1 ? undefined : place + working.size;
    },
  };
}
