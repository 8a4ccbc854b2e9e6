import type { Documents } from '../documents.ts';
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
  return {
    async apply(id, event) {
      let step: Step | undefined;
      await turns.update(id, (turn) => {
        if (turn === undefined) return undefined;
        step = advance(turn, event);
        return step.turn === turn ? undefined : step.turn;
      });
      return step;
    },
  };
}
