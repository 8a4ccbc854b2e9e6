import { expect, it } from 'vitest';
import { findPauses } from '../../../src/studio/operations/cut/pauses.ts';
import {
  makeBeat,
  makeTalk,
  makeTone,
  type Stretch,
} from '../../fixtures/media/make-sound-file.ts';
import { openFootage } from '../media/footage.ts';

const footage = await openFootage();

async function pausesIn(path: string, padMs = 0) {
  return findPauses(await footage.measure(path, 'levels'), { minMs: 500, padMs });
}

// Seven hundredths of it are pauses: fewer than the tenth that tells how quiet the room is.
const words = [
  { start: 0, end: 6 },
  { start: 6.8, end: 15 },
  { start: 15.7, end: 22 },
];

it.each([0.002, 0.01, 0.05])('rare pauses are found over room noise of %f', async (roomNoise) => {
  const path = await makeTalk(footage.path(`${roomNoise}.mp4`), { words, seconds: 22, roomNoise });
  const found = await pausesIn(path);
  const ends = found.map(({ fromMs, toMs }) => [fromMs, toMs].map((ms) => Math.round(ms / 100)));
  expect(ends).toEqual([
    [60, 68],
    [150, 157],
  ]);
});

/** Gaps of every length between words, soft words and loud ones; only gaps of half a second and more are pauses. */
const gaps = [0.6, 0.3, 1.2, 0.45, 0.8, 2.4, 0.2, 0.7, 0.35, 1] as const;
const speech: Stretch[] = [];
for (const [nth, gap] of gaps.entries()) {
  const start = nth === 0 ? 0 : (speech.at(-1)?.end ?? 0) + gap;
  speech.push({ start, end: start + 0.9 + (nth % 3) * 0.5 });
}

it.each([0.002, 0.01, 0.05])(
  'over room noise of %f every pause over the threshold is found, and nothing spoken is in what would go',
  async (roomNoise) => {
    const seconds = (speech.at(-1)?.end ?? 0) + 0.2;
    const path = footage.path(`gaps-${roomNoise}.mp4`);
    await makeTalk(path, { words: speech, seconds, roomNoise });
    const found = await pausesIn(path);
    const wanted = speech.slice(1).flatMap(({ start }, nth) => {
      const from = speech[nth]?.end ?? 0;
      return start - from >= 0.5 ? [{ fromMs: from * 1000, toMs: start * 1000 }] : [];
    });
    expect(found.length).toBe(wanted.length);
    for (const [nth, { fromMs, toMs }] of found.entries()) {
      const real = wanted[nth] ?? { fromMs: 0, toMs: 0 };
      expect(Math.abs(fromMs - real.fromMs)).toBeLessThan(60);
      expect(Math.abs(toMs - real.toMs)).toBeLessThan(60);
    }
    const going = await pausesIn(path, 120);
    for (const { fromMs, toMs } of going) {
      const isSpoken = speech.some(({ start, end }) => start * 1000 < toMs && end * 1000 > fromMs);
      expect(isSpoken, `${fromMs} to ${toMs}`).toBe(false);
    }
  },
);

it('three hundred pauses in one recording are found, each', async () => {
  const every = 1.3;
  const talk = '0.4*(0.5*sin(140*2*PI*t)+0.3*sin(420*2*PI*t)+0.2*sin(1260*2*PI*t))';
  const expression = `${talk}*lt(mod(t,${every}),0.7)+0.004*(random(0)-0.5)`;
  const seconds = 300 * every + 0.7;
  const path = await makeTone(footage.path('long.wav'), { seconds, expression });
  const found = await pausesIn(path);
  expect(found.length).toBe(300);
  for (const [nth, { fromMs, toMs }] of found.entries()) {
    expect(Math.abs(fromMs - (nth * every + 0.7) * 1000)).toBeLessThan(60);
    expect(Math.abs(toMs - (nth + 1) * every * 1000)).toBeLessThan(60);
  }
});

it.each([
  ['chords', '0.2*(sin(220*2*PI*t)+sin(277*2*PI*t)+sin(330*2*PI*t))*(0.8+0.2*sin(2*PI*0.5*t))'],
  ['plucked notes', '0.6*exp(-3*mod(t,0.5))*sin((220+55*floor(mod(t,4)))*2*PI*t)'],
  ['a slow drum', '0.8*exp(-6*mod(t,1))*sin(80*2*PI*t)'],
])('no pause is heard in %s', async (what, expression) => {
  const path = await makeTone(footage.path(`${what}.wav`), { seconds: 12, expression });
  expect(await pausesIn(path)).toEqual([]);
});

it('a beat has none', async () => {
  const path = await makeBeat(footage.path('beat.wav'), 90, 12);
  expect(await pausesIn(path)).toEqual([]);
});
