import type { Progress } from '../../wording/wording.ts';
import type { TurnId } from '../turn.ts';

/** What people see of a render never goes backwards, also where it is made a second time. */
export interface RisingPercents {
  rising(turn: TurnId, progress: Progress): Progress;
  drop(turn: TurnId): void;
}

export function createRisingPercents(): RisingPercents {
  const shown = new Map<TurnId, number>();
  return {
    rising(turn, progress) {
      // A version that fits is another video, and people are told so.
      if (progress.kind === 'fitting') shown.delete(turn);
      if (progress.kind !== 'rendering' && progress.kind !== 'slow-render') return progress;
      const percent = Math.max(progress.percent ?? -1, shown.get(turn) ?? -1);
      if (percent < 0) return progress;
      shown.set(turn, percent);
      return { ...progress, percent };
    },
    drop: (turn) => void shown.delete(turn),
  };
}
