import { chmod, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feedFfmpeg } from '../../../src/studio/media/run-ffmpeg.ts';
import { createMediaFolder, type MediaFolder } from '../../fixtures/media/media-folder.ts';

let folder: MediaFolder;
let ffmpeg: string;

/** Stands in for FFmpeg: runs what its last argument says; the writer's `pipe:1` is the reader's `pipe:0`. */
beforeAll(async () => {
  folder = await createMediaFolder();
  ffmpeg = folder.path('program');
  await writeFile(ffmpeg, '#!/bin/sh\nPATH=/usr/bin:/bin\nfor last; do :; done\neval "$last"\n');
  await chmod(ffmpeg, 0o755);
});
afterAll(() => folder.remove());

const lasting = new AbortController().signal;

function feed(
  writer: string,
  reader: string,
  { signal = lasting, stallMs = 60_000 } = {},
): Promise<string> {
  const run = (script: string) => ({
    ...{ args: [script], workDir: folder.dir, signal, wallMs: 60_000, stallMs },
  });
  return feedFfmpeg({ ffmpeg, ffprobe: ffmpeg }, { from: run(writer), into: run(reader) });
}

it('the second gets all that the first wrote, and the first one’s log is told', async () => {
  const megabytes = 'dd if=/dev/zero bs=1000000 count=20 2>/dev/null; echo mixed >&2';
  const log = await feed(megabytes, 'wc -c > got; echo progress=end');
  expect(log.trim()).toBe('mixed');
  expect(Number(await readFile(folder.path('got'), 'utf8'))).toBe(20_000_000);
});

it('whichever of the two fails, that is what is told, and the other ends', async () => {
  const broken = feed('echo sound; echo broken >&2; exit 1', 'cat > /dev/null');
  await expect(broken).rejects.toMatchObject({
    code: 'ffmpeg-failed',
    message: expect.stringMatching('broken'),
  });
  const full = feed(
    'cat /dev/zero',
    'head -c 100 > /dev/null; echo No space left on device >&2; exit 1',
  );
  await expect(full).rejects.toMatchObject({ code: 'disk-full' });
});

it('both stop when it is not wanted any more', async () => {
  const stop = new AbortController();
  const fed = feed('exec cat /dev/zero', 'exec cat > /dev/null', { signal: stop.signal });
  setTimeout(() => stop.abort(), 200);
  await expect(fed).rejects.toMatchObject({ code: 'cancelled' });
});

it('a first one that stands still is noticed, however busy the second one looks', async () => {
  const busy = 'while echo progress=continue; do sleep 0.1; done & cat > /dev/null; kill $!';
  const stuck = feed('echo sound; exec sleep 50', busy, { stallMs: 2_000 });
  await expect(stuck).rejects.toMatchObject({
    code: 'ffmpeg-failed',
    message: expect.stringMatching('stood still'),
  });
});
