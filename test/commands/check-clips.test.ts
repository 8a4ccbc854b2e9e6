import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkClips, checkOut } from '../../src/commands/check-clips.ts';
import { maxFileBytes } from '../../src/core/media-types.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutroom-clips-'));
  await writeFile(join(folder, 'clip.MP4'), 'x');
  await writeFile(join(folder, 'empty.mp4'), '');
  await writeFile(join(folder, 'notes.txt'), 'x');
  await writeFile(join(folder, 'README'), 'x');
  await mkdir(join(folder, 'day.mp4'));
  await writeFile(join(folder, 'large.mp4'), '');
  // A hole: the file has the size without taking the room.
  await truncate(join(folder, 'large.mp4'), maxFileBytes + 1);
  await writeFile(join(folder, 'full.mp4'), '');
  await truncate(join(folder, 'full.mp4'), maxFileBytes);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('gives the full paths of clips that can be taken, in their order', async () => {
  expect(await checkClips(['full.mp4', './clip.MP4'], folder)).toEqual([
    join(folder, 'full.mp4'),
    join(folder, 'clip.MP4'),
  ]);
});

it.each([
  ['gone.mp4', /^There is no file .*gone\.mp4\.$/],
  ['day.mp4', /day\.mp4 is a folder; name the clips in it\.$/],
  ['notes.txt', /^notes\.txt \(\.txt\) is of a kind that is not taken; these are: MP4, MOV/],
  ['README', /^README \(without an extension\) is of a kind that is not taken/],
  ['empty.mp4', /^empty\.mp4 is empty \(0 bytes\)\.$/],
  ['large.mp4', /^large\.mp4 has 501 MB; at most 500 MB are taken\. Compress or trim it first\.$/],
])('refuses %s with one sentence', async (clip, sentence) => {
  await expect(checkClips(['clip.MP4', clip], folder)).rejects.toThrow(sentence);
});

it('takes a name for the result that is free', async () => {
  expect(await checkOut('out.mp4', folder)).toBe(join(folder, 'out.mp4'));
  expect(await checkOut('out', folder)).toBe(join(folder, 'out'));
  expect(await checkOut('out.GIF', folder)).toBe(join(folder, 'out.GIF'));
});

it.each([
  ['clip.MP4', /clip\.MP4 is already there, and nothing is ever overwritten\.$/],
  ['day.mp4', /day\.mp4 is a folder; --out names the file to write\.$/],
  ['missing/out.mp4', /missing is no folder that can be written to\.$/],
  ['out.mov', /^Results are MP4, GIF, .* or M4A: let --out end in one of these, not \.mov\.$/],
])('refuses %s as the name of the result', async (out, sentence) => {
  await expect(checkOut(out, folder)).rejects.toThrow(sentence);
});
