import { copyFile, stat, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { StudioError } from '../../../src/studio/errors.ts';
import { decodeGuards } from '../../../src/studio/media/probe.ts';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { makeHostileFiles, pngBomb } from '../../fixtures/media/make-hostile.ts';
import { ffmpeg } from '../../fixtures/media/media-folder.ts';
import { openFootage } from './footage.ts';

const { dir, path: pathOf, inspect } = await openFootage();
const good = await makeClip(pathOf('other.mp4'), { seconds: 1 });

async function refusalOf(path: string): Promise<StudioError> {
  const thrown = await inspect(path).then(
    () => new Error(`let in: ${path}`),
    (error: unknown) => error,
  );
  if (thrown instanceof StudioError) return thrown;
  throw thrown;
}

it('every hostile file is refused with a sentence, without a word of where things are, and the next one is let in', async () => {
  for (const path of await makeHostileFiles(dir, good)) {
    const { code, message } = await refusalOf(path);
    expect([path, code]).toEqual([path, 'unsupported-file']);
    expect(message).toMatch(/^[A-Z][^/\\]+\.$/);
  }
  expect(await inspect(good)).toMatchObject({ kind: 'video', durationMs: 1000 });
});

it('a picture that unpacks to 768 MB out of less than one is refused before anything is unpacked', async () => {
  const path = pathOf('bomb.png');
  await writeFile(path, pngBomb(16_000));
  expect((await stat(path)).size).toBeLessThan(1_000_000);
  expect((await refusalOf(path)).code).toBe('unsupported-file');
  const args = [...decodeGuards('png_pipe'), '-i', path, '-frames:v', '1', '-f', 'null', '-'];
  const log = await ffmpeg(['-benchmark', ...args]).catch((error: Error) => error.message);
  const peakKilobytes = Number(/maxrss=(\d+)[kK]/.exec(log)?.[1]);
  expect(peakKilobytes).toBeLessThan(150_000);
  // The same made smaller is a picture like any other.
  await writeFile(path, pngBomb(1_000));
  expect(await inspect(path)).toMatchObject({ kind: 'image', picture: { widthPx: 1_000 } });
});

it('a film of forty streams is refused', async () => {
  const path = pathOf('streams.mkv');
  const maps = Array.from({ length: 39 }, () => ['-map', '0:a']).flat();
  await ffmpeg(['-i', good, '-map', '0:v', ...maps, '-c', 'copy', path]);
  expect((await refusalOf(path)).code).toBe('unsupported-file');
});

it('names that read as options, addresses or patterns are only names', async () => {
  for (const name of [
    '-i.mp4',
    '--help.mp4',
    'concat:a|b.mp4',
    'http:x.mp4',
    '%03d.mp4',
    "a'b;c.mp4",
  ]) {
    await copyFile(good, pathOf(name));
    expect(await inspect(pathOf(name))).toMatchObject({ kind: 'video', durationMs: 1000 });
  }
});
