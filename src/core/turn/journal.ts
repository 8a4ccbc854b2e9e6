import type { Document, Documents } from '../documents.ts';
import { advance } from './advance.ts';
import type { TurnEvent } from './events.ts';
import type { Step } from './step.ts';
import type { Turn, TurnId } from './turn.ts';

export interface Journal {
  /**
   * Stores what the event makes of the turn; only then may the effects of the step be performed. Undefined where the
   * turn is gone, as after its person asked to be forgotten.
   */
  apply(id: TurnId, event: TurnEvent): Promise<Step | undefined>;
}

export function createJournal(turns: Documents<Turn>): Journal {
  /** As they were last written here: mostly nobody else writes them, and where somebody did, compare-and-set says so. */
  const inHand = new Map<TurnId, Document<Turn>>();

  async function applyInHand(id: TurnId, event: TurnEvent): Promise<Step | undefined> {
    const known = inHand.get(id);
    if (known === undefined) return undefined;
    inHand.delete(id);
    const step = advance(known.value, event);
    if (step.turn === known.value) return undefined;
    if (!(await turns.cas(id, known.rev, step.turn))) return undefined;
    keep(id, known.rev + 1, step.turn);
    return step;
  }

  async function applyStored(id: TurnId, event: TurnEvent): Promise<Step | undefined> {
    let step: Step | undefined;
    await turns.update(id, (turn) => {
      step = turn === undefined ? undefined : advance(turn, event);
      return step?.turn === turn ? undefined : step?.turn;
    });
    return step;
  }

  return {
    apply: async (id, event) => (await applyInHand(id, event)) ?? applyStored(id, event),
  };
}
