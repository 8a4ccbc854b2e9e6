import { type Bench, inTurnWithCpu } from './measure.ts';
import { editByWords, render, withFilm } from './studio-footage.ts';
import { plainFfmpeg } from './studio-plain.ts';

const words = 'remove the pauses';

/** From the words to the checked file, against one FFmpeg command that makes the same cuts with the same settings. */
export const bench: Bench = {
  name: 'studio.pause-removal',
  goal: '<=1.05',
  unit: 'ms',
  run: () =>
    withFilm(words, async (footage, timeline) => {
      let run = 0;
      const figures = await inTurnWithCpu({
        runs: 3,
        ours: async () => {
          run += 1;
          const edited = await editByWords(footage, words);
          await render(footage, { timeline: edited, cache: `run-${run}` });
        },
        baseline: () =>
          plainFfmpeg(footage, timeline, {
            inputs: [],
            graph: ['[cutv]null[v]', '[cuta]anull[a]'],
          }),
      });
      return { ...figures, facts: { ...figures.facts, pieces: timeline.clips.length } };
    }),
};
