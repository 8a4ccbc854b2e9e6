import type { Timeline } from '../src/studio/edit/timeline.ts';
import { type Bench, inTurnWithCpu } from './measure.ts';
import { render, withFilm } from './studio-footage.ts';

/** A new volume of the music after a render, against that first render: the picture is not touched again. */
export const bench: Bench = {
  name: 'studio.music-change',
  goal: '<=0.05',
  unit: 'ms',
  run: () =>
    withFilm('remove the pauses and add background music', async (footage, timeline) => {
      let run = 0;
      return inTurnWithCpu({
        runs: 3,
        baseline: () => {
          run += 1;
          return render(footage, { timeline, cache: `run-${run}` });
        },
        ours: () => render(footage, { timeline: quieter(timeline, run), cache: `run-${run}` }),
      });
    }),
};

function quieter(timeline: Timeline, byDb: number): Timeline {
  const music = timeline.music.map((one) => ({ ...one, gainDb: one.gainDb - 3 - byDb }));
  return { ...timeline, music };
}
