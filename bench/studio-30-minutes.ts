import type { Timeline } from '../src/studio/edit/timeline.ts';
import { makeClip } from '../test/fixtures/media/make-clip.ts';
import { type Bench, timeMs } from './measure.ts';
import { peakMb } from './peak-memory.ts';
import { editByWords, type Footage, prepareFootage, render } from './studio-footage.ts';

const words = 'remove the pauses and add background music';
const minutes = 30;
const shortMinutes = 3;

/**
 * The most memory that a render of half an hour of talking takes, FFmpeg and this process together, against one of
 * three minutes: it must not grow with the length. `seconds` is how long the half hour took from the words to the file.
 */
export const bench: Bench = {
  name: 'studio.30-minutes',
  goal: '<=1.25',
  unit: 'MB',
  async run() {
    const short = await prepareTalk(shortMinutes);
    const long = await prepareTalk(minutes);
    try {
      const baseline = await peakOf(short);
      const ours = await peakOf(long);
      return {
        ...{ ours: ours.peak, baseline: baseline.peak, runs: 1 },
        facts: { seconds: Math.round(ours.seconds), pieces: ours.pieces },
      };
    } finally {
      await Promise.all([short, long].map((footage) => footage.folder.remove()));
    }
  },
};

/** Ten pauses in a minute. */
function prepareTalk(length: number): Promise<Footage> {
  const voice = '0.3*sin(140*2*PI*t)*(0.55+0.45*sin(6*PI*t))*between(mod(t,6),0.4,5)';
  const sound = `${voice}+0.004*(random(0)-0.5)`;
  const clip = { seconds: length * 60, fps: '15', sound, soundRate: 16_000 };
  return prepareFootage((path) => makeClip(path, clip));
}

async function peakOf(footage: Footage) {
  let timeline: Timeline | undefined;
  let ms = 0;
  const peak = await peakMb(async () => {
    ms = await timeMs(async () => {
      timeline = await editByWords(footage, words);
      await render(footage, { timeline, cache: 'film' });
    });
  });
  return { peak, seconds: ms / 1000, pieces: timeline?.clips.length ?? 0 };
}
