import { type Bench, inTurnWithCpu } from './measure.ts';
import { editByWords, prepareFootage, render } from './studio-footage.ts';

/** The first preview of an edit, against its final film; neither finds anything of the other. */
export const bench: Bench = {
  name: 'studio.preview',
  goal: '<=0.25',
  unit: 'ms',
  async run() {
    const footage = await prepareFootage();
    try {
      const timeline = await editByWords(footage, 'remove the pauses');
      let run = 0;
      return await inTurnWithCpu({
        runs: 2,
        baseline: () => {
          run += 1;
          return render(footage, { timeline, cache: `final-${run}` });
        },
        ours: () => render(footage, { timeline, cache: `preview-${run}`, quality: 'preview' }),
      });
    } finally {
      await footage.folder.remove();
    }
  },
};
