import type { Document, Documents } from '../records/documents.ts';
import { advance } from './advance/advance.ts';
import type { Step } from './advance/step.ts';
import type { TurnEvent } from './events.ts';
import type { Turn, TurnId } from './turn.ts';

export interface Journal {
  /**
   * Stores what the event makes of the turn; only then may the effects of the step be performed. Undefined where the
   * turn is gone, as after its person asked to be forgotten.
   */
  apply(id: TurnId, event: TurnEvent): Promise<Step | undefined>;
}

export function createJournal(turns: Documents<Turn>): Journal {
  /**
   * Turns with an effect under way, as they were last written here; its outcome takes them out. Where somebody else
   * wrote one, compare-and-set says so.
   */
  const inHand = new Map<TurnId, Document<Turn>>();

  async function applyStored(id: TurnId, event: TurnEvent): Promise<Step | undefined> {
    let step: Step | undefined;
    await turns.update(id, (turn) => {
      step = turn === undefined ? undefined : advance(turn, event);
      return step?.turn === turn ? undefined : step?.turn;
    });
    return step;
  }

  return {
    async apply(id, event) {
      const held = inHand.get(id);
      inHand.delete(id);
      const known = held ?? (await turns.get(id));
      if (known === undefined) return undefined;
      const step = advance(known.value, event);
      if (step.turn === known.value) return held === undefined ? step : applyStored(id, event);
      if (!(await turns.cas(id, known.rev, step.turn))) return applyStored(id, event);
      if (step.effects.length > 0) inHand.set(id, { rev: known.rev + 1, value: step.turn });
      return step;
    },
  };
}
