import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { createDocuments, type Documents } from '../records/documents.ts';
import type { Refusal, Turn } from './turn.ts';

/** How long a finished turn is kept: specification, section 12. */
export const finishedTurnKeepMs = 30 * 24 * 60 * 60 * 1000;

/** Of strangers nothing lies here for long, however much they write: a redelivery comes within a day. */
const turnedAwayKeepMs = 24 * 60 * 60 * 1000;

/** The turns on disk. A finished one leaves by itself; a live one stays however long it takes. */
export interface Turns extends Documents<Turn> {
  /** Those that are not over, oldest first; costs no look at the others. */
  live(): AsyncIterable<Turn>;
}

export function createTurns(store: Store, clock: Clock): Turns {
  const documents = createDocuments<Turn>('turn', store, clock);
  const stamp = (turn: Turn): Turn =>
    turn.isLive ? turn : { ...turn, keepUntil: clock.now() + keepMsOf(turn) };
  return {
    ...documents,
    async *live() {
      for await (const { key } of store.scanLive()) {
        const turn = await documents.get(key.slice('turn:'.length));
        if (turn?.value.isLive === true) yield turn.value;
      }
    },
    putIfAbsent: (id, turn) => documents.putIfAbsent(id, stamp(turn)),
    cas: (id, rev, turn) => documents.cas(id, rev, stamp(turn)),
    update: (id, change) =>
      documents.update(id, (current) => {
        const next = change(current);
        return next === undefined ? undefined : stamp(next);
      }),
  };
}

function keepMsOf({ request }: Turn): number {
  const isTurnedAway = request.kind === 'refuse' && isEntry(request.why);
  return isTurnedAway ? turnedAwayKeepMs : finishedTurnKeepMs;
}

function isEntry(why: Refusal['why']): boolean {
  return why === 'stranger' || why === 'unpaired' || why === 'not-here';
}
