import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStoreFolder, type StoreFolder } from './store-folder.ts';

let folder: StoreFolder;
beforeEach(async () => {
  folder = await createStoreFolder();
});
afterEach(() => folder.remove());

it('refuses a second holder and tells who has the folder', async () => {
  await folder.open({ holder: { pid: 4711, command: 'start' } });
  await expect(folder.open()).rejects.toMatchObject({
    code: 'data-in-use',
    facts: { holder: expect.stringMatching(/^cutroom start, process 4711, since 2\d{3}-/) },
  });
});

it('refuses also where the side file tells nothing', async () => {
  await folder.open();
  await writeFile(join(folder.dir, 'lock.json'), '{"pid":');
  await expect(folder.open()).rejects.toMatchObject({
    code: 'data-in-use',
    facts: { holder: 'another process' },
  });
});

it('lets the next one in after a close', async () => {
  await (await folder.open()).close();
  await folder.open();
});

it('holds against another process, and is free the moment that one is killed', async () => {
  const holder = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('hold-lock.ts', import.meta.url)), folder.dir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(holder.stdout, 'data');
  await expect(folder.open()).rejects.toMatchObject({
    code: 'data-in-use',
    facts: { holder: expect.stringContaining(`process ${holder.pid}`) },
  });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await folder.open();
});
