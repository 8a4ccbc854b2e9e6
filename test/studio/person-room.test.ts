import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeClip } from './fake-engine.ts';
import { render } from './project.ts';
import {
  draftOf,
  newPerson,
  openSession,
  openStudio,
  type Person,
  run,
  upload,
} from './studio-fixture.ts';

const minuteMs = 60 * 1000;
const clip = (bytes: number) => Buffer.concat([fakeClip(), Buffer.alloc(bytes, ' ')]);

async function ready(personBytes = 100_000) {
  const clock = { now: Date.now() };
  const opened = await openStudio({
    settings: { personBytes },
    tuning: { now: () => clock.now },
  });
  const ann = await newPerson(opened);
  const dirOf = (sessionId: string) => join(opened.dataDir, 'sessions', sessionId);
  return { clock, opened, ann, dirOf };
}

/** As if so many bytes had come before. */
const fill = (dir: string, bytes: number) =>
  writeFile(join(dir, 'assets', 'more.bin'), Buffer.alloc(bytes));

const send = (person: Person, sessionId: string, bytes: number) =>
  upload(person, sessionId, { 'a.mp4': clip(bytes) });

async function renderJoined(person: Person, sessionId: string) {
  await run(person, sessionId, 'join');
  return render(person, { sessionId, draft: await draftOf(person, sessionId) });
}

it('a person whose clips fill their room is told so, and others are not touched', async () => {
  const { opened, ann, dirOf } = await ready();
  const bob = await newPerson(opened);
  const bobs = await openSession(bob);
  await send(bob, bobs, 60_000);
  const sessionId = await openSession(ann);
  expect((await send(ann, sessionId, 60_000)).status).toBe(200);
  expect((await send(ann, sessionId, 60_000)).json.code).toBe(4003);
  expect((await readdir(join(dirOf(sessionId), 'assets'))).length).toBe(1);
  expect(await readdir(join(dirOf(sessionId), 'incoming'))).toEqual([]);
  expect((await send(bob, bobs, 30_000)).status).toBe(200);
  expect(existsSync(dirOf(bobs))).toBe(true);
});

it('pieces that can be made again make room first, then results of long ago, then idle projects', async () => {
  const { clock, ann, dirOf } = await ready();
  const old = await openSession(ann);
  await send(ann, old, 30_000);
  expect((await renderJoined(ann, old)).json.status).toBe('completed');
  await mkdir(join(dirOf(old), 'cache'), { recursive: true });
  await writeFile(join(dirOf(old), 'cache', 'piece.mp4'), Buffer.alloc(80_000));
  clock.now += 61 * minuteMs;

  const fresh = await openSession(ann);
  expect((await send(ann, fresh, 40_000)).status).toBe(200);
  expect(existsSync(join(dirOf(old), 'cache'))).toBe(false);
  expect((await ann.call('/api/render/proxy/lambda/r1')).status).toBe(200);

  await writeFile(join(dirOf(old), 'renders', 'left.mp4'), Buffer.alloc(40_000));
  expect((await send(ann, fresh, 100)).status).toBe(200);
  expect((await ann.call('/api/render/proxy/lambda/r1')).status).toBe(404);
  expect(existsSync(dirOf(old))).toBe(false);
  expect(existsSync(dirOf(fresh))).toBe(true);
});

it('a project that was used in the last ten minutes stays', async () => {
  const { clock, ann, dirOf } = await ready();
  const old = await openSession(ann);
  await fill(dirOf(old), 100_000);
  clock.now += 9 * minuteMs;
  const fresh = await openSession(ann);
  expect((await send(ann, fresh, 10)).json.code).toBe(4003);
  clock.now += 2 * minuteMs;
  expect((await send(ann, fresh, 10)).status).toBe(200);
  expect(existsSync(dirOf(old))).toBe(false);
});

it('an edit can be rendered however full the room of its owner is', async () => {
  const { clock, ann, dirOf } = await ready();
  const sessionId = await openSession(ann);
  await send(ann, sessionId, 100);
  await fill(dirOf(sessionId), 100_000);
  clock.now += 20 * minuteMs;
  const { json } = await renderJoined(ann, sessionId);
  expect(json.status).toBe('completed');
  expect(existsSync(dirOf(sessionId))).toBe(true);
});

it('files that come in at once do not overrun the room of a person together', async () => {
  const { ann, dirOf } = await ready(60_000_000);
  const sessionId = await openSession(ann);
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(ann, sessionId, 35_000_000)));
  const taken = answers.filter(({ status }) => status === 200);
  expect(taken.length).toBeLessThan(4);
  expect(await readdir(join(dirOf(sessionId), 'incoming'))).toEqual([]);
});

it('a disk that fills up while a clip comes in ends it there, with a line for the operator', async () => {
  let free = 10_000_000_000;
  const opened = await openStudio({
    settings: { floorBytes: 2_000_000_000 },
    tuning: {
      freeBytes: async () => {
        free -= 5_000_000_000;
        return free;
      },
    },
  });
  const ann = await newPerson(opened);
  const sessionId = await openSession(ann);
  const { status, json } = await send(ann, sessionId, 40_000_000);
  expect([status, json.code]).toEqual([507, 507]);
  const dir = join(opened.dataDir, 'sessions', sessionId);
  expect(await readdir(join(dir, 'assets'))).toEqual([]);
  expect(opened.lines).toContainEqual(
    expect.objectContaining({ level: 'warn', message: 'no room is left' }),
  );
});
