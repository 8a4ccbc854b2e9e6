import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeResult } from '../../../src/adapters/terminal/write-result.ts';
import type { OutboundFile } from '../../../src/core/message.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutroom-result-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

function createFile(text: string, changes: Partial<OutboundFile> = {}): OutboundFile {
  return {
    kind: 'video',
    name: 'cutroom.mp4',
    mimeType: 'video/mp4',
    sizeBytes: text.length,
    async *open() {
      yield Buffer.from(text);
    },
    ...changes,
  };
}

it('writes beside the clip, numbered where the name is taken, and leaves nothing else', async () => {
  const place = { beside: join(folder, 'talk.final.mov'), cwd: '/nowhere' };
  expect(await writeResult(createFile('one'), place, signal)).toBe(
    join(folder, 'talk.final-edited.mp4'),
  );
  expect(await writeResult(createFile('two'), place, signal)).toBe(
    join(folder, 'talk.final-edited-2.mp4'),
  );
  expect(await readFile(join(folder, 'talk.final-edited.mp4'), 'utf8')).toBe('one');
  expect((await readdir(folder)).sort()).toEqual([
    'talk.final-edited-2.mp4',
    'talk.final-edited.mp4',
  ]);
});

it('leaves the very same result the only one: a crash may have come before it was known to be there', async () => {
  const place = { beside: join(folder, 'talk.mp4'), cwd: '/nowhere', isRepeated: true };
  const first = await writeResult(createFile('one'), place, signal);
  expect(await writeResult(createFile('one'), place, signal)).toBe(first);
  expect(await writeResult(createFile('two'), place, signal)).not.toBe(first);
  expect(await writeResult(createFile('one'), { ...place, out: first }, signal)).toBe(first);
  expect(await readdir(folder)).toHaveLength(2);
  const other = await writeResult(createFile('one'), { ...place, isRepeated: false }, signal);
  expect(other).not.toBe(first);
});

it('names a picture after what it shows', async () => {
  const file = createFile('png', { kind: 'image', name: 'timeline.png' });
  const place = { beside: join(folder, 'talk.mp4'), cwd: folder };
  expect(await writeResult(file, place, signal)).toBe(join(folder, 'talk-timeline.png'));
});

it('writes into the working folder where there is no clip', async () => {
  expect(await writeResult(createFile('one'), { cwd: folder }, signal)).toBe(
    join(folder, 'clip-edited.mp4'),
  );
});

it('writes to the name that was asked for, and never over a file', async () => {
  const out = join(folder, 'out.mp4');
  expect(await writeResult(createFile('one'), { out, cwd: '/nowhere' }, signal)).toBe(out);
  await expect(writeResult(createFile('two'), { out, cwd: '/' }, signal)).rejects.toMatchObject({
    code: 'output-exists',
  });
  expect(await readFile(out, 'utf8')).toBe('one');
  expect(await readdir(folder)).toEqual(['out.mp4']);
});

it('leaves nothing behind when the download breaks off', async () => {
  const broken = createFile('', {
    async *open() {
      yield Buffer.from('half');
      throw new Error('cut');
    },
  });
  await expect(writeResult(broken, { cwd: folder }, signal)).rejects.toThrow('cut');
  expect(await readdir(folder)).toEqual([]);
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  const endless = createFile('', {
    async *open() {
      for (;;) {
        yield Buffer.from('more');
        stop.abort();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  });
  await expect(writeResult(endless, { cwd: folder }, stop.signal)).rejects.toMatchObject({
    code: 'aborted',
  });
  expect(await readdir(folder)).toEqual([]);
});

it('says that a folder cannot be written', async () => {
  await mkdir(join(folder, 'in'));
  await writeFile(join(folder, 'file'), '');
  const out = join(folder, 'missing', 'out.mp4');
  await expect(writeResult(createFile('x'), { out, cwd: folder }, signal)).rejects.toMatchObject({
    code: 'download-failed',
  });
});
