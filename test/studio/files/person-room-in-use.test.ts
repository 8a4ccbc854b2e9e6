import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createPersonRoom } from '../../../src/studio/files/person-room.ts';
import { createSessions } from '../../../src/studio/sessions/create-sessions.ts';
import { createInUse } from '../../../src/studio/sessions/in-use.ts';
import { collectLog } from '../studio-fixture.ts';

const hourMs = 60 * 60 * 1000;

it('a project in which something begins while room is made stays', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'room-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const clock = { now: Date.now() };
  const base = { log: collectLog([]), now: () => clock.now };
  const sessions = createSessions({ dir, ...base });
  const inUse = createInUse();
  const open = async (taskName: string) => {
    const { id } = await sessions.open('ann', { taskName });
    for (const name of ['assets', 'cache']) {
      await mkdir(join(sessions.folder(id), name), { recursive: true });
      await writeFile(join(sessions.folder(id), name, 'bytes'), Buffer.alloc(20_000));
    }
    clock.now += 1;
    return id;
  };
  const oldest = await open('oldest');
  const older = await open('older');
  const room = createPersonRoom({
    ...{ ...base, sessions, inUse, capBytes: 10_000 },
    renders: {
      removeFinishedBefore: async () => undefined,
      forgetSession: async (id) => void (id === oldest && inUse.hold(older)),
    },
  });
  clock.now += hourMs;
  await expect(room.requireRoom('ann')).rejects.toMatchObject({ code: 'quota-full' });
  expect(await sessions.ids()).toEqual([older]);
});
