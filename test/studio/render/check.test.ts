import { copyFile, truncate, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkRender } from '../../../src/studio/render/check.ts';
import { createMediaFolder, ffmpeg, type MediaFolder } from '../../fixtures/media/media-folder.ts';

const expected = { frames: 30, shape: { widthPx: 320, heightPx: 180, fps: { num: 30, den: 1 } } };

let folder: MediaFolder;
let right: string;
let made = 0;

beforeAll(async () => {
  folder = await createMediaFolder();
  right = await film([]);
});
afterAll(() => folder.remove());

/** A film as it has to be, but for what `more` says. */
async function film(
  more: readonly string[],
  inputs: readonly string[] = [],
  index: readonly string[] = ['-movflags', '+faststart'],
): Promise<string> {
  made += 1;
  const path = folder.path(`film-${made}.mp4`);
  await ffmpeg([
    ...['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=30:duration=1', ...inputs],
    ...['-f', 'lavfi', '-i', 'sine=440:sample_rate=48000:duration=1'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-ac', '2', ...more, ...index, path],
  ]);
  return path;
}

const check = (path: string) => checkRender(path, expected);

it('a right film passes, also with room left behind its index', async () => {
  await check(right);
  await check(await film([], [], ['-moov_size', '20000']));
});

it.each([
  ['one frame less', ['-frames:v', '29', '-t', '1'], '29 frames instead of 30'],
  ['another size', ['-s', '322x180'], 'another size'],
  ['other pixels', ['-pix_fmt', 'yuv444p'], 'no H.264 picture in yuv420p'],
  ['another picture', ['-c:v', 'mpeg4'], 'no H.264 picture in yuv420p'],
  ['no sound', ['-an'], 'no AAC sound'],
  ['other sound', ['-c:a', 'mp2'], 'no AAC sound'],
  ['sound of a kind that MP4 names otherwise', ['-c:a', 'ac3'], 'no AAC sound'],
  ['a stream too many', ['-map', '0', '-map', '1', '-map', '1'], 'more than two streams'],
  ['sound that ends early', ['-af', 'atrim=end=0.9'], 'the sound has another length'],
  ['sound that goes on', ['-af', 'apad=pad_dur=0.1'], 'the sound has another length'],
  ['a slow picture', ['-vf', 'setpts=1.2*PTS', '-vsync', '0'], 'the picture has another length'],
])('%s is a fault', async (_, more, fault) => {
  await expect(check(await film(more))).rejects.toMatchObject({
    code: 'render-check-failed',
    message: expect.stringContaining(fault),
  });
});

it('sound or picture that begins late is a fault', async () => {
  await expect(check(await film([], ['-itsoffset', '0.1']))).rejects.toThrow('begins late');
  const late = ['-filter_complex', '[0:v]setpts=PTS+0.1/TB[v]', '-map', '[v]', '-map', '1'];
  await expect(check(await film([...late, '-vsync', '0']))).rejects.toThrow('begins elsewhere');
});

it('an index at the end is a fault', async () => {
  await expect(check(await film([], [], []))).rejects.toThrow('index is not at the front');
});

it('an index that got less room than it takes is a fault', async () => {
  const path = await film([], [], ['-moov_size', '900']).catch(() =>
    folder.path(`film-${made}.mp4`),
  );
  await expect(check(path)).rejects.toMatchObject({ code: 'render-check-failed' });
});

it('a film that was cut off is a fault, wherever that was', async () => {
  const path = folder.path('cut-off.mp4');
  for (const bytes of [0, 5, 20, 300, 3_000, 20_000]) {
    await copyFile(right, path);
    await truncate(path, bytes);
    await expect(check(path)).rejects.toMatchObject({ code: 'render-check-failed' });
  }
});

it('what is no film at all is a fault', async () => {
  const path = folder.path('no-film.mp4');
  await writeFile(path, Buffer.alloc(40_000, 'noise and no boxes '));
  await expect(check(path)).rejects.toMatchObject({ code: 'render-check-failed' });
});
