import { link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { folderBytes } from '../../../src/studio/files/disk-space.ts';

it('a file with two names counts once', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'space-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const name of ['renders', 'cache']) await mkdir(join(dir, name));
  await writeFile(join(dir, 'renders', 'film'), Buffer.alloc(1_000));
  await link(join(dir, 'renders', 'film'), join(dir, 'cache', 'whole'));
  await writeFile(join(dir, 'cache', 'chunk'), Buffer.alloc(200));
  expect(await folderBytes(dir)).toBe(1_200);
});
