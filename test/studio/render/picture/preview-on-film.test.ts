import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainTitle } from '../../../../src/studio/edit/title-style.ts';
import type { RenderedFile, RenderSource } from '../../../../src/studio/render/renderer.ts';
import { levelDb, lookAt, samplesOf } from '../../../fixtures/media/look.ts';
import { makeClip } from '../../../fixtures/media/make-clip.ts';
import { ffmpeg } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let source: RenderSource;
let film: RenderedFile;
let preview: RenderedFile;

/** Everything that places pictures in time: cuts, another speed, a transition, a title, a fade. */
const timeline = lineUp(
  [
    cut('a_test', [0, 24]),
    cut('a_test', [40, 60]),
    cut('a_test', [12, 22], { speed: { num: 1, den: 2 } }),
    cut('a_test', [30, 70], { transition: { kind: 'fade', frames: 8 } }),
  ],
  {
    canvas: { widthPx: 960, heightPx: 540, fit: 'bars' },
    titles: [
      { id: 't1', text: 'HELLO', at: 10, frames: 40, position: 'middle', style: plainTitle },
    ],
    fades: { in: { frames: 10, colour: 'black', of: 'both' } },
  },
);

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeClip(kit.folder.path('test.mp4'), {
    picture: 'testsrc2',
    widthPx: 960,
    heightPx: 540,
    seconds: 3,
  });
  source = await kit.source('a_test', path);
  film = await kit.render({ timeline, sources: [source], name: 'film' });
  const output = { quality: 'preview' } as const;
  preview = await kit.render({ timeline, sources: [source], name: 'preview', output });
});
afterAll(() => kit.remove());

it('is a film of the same length at half the rate, at 480 lines', async () => {
  expect(film).toMatchObject({ frames: 104, widthPx: 960, heightPx: 540 });
  expect(preview).toMatchObject({ frames: 52, widthPx: 854, heightPx: 480 });
  expect(preview.durationMs).toBe(film.durationMs);
  const facts = await lookAt(preview.path);
  expect(facts).toMatchObject({ frames: 52, codecs: ['h264', 'aac'], pixels: 'yuv420p' });
  expect(Math.abs(facts.pictureSeconds - facts.soundSeconds)).toBeLessThan(1 / 15);
});

it('every frame shows what the film shows at that time', async () => {
  const inTime = await likeness(0);
  expect(inTime).toHaveLength(52);
  expect(Math.min(...inTime)).toBeGreaterThan(0.96);
  // What is measured tells a frame from the next one.
  expect(Math.max(...(await likeness(1)))).toBeLessThan(0.94);
});

it('sounds as the film does, to the sample', async () => {
  const [inFilm, inPreview] = await Promise.all([samplesOf(film.path), samplesOf(preview.path)]);
  expect(inPreview).toHaveLength(inFilm.length);
  const apart = inFilm.map((sample, at) => sample - (inPreview[at] ?? 0));
  expect(levelDb(apart, 48_000, { start: 0, end: 4 })).toBeLessThan(-60);
});

/** Structural similarity of each frame of the preview to the film's at its time; or at so many of its frames earlier. */
async function likeness(late: number): Promise<readonly number[]> {
  const { widthPx, heightPx } = preview;
  const counted = 'settb=1/15,setpts=N';
  const log = await ffmpeg([
    ...['-i', preview.path, '-i', film.path, '-filter_complex'],
    [
      `[0:v]trim=start_frame=${late},${counted}[preview]`,
      `[1:v]select='not(mod(n,2))',scale=${widthPx}:${heightPx},setsar=1,${counted}[film]`,
      '[preview]setsar=1[even];[even][film]ssim=shortest=1,metadata=print:key=lavfi.ssim.All',
    ].join(';'),
    ...['-f', 'null', '-'],
  ]);
  return [...log.matchAll(/lavfi\.ssim\.All=([\d.]+)/g)].map(([, share]) => Number(share));
}
