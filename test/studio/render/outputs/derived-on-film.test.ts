import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours, levelDb, lookAt, nameOf, samplesOf } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { frameNumbers, makeCounting } from '../../../fixtures/media/make-marked.ts';
import { ffprobe } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let colours: RenderSource;
let counting: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('rgb.mp4'), ['red', 'lime', 'blue']);
  colours = await kit.source('a_rgb', path);
  counting = await kit.source('a_count', await makeCounting(kit.folder.path('count.mp4')));
});
afterAll(() => kit.remove());

const rgb = lineUp([cut('a_rgb', [0, 90])]);
const dirty = lineUp([cut('a_rgb', [0, 90])], {
  fades: { in: { frames: 20, of: 'picture', colour: 'black' } },
});

describe('a still', () => {
  it('shows the very frame that was asked for, counted from either end', async () => {
    const film = lineUp([cut('a_count', [0, 60])]);
    const seen: number[] = [];
    // The film is told as 0:02, as one of 2.4 s would be: what is little more is its last frame.
    for (const at of [0, 400, 1_233, 1_966, -1_000, 2_900]) {
      const job = { timeline: film, sources: [counting], name: 'nth' };
      const { path } = await kit.render({ ...job, output: { format: 'png', at } });
      seen.push(...frameNumbers(await frameColours(path)));
    }
    expect(seen).toEqual([0, 12, 37, 59, 30, 59]);
  });

  it.each([90_000, -90_000])('of the moment %i ms of a short film is refused', async (at) => {
    const job = { timeline: rgb, sources: [colours], name: 'never' };
    await expect(kit.render({ ...job, output: { format: 'jpg', at } })).rejects.toMatchObject({
      code: 'time-not-in-film',
    });
  });

  it.each(['jpg', 'gif'] as const)(
    'or a GIF has as many lines as are asked for: %s',
    async (format) => {
      const job = { timeline: rgb, sources: [colours], name: 'lines' };
      const made = await kit.render({ ...job, output: { format, lines: 120, at: 0, to: 500 } });
      expect(Math.min(made.widthPx, made.heightPx)).toBe(120);
    },
  );

  it('of a film that was made before draws nothing anew, whatever its height', async () => {
    const cacheDir = kit.folder.path('still-cache');
    const job = { timeline: rgb, sources: [colours], cacheDir };
    await kit.render({ ...job, name: 'whole' });
    const before = (await readdir(cacheDir)).toSorted();
    const still = await kit.render({
      ...job,
      name: 'small',
      output: { format: 'jpg', height: 96, at: 2_500 },
    });
    expect((await readdir(cacheDir)).toSorted()).toEqual(before);
    expect(await lookAt(still.path)).toMatchObject({ widthPx: 170, heightPx: 96, frames: 1 });
    expect(still).toMatchObject({ widthPx: 170, heightPx: 96, durationMs: 0 });
    expect((await frameColours(still.path)).map(nameOf)).toEqual(['blue']);
  });

  it('of a long film draws only the piece that it is in, and no sound', async () => {
    const cacheDir = kit.folder.path('long-cache');
    const timeline = lineUp(Array.from({ length: 40 }, () => cut('a_rgb', [0, 90])));
    const output = { format: 'jpg', at: 100_500 } as const;
    const { path } = await kit.render({
      timeline,
      sources: [colours],
      cacheDir,
      name: 'far',
      output,
    });
    expect(await readdir(cacheDir)).toHaveLength(1);
    expect((await frameColours(path)).map(nameOf)).toEqual(['green']);
  });
});

describe('a picture of the whole film', () => {
  it('of no moment in particular is neither the black beginning nor a blink', async () => {
    const clips = [cut('a_rgb', [0, 8]), cut('a_rgb', [32, 58]), cut('a_rgb', [32, 58])];
    const timeline = { ...dirty, clips };
    const job = { timeline, sources: [colours], name: 'best' };
    const { path } = await kit.render({ ...job, output: { format: 'jpg' } });
    expect((await frameColours(path)).map(nameOf)).toEqual(['green']);
  });

  it('of many moments shows them in their order, side by side', async () => {
    const job = { timeline: rgb, sources: [colours], name: 'sheet' };
    const sheet = await kit.render({ ...job, output: { format: 'jpg', tiles: 9 } });
    expect(await lookAt(sheet.path)).toMatchObject({
      widthPx: sheet.widthPx,
      heightPx: sheet.heightPx,
    });
    expect([sheet.widthPx, sheet.heightPx]).toEqual([3 * 320 + 24, 3 * 180 + 24]);
    const seen = await Promise.all(
      Array.from({ length: 9 }, async (_, nth) => {
        const part = `200:100:${6 + (nth % 3) * 326 + 60}:${6 + Math.floor(nth / 3) * 186 + 40}`;
        return (await frameColours(sheet.path, part)).map(nameOf).join();
      }),
    );
    expect(seen.join(' ')).toBe('red red red green green green blue blue blue');
  });
});

describe('a GIF', () => {
  it('shows the stretch that was asked for and nothing else', async () => {
    const job = { timeline: rgb, sources: [colours], name: 'part' };
    const gif = await kit.render({ ...job, output: { format: 'gif', from: 1_000, to: -1_000 } });
    const seen = await frameColours(gif.path);
    expect(seen.map(nameOf)).toEqual(Array(10).fill('green'));
    expect(gif).toMatchObject({ durationMs: 1_000, widthPx: 320, heightPx: 180 });
  });

  it('ends after half a minute', async () => {
    const timeline = lineUp(Array.from({ length: 11 }, () => cut('a_rgb', [0, 90])));
    const output = { format: 'gif', height: 96, fps: 2 } as const;
    const gif = await kit.render({ timeline, sources: [colours], name: 'long', output });
    expect(gif.durationMs).toBe(30_000);
    expect((await lookAt(gif.path)).frames).toBe(60);
  });

  it('is made smaller until it fits', async () => {
    const job = { timeline: lineUp([cut('a_count', [0, 60])]), sources: [counting] };
    const free = await kit.render({ ...job, name: 'free', output: { format: 'gif' } });
    const maxBytes = Math.max(50_000, Math.round(free.sizeBytes * 0.6));
    const fitted = await kit.render({ ...job, name: 'fit', output: { format: 'gif', maxBytes } });
    expect(fitted.sizeBytes).toBeLessThanOrEqual(maxBytes);
  });
});

describe('the sound alone', () => {
  it.each(['mp3', 'm4a'] as const)('is the stretch that was asked for, as %s', async (format) => {
    const cacheDir = kit.folder.path(`sound-cache-${format}`);
    const timeline = lineUp([cut('a_rgb', [0, 45], { gainDb: null }), cut('a_rgb', [45, 90])]);
    const job = { timeline, sources: [colours], cacheDir, name: 'sound' };
    const sound = await kit.render({ ...job, output: { format, from: 500, to: 2_500 } });
    const samples = await samplesOf(sound.path);
    expect(samples.length / 48_000).toBeCloseTo(2, 1);
    expect(levelDb(samples, 48_000, { start: 0.1, end: 0.9 })).toBeLessThan(-60);
    expect(levelDb(samples, 48_000, { start: 1.1, end: 1.9 })).toBeGreaterThan(-30);
    const streams = await ffprobe([
      '-show_entries',
      'stream=codec_type',
      '-of',
      'csv=p=0',
      sound.path,
    ]);
    expect(streams.trim()).toBe('audio');
  });

  it('fits into the bytes that it may have', async () => {
    const output = { format: 'mp3', maxBytes: 50_000 } as const;
    const timeline = lineUp(Array.from({ length: 2 }, () => cut('a_rgb', [0, 90])));
    const { sizeBytes } = await kit.render({ timeline, sources: [colours], name: 'tight', output });
    expect(sizeBytes).toBeLessThanOrEqual(50_000);
    expect(sizeBytes).toBeGreaterThan(25_000);
  });
});

describe('another shape of the same edit', () => {
  it('has its form and all of the film, and the edit keeps its own', async () => {
    const canvas = { widthPx: 320, heightPx: 180, fit: 'crop' } as const;
    const timeline = lineUp([cut('a_rgb', [0, 60])], { canvas });
    const job = { timeline, sources: [colours], name: 'tall' };
    const tall = await kit.render({ ...job, output: { aspect: '9:16' } });
    expect(await lookAt(tall.path)).toMatchObject({ widthPx: 320, heightPx: 568, frames: 60 });
    const middle = await frameColours(tall.path, '300:100:10:234');
    expect(middle.map(nameOf)).toEqual([...Array(30).fill('red'), ...Array(30).fill('green')]);
    const square = await kit.render({ ...job, name: 'square', output: { aspect: '1:1' } });
    expect([square.widthPx, square.heightPx]).toEqual([180, 180]);
  });
});
