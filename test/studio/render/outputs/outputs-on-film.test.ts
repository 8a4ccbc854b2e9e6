import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderableFormats } from '../../../../src/studio/render/outputs/derive.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { retime } from '../../../../src/studio/render/retime.ts';
import { frameColours, lookAt, nameOf } from '../../../fixtures/media/look.ts';
import { makeClip, makeColours } from '../../../fixtures/media/make-clip.ts';
import { ffprobe } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let colours: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('rgb.mp4'), ['red', 'lime', 'blue']);
  colours = await kit.source('a_rgb', path);
});
afterAll(() => kit.remove());

it('a film that has to fit into some bytes does, and keeps its length', async () => {
  const path = await makeClip(kit.folder.path('busy.mp4'), {
    seconds: 4,
    widthPx: 640,
    heightPx: 360,
    encoding: [
      '-vf',
      'noise=alls=40:allf=t',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
    ],
  });
  const busy = await kit.source('a_busy', path);
  const timeline = lineUp([cut('a_busy', [0, 120])], {
    canvas: { widthPx: 640, heightPx: 360, fit: 'bars' },
  });
  const maxBytes = 200_000;
  const film = await kit.render({ timeline, sources: [busy], name: 'fit', output: { maxBytes } });
  expect(film.sizeBytes).toBeLessThanOrEqual(maxBytes);
  expect(film.sizeBytes).toBeGreaterThan(maxBytes * 0.6);
  expect(film.heightPx).toBeLessThan(360);
  expect((await lookAt(film.path)).frames).toBe(120);
  expect(film.percents.at(-1)).toBe(100);
});

it.each([
  ['jpg', 60_000],
  ['png', 90_000],
] as const)('a still that has to fit into some bytes does, as %s', async (format, maxBytes) => {
  const encoding = ['-vf', 'noise=alls=40:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast'];
  const path = await makeClip(kit.folder.path(`noisy-${format}.mp4`), {
    ...{ seconds: 1, widthPx: 640, heightPx: 360 },
    encoding: [...encoding, '-pix_fmt', 'yuv420p'],
  });
  const noisy = await kit.source('a_noisy', path);
  const canvas = { widthPx: 640, heightPx: 360, fit: 'bars' } as const;
  const job = { timeline: lineUp([cut('a_noisy', [0, 30])], { canvas }), sources: [noisy] };
  const asked = { format, at: 500 } as const;
  const free = await kit.render({ ...job, name: `free-${format}`, output: asked });
  expect(free.sizeBytes).toBeGreaterThan(maxBytes);
  const fitted = await kit.render({ ...job, name: 'small', output: { ...asked, maxBytes } });
  expect(fitted.sizeBytes).toBeLessThanOrEqual(maxBytes);
  expect(fitted.sizeBytes).toBeGreaterThan(maxBytes / 8);
  const entries = 'stream=codec_name,width,height';
  const seen = await ffprobe(['-show_entries', entries, '-of', 'csv=p=0', fitted.path]);
  const codec = format === 'jpg' ? 'mjpeg' : 'png';
  expect(seen.trim()).toBe(`${codec},${fitted.widthPx},${fitted.heightPx}`);
});

it('a film that fits already is not made worse, and one that never can is refused', async () => {
  const timeline = lineUp([cut('a_rgb', [0, 30])]);
  const film = await kit.render({
    timeline,
    sources: [colours],
    name: 'fits',
    output: { maxBytes: 5_000_000 },
  });
  expect([film.widthPx, film.heightPx]).toEqual([320, 180]);
  const long = lineUp(Array.from({ length: 40 }, () => cut('a_rgb', [0, 90])));
  const tooSmall = kit.render({
    timeline: long,
    sources: [colours],
    name: 'never',
    output: { maxBytes: 50_000 },
  });
  await expect(tooSmall).rejects.toMatchObject({ code: 'file-too-large' });
});

it('a lower rate keeps every cut at its time', async () => {
  const clips = [cut('a_rgb', [0, 20]), cut('a_rgb', [30, 55]), cut('a_rgb', [60, 76])];
  const film = await kit.render({
    timeline: lineUp(clips),
    sources: [colours],
    name: 'slow',
    output: { fps: 12 },
  });
  const seen = (await frameColours(film.path)).map(nameOf);
  expect(seen).toEqual([
    ...Array(8).fill('red'),
    ...Array(10).fill('green'),
    ...Array(6).fill('blue'),
  ]);
  expect((await lookAt(film.path)).pictureSeconds).toBeCloseTo(2, 2);
});

it('positions at another rate do not drift', () => {
  const clips = Array.from({ length: 90 }, (_, at) => cut('a_rgb', [at % 50, (at % 50) + 7]));
  const timeline = retime(lineUp(clips), { num: 12, den: 1 });
  const frames = timeline.clips.reduce((sum, clip) => sum + clip.out - clip.in, 0);
  expect(frames).toBe(Math.round((90 * 7 * 12) / 30));
});

it('makes every format that it says it makes', async () => {
  const codecs = {
    mp4: 'h264,aac',
    gif: 'gif',
    webm: 'vp9',
    m4a: 'aac',
    mp3: 'mp3',
    jpg: 'mjpeg',
    png: 'png',
  } as const;
  for (const format of renderableFormats) {
    const { path } = await kit.render({
      timeline: lineUp([cut('a_rgb', [0, 60])]),
      sources: [colours],
      name: 'as',
      output: { format, at: 1_500 },
    });
    const printed = await ffprobe(['-show_entries', 'stream=codec_name', '-of', 'csv=p=0', path]);
    expect(printed.trim().split('\n').join(',')).toBe(codecs[format]);
  }
  const still = await frameColours(kit.folder.path('as.png'));
  expect(still.map(nameOf)).toEqual(['green']);
});
