import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSaver } from '../../../src/adapters/terminal/saver.ts';
import type { OutboundFile } from '../../../src/core/message.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutroom-saver-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function createFile(name: string): OutboundFile {
  return {
    ...{ kind: 'file', name, mimeType: 'application/octet-stream', sizeBytes: 3 },
    async *open() {
      yield new TextEncoder().encode(name.slice(0, 3));
    },
  };
}

it.each([
  [
    'out.mp4',
    ['talk-edited.mp4', 'talk-cover.jpg', 'talk-edited.mp3'],
    ['out.mp4', 'out-2.jpg', 'out-3.mp3'],
  ],
  ['out.jpeg', ['talk-cover.jpg', 'talk-cover.png'], ['out.jpeg', 'out-2.png']],
  ['out', ['talk-edited.gif'], ['out']],
  ['cut.final', ['talk-edited.mp4'], ['cut.final']],
])('what is asked to be %s keeps the extension of its own kind', async (out, names, written) => {
  const save = createSaver({ cwd: folder, out: join(folder, out) });
  const paths: string[] = [];
  for (const name of names) {
    paths.push(await save(createFile(name), { clips: [], isRepeated: false }));
  }
  expect(paths.map((path) => basename(path))).toEqual(written);
  expect((await readdir(folder)).sort()).toEqual([...written].sort());
});
