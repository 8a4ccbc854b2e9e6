import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createProgressParser } from '../../../src/studio/media/progress.ts';
import { runFfmpeg } from '../../../src/studio/media/run-ffmpeg.ts';
import { createTail } from '../../../src/studio/media/tail.ts';
import { findTools } from '../../../src/studio/media/tools.ts';
import { createMediaFolder, type MediaFolder } from '../../fixtures/media/media-folder.ts';

let folder: MediaFolder;
beforeAll(async () => {
  folder = await createMediaFolder();
});
afterAll(() => folder.remove());

const { signal } = new AbortController();

/** A program that stands in for FFmpeg. */
async function script(name: string, lines: readonly string[]): Promise<string> {
  const path = folder.path(name);
  await writeFile(path, `#!/bin/sh\n${lines.join('\n')}\n`);
  await chmod(path, 0o755);
  return path;
}

const run = (
  ffmpeg: string,
  more: { wallMs?: number; stallMs?: number; signal?: AbortSignal } = {},
) =>
  runFfmpeg(
    { ffmpeg, ffprobe: ffmpeg },
    { args: [], workDir: folder.dir, signal, wallMs: 60_000, ...more },
  );

it('progress is read in microseconds, and not before there is some', () => {
  const parser = createProgressParser();
  const blocks = [
    'out_time_us=N/A',
    'progress=continue',
    'frame=12',
    'out_time_ms=500000',
    'out_time_us=500000',
    'progress=end',
  ];
  expect(blocks.map((line) => parser.push(line))).toEqual([false, true, false, false, false, true]);
  expect(parser.latest()).toEqual({ outTimeMs: 500, frames: 12 });
});

it('of a long log only the end is kept', () => {
  const tail = createTail(1_000);
  for (let at = 0; at < 1_000; at += 1) tail.push(Buffer.from(`line ${at}\n`));
  expect(tail.text().length).toBeLessThanOrEqual(1_000);
  expect(tail.text()).toContain('line 999');
});

it('knows a full disk from other failures', async () => {
  const full = await script('full', [
    'echo "av_interleaved_write_frame(): No space left on device" >&2',
    'exit 1',
  ]);
  await expect(run(full)).rejects.toMatchObject({ code: 'disk-full' });
  const late = await script('late', [
    'echo "Error writing trailer of /x/o.flac: No space left on device" >&2',
  ]);
  await expect(run(late)).rejects.toMatchObject({ code: 'disk-full' });
  const broken = await script('broken', ['echo "first" >&2', 'echo "it broke" >&2', 'exit 1']);
  await expect(run(broken)).rejects.toMatchObject({
    code: 'ffmpeg-failed',
    message: 'FFmpeg failed: it broke',
  });
});

it('ends what stands still, takes too long or is not wanted any more', async () => {
  const still = await script('still', ['exec /bin/sleep 60']);
  await expect(run(still, { stallMs: 200 })).rejects.toMatchObject({
    code: 'ffmpeg-failed',
    message: expect.stringMatching(/stood still/),
  });
  await expect(run(still, { wallMs: 200 })).rejects.toMatchObject({
    code: 'ffmpeg-failed',
    message: expect.stringMatching(/too long/),
  });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 200);
  await expect(run(still, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
});

it('nothing of the environment reaches FFmpeg but path, language and a home', async () => {
  vi.stubEnv('CUTROOM_SECRET_KEY', 'do-not-tell');
  const nosy = await script('nosy', ['/usr/bin/env >&2']);
  const { log } = await run(nosy);
  vi.unstubAllEnvs();
  const names = log
    .split('\n')
    .flatMap((line) => (line.includes('=') ? [line.split('=')[0] ?? ''] : []));
  expect(names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name)).sort()).toEqual([
    'HOME',
    'LANG',
    'PATH',
  ]);
});

it('a machine without FFmpeg gets one sentence with the command for it', async () => {
  const find = (platform: NodeJS.Platform) =>
    findTools({
      ffmpegPath: folder.path('none'),
      ffprobePath: folder.path('none'),
      platform,
      signal,
    });
  await expect(find('darwin')).rejects.toMatchObject({
    code: 'ffmpeg-missing',
    message: expect.stringMatching(/brew install ffmpeg$/),
  });
  await expect(find('win32')).rejects.toMatchObject({
    message: expect.stringMatching(/winget install/),
  });
  await expect(find('linux')).rejects.toMatchObject({ message: expect.stringMatching(/install/) });
});

it('an old FFmpeg and one without what is needed are refused by name', async () => {
  await mkdir(folder.path('old'));
  const old = await script('old/ffmpeg', ['echo "ffmpeg version 4.2.7 Copyright"']);
  const query = { ffmpegPath: old, ffprobePath: old, signal };
  await expect(findTools(query)).rejects.toMatchObject({
    message: expect.stringMatching(/4\.2\.7 is too old/),
  });
  const bare = await script('bare', [
    'case "$*" in -version) echo "ffmpeg version 6.1 C";; *) echo " ... xfade VV->V x";; esac',
  ]);
  await expect(findTools({ ffmpegPath: bare, ffprobePath: bare, signal })).rejects.toMatchObject({
    message: expect.stringMatching(/without .*libx264/),
  });
});

it('finds what is installed', async () => {
  const tools = await findTools({ signal });
  expect(tools.major).toBeGreaterThanOrEqual(4);
  expect(tools.ffmpeg.startsWith('/')).toBe(true);
});
