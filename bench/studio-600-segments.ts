import type { Clip, Timeline } from '../src/studio/edit/timeline.ts';
import { makeTalk } from '../test/fixtures/media/make-sound-file.ts';
import { type Bench, inTurnWithCpu } from './measure.ts';
import { type Footage, prepareFootage, render } from './studio-footage.ts';

const segmentFrames = 15;
const gapFrames = 3;
const many = 600;
const few = 60;

/** What a segment costs where there are six hundred, against what it costs where there are sixty. */
export const bench: Bench = {
  name: 'studio.600-segments',
  goal: '<=1.20',
  unit: 'ms',
  async run() {
    const seconds = (many * (segmentFrames + gapFrames)) / 30;
    const footage = await prepareFootage((path) =>
      makeTalk(path, { words: [{ start: 0, end: seconds }], seconds }),
    );
    try {
      let run = 0;
      const figures = await inTurnWithCpu({
        runs: 2,
        baseline: () => {
          run += 1;
          return render(footage, { timeline: inSegments(footage, few), cache: `few-${run}` });
        },
        ours: () => render(footage, { timeline: inSegments(footage, many), cache: `many-${run}` }),
      });
      return perSegment(figures);
    } finally {
      await footage.folder.remove();
    }
  },
};

function inSegments({ talk }: Footage, count: number): Timeline {
  const clips = Array.from({ length: count }, (_, at): Clip => {
    const from = at * (segmentFrames + gapFrames);
    return {
      ...{ id: `c${at}`, asset: 'a_talk', in: from, out: from + segmentFrames },
      ...{ speed: { num: 1, den: 1 }, gainDb: 0, transition: null },
    };
  });
  const { widthPx = 320, heightPx = 180 } = talk.facts.picture ?? {};
  const canvas = { widthPx, heightPx, fit: 'bars' } as const;
  return { fps: { num: 30, den: 1 }, canvas, clips, titles: [], music: [] };
}

function perSegment({ ours, baseline, ...others }: Awaited<ReturnType<typeof inTurnWithCpu>>) {
  const { oursCpuMs = 0, baselineCpuMs = 0 } = others.facts ?? {};
  const cpuRatio = Number((oursCpuMs / many / (baselineCpuMs / few)).toFixed(3));
  return {
    ...{ ours: ours / many, baseline: baseline / few, runs: others.runs },
    facts: { cpuRatio, oursCpuMs, baselineCpuMs },
  };
}
