import { expect, it } from 'vitest';
import type { Motion } from '../../../src/studio/media/facts.ts';
import { findBlack, findCuts, findFrozen } from '../../../src/studio/media/scene-cuts.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { openFootage } from './footage.ts';

const footage = await openFootage();

/** One source after another, each so many frames, as FFmpeg's sources name them. */
async function motionOf(name: string, parts: readonly string[], rate = '30'): Promise<Motion> {
  const path = footage.path(`${name}.mp4`);
  const inputs = parts.flatMap((part) => ['-f', 'lavfi', '-i', part]);
  const labels = parts.map((_, nth) => `[${nth}]format=yuv420p,setsar=1[v${nth}];`).join('');
  const joined = `${parts.map((_, nth) => `[v${nth}]`).join('')}concat=n=${parts.length}`;
  await ffmpeg([
    ...[...inputs, '-filter_complex', `${labels}${joined}`, '-r', rate],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', path],
  ]);
  return footage.measure(path, 'motion');
}

const size = 'size=320x180:rate=30';
const colour = (name: string, frames: number) => `color=${name}:${size},trim=end_frame=${frames}`;
const moving = (frames: number, more = '') => `testsrc2=${size}${more},trim=end_frame=${frames}`;
const noisy = (base: string) => base.replace(',trim', ',noise=alls=12:allf=t,trim');

it('cuts are found to the frame, between colours of one brightness too', async () => {
  const motion = await motionOf('cuts', [
    ...[
      noisy(colour('0x803030', 40)),
      moving(50),
      noisy(colour('0x305080', 35)),
      colour('white', 30),
    ],
  ]);
  expect(motion.change).toHaveLength(155);
  expect(motion.cut).toHaveLength(155);
  expect(findCuts(motion)).toEqual([40, 90, 125]);
});

it('motion, a flash and a fade are no cuts', async () => {
  expect(findCuts(await motionOf('moving', [moving(90)]))).toEqual([]);
  const flash = [noisy(colour('gray', 40)), colour('white', 2), noisy(colour('gray', 40))];
  expect(findCuts(await motionOf('flash', flash))).toEqual([]);
  const fade = [`${moving(60)},fade=in:0:30`];
  expect(findCuts(await motionOf('fade', fade))).toEqual([]);
});

it('black is found, and darkness with something in it is not', async () => {
  const motion = await motionOf('black', [
    moving(30),
    colour('black', 20),
    moving(30),
    colour('0x202020', 15),
  ]);
  expect(findBlack(motion)).toEqual([{ from: 30, to: 50 }]);
});

it('a picture that stands still is found, and a quiet one with a camera behind it is not', async () => {
  const still = `testsrc2=${size},trim=end_frame=1,loop=40:1:0,setpts=N/30/TB,trim=end_frame=40`;
  const motion = await motionOf('still', [moving(30), still, moving(30, '')]);
  // The first frame that moves again is the one that stood.
  expect(findFrozen(motion)).toEqual([{ from: 31, to: 71 }]);
  const quiet = await motionOf('quiet', [noisy(colour('gray', 90))]);
  expect(findFrozen(quiet).filter(({ from, to }) => to - from > 15)).toEqual([]);
});
