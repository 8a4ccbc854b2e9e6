import { type Bench, inTurnWithCpu } from './measure.ts';
import { render, withFilm } from './studio-footage.ts';

/** The first preview of an edit, against its final film; neither finds anything of the other. */
export const bench: Bench = {
  name: 'studio.preview',
  goal: '<=0.25',
  unit: 'ms',
  run: () =>
    withFilm('remove the pauses', async (footage, timeline) => {
      let run = 0;
      return inTurnWithCpu({
        runs: 2,
        baseline: () => {
          run += 1;
          return render(footage, { timeline, cache: `final-${run}` });
        },
        ours: () => render(footage, { timeline, cache: `preview-${run}`, quality: 'preview' }),
      });
    }),
};
