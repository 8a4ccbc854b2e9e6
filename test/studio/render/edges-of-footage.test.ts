import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AssetId } from '../../../src/studio/edit/timeline.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { beepsIn, flashesIn, makeOddFlashAndBeep } from '../../fixtures/media/flash-and-beep.ts';
import { lookAt } from '../../fixtures/media/look.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from './render-kit.ts';

let kit: RenderKit;
let plain: string;
beforeAll(async () => {
  kit = await createRenderKit();
  plain = await makeOddFlashAndBeep(kit.folder.path('plain.mp4'));
});
afterAll(() => kit.remove());

/** What is used of a clip, and where in that flashes and beeps begin, all in frames of the film. */
interface Edge {
  readonly make: (path: string) => Promise<unknown>;
  readonly use: readonly [number, number];
  readonly flashes: readonly number[];
  readonly beeps: readonly number[];
}

const copy = ['-map', '0:v', '-map', '1:a', '-c', 'copy'] as const;

const edges: Readonly<Record<string, Edge>> = {
  'picture that begins late': {
    make: (path) => ffmpeg(['-itsoffset', '0.7', '-i', plain, '-i', plain, ...copy, path]),
    use: [25, 90],
    flashes: [26, 56],
    beeps: [5, 35],
  },
  'sound that begins late': {
    make: (path) => ffmpeg(['-i', plain, '-itsoffset', '0.7', '-i', plain, ...copy, path]),
    use: [5, 80],
    flashes: [25, 55],
    beeps: [16, 46],
  },
  'a clip of one frame': {
    make: (path) => makeOddFlashAndBeep(path, { seconds: 1 / 30 }),
    use: [0, 1],
    flashes: [0],
    beeps: [0],
  },
  'a picture that ends long before its sound': {
    make: (path) => ffmpeg(['-t', '1.5', '-i', plain, '-i', plain, ...copy, path]),
    use: [20, 80],
    flashes: [10],
    beeps: [10, 40],
  },
  'a clip of a tenth of a second': {
    make: (path) => makeOddFlashAndBeep(path, { seconds: 0.1 }),
    use: [0, 3],
    flashes: [0],
    beeps: [0],
  },
  'a sound that ends long before its picture': {
    make: (path) => ffmpeg(['-i', plain, '-t', '1.5', '-i', plain, ...copy, path]),
    use: [20, 80],
    flashes: [10, 40],
    beeps: [10],
  },
  'a size that changes on the way': {
    make: async (path) => {
      const upright = await makeOddFlashAndBeep(kit.folder.path('upright.mp4'), { size: '90x160' });
      const parts = await Promise.all(
        [plain, upright].map(async (part, nth) => {
          const stream = kit.folder.path(`part-${nth}.ts`);
          await ffmpeg(['-i', part, '-c', 'copy', stream]);
          return readFile(stream);
        }),
      );
      await writeFile(kit.folder.path('both.ts'), Buffer.concat(parts));
      await ffmpeg(['-fflags', '+genpts', '-i', kit.folder.path('both.ts'), '-c', 'copy', path]);
    },
    use: [15, 150],
    flashes: [16, 46, 76, 106],
    beeps: [16, 46, 76, 106],
  },
};

it('at every edge of the footage the film has its exact frames, and flashes and beeps their places', async () => {
  const names = Object.keys(edges);
  const sources: RenderSource[] = [];
  const clips = [];
  for (const [nth, edge] of Object.values(edges).entries()) {
    const id: AssetId = `a_${nth}`;
    const path = kit.folder.path(`edge-${nth}.mkv`);
    await edge.make(path);
    sources.push(await kit.source(id, path));
    clips.push(cut(id, edge.use));
  }
  const film = await kit.render({ timeline: lineUp(clips), sources, name: 'edges' });
  const facts = await lookAt(film.path);
  const lengths = clips.map((clip) => clip.out - clip.in);
  const total = lengths.reduce((sum, frames) => sum + frames, 0);
  expect(facts.frames).toBe(total);
  expect(Math.abs(facts.soundSeconds - facts.pictureSeconds)).toBeLessThanOrEqual(1 / 30);
  const seen = [await flashesIn(film.path), (await beepsIn(film.path)).map((at) => at * 30)];
  let start = 0;
  for (const [nth, name] of names.entries()) {
    const end = start + (lengths[nth] ?? 0);
    const places = seen.map((all) =>
      all.filter((at) => at > start - 0.5 && at < end - 0.5).map((at) => at - start),
    );
    const { flashes = [], beeps = [] } = edges[name] ?? {};
    const near = (at: number) => expect.closeTo(at, -Math.log10(2 * 1.5));
    expect([name, ...places]).toEqual([name, flashes.map(near), beeps.map(near)]);
    start = end;
  }
});
