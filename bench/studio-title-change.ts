import type { Timeline } from '../src/studio/edit/timeline.ts';
import { type Bench, inTurnWithCpu } from './measure.ts';
import { render, withFilm } from './studio-footage.ts';

const words = 'remove the pauses and add the title "Our first day" at the start';

/** Other words in a title after a render, against that first render: only what shows the title is made anew. */
export const bench: Bench = {
  name: 'studio.title-change',
  goal: '<=0.40',
  unit: 'ms',
  run: () =>
    withFilm(words, async (footage, timeline) => {
      let run = 0;
      return inTurnWithCpu({
        runs: 2,
        baseline: () => {
          run += 1;
          return render(footage, { timeline, cache: `run-${run}` });
        },
        ours: () => render(footage, { timeline: renamed(timeline, run), cache: `run-${run}` }),
      });
    }),
};

function renamed(timeline: Timeline, run: number): Timeline {
  const titles = timeline.titles.map((title) => ({ ...title, text: `Day number ${run}` }));
  return { ...timeline, titles };
}
