import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeClip } from './fake-engine.ts';
import { again, openProject, render, submit } from './project.ts';
import { eventually, newPerson, openSession, openStudio, upload } from './studio-fixture.ts';

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

async function aged() {
  const clock = { now: Date.now() };
  const opened = await openStudio({ tuning: { now: () => clock.now } });
  const ann = await newPerson(opened);
  const project = await openProject(ann);
  await render(ann, project);
  const dir = join(opened.dataDir, 'sessions', project.sessionId);
  return { clock, opened, ann, project, dir };
}

it('a finished render goes after its days, the session stays', async () => {
  const at = await aged();
  at.clock.now += 6.9 * dayMs;
  const opened = await at.opened.restart();
  expect((await again(opened, at.ann).call('/api/render/proxy/lambda/r1')).status).toBe(200);
  await opened.studio.close();
  at.clock.now += 0.2 * dayMs;
  await opened.restart();
  await eventually(() => readdir(join(at.dir, 'renders'))).toEqual([]);
  expect(existsSync(join(at.dir, 'session.json'))).toBe(true);
});

it('a session goes when it was not used for its days, the account after it', async () => {
  const at = await aged();
  at.clock.now += 29 * dayMs;
  const young = await openSession(await newPerson(at.opened));
  at.clock.now += 2 * dayMs;
  await at.opened.restart();
  await eventually(() => existsSync(at.dir)).toBe(false);
  expect(existsSync(join(at.opened.dataDir, 'sessions', young))).toBe(true);
  expect(existsSync(join(at.opened.dataDir, 'accounts', at.ann.userId))).toBe(true);
  at.clock.now += 7 * dayMs;
  await at.opened.restart();
  await eventually(() => existsSync(join(at.opened.dataDir, 'accounts', at.ann.userId))).toBe(
    false,
  );
});

it('pieces of earlier renders go from what was not used for a week, and nothing else does', async () => {
  const at = await aged();
  const cache = join(at.dir, 'cache');
  await mkdir(cache, { recursive: true });
  await writeFile(join(cache, 'piece'), 'x');
  at.clock.now += 6 * dayMs;
  const opened = await at.opened.restart();
  expect((await again(opened, at.ann).call('/api/render/proxy/lambda/r1')).status).toBe(200);
  await opened.studio.close();
  expect(existsSync(join(cache, 'piece'))).toBe(true);
  at.clock.now += 2 * dayMs;
  await opened.restart();
  await eventually(() => existsSync(cache)).toBe(false);
  expect(existsSync(join(at.dir, 'session.json'))).toBe(true);
});

it('over the cap, caches go first, then the session that was used longest ago', async () => {
  const at = await aged();
  await mkdir(join(at.dir, 'cache'), { recursive: true });
  await writeFile(join(at.dir, 'cache', 'piece.mp4'), Buffer.alloc(50_000));
  at.clock.now += 11 * minuteMs;
  const young = join(at.opened.dataDir, 'sessions', await openSession(at.ann));
  await at.opened.restart({ diskBytes: 40_000 });
  await eventually(() => existsSync(join(at.dir, 'cache'))).toBe(false);
  expect(existsSync(at.dir)).toBe(true);

  await writeFile(join(young, 'assets', 'big.mp4'), Buffer.alloc(30_000));
  await writeFile(join(at.dir, 'assets', 'big.mp4'), Buffer.alloc(30_000));
  await at.opened.restart({ diskBytes: 40_000 });
  await eventually(() => existsSync(at.dir)).toBe(false);
  expect(existsSync(young)).toBe(true);
});

it('an upload makes room for itself where something old can go', async () => {
  const at = await aged();
  await writeFile(join(at.dir, 'assets', 'big.mp4'), Buffer.alloc(60_000));
  at.clock.now += 11 * minuteMs;
  const opened = await at.opened.restart({ diskBytes: 50_000 });
  const ann = again(opened, at.ann);
  const sessionId = await openSession(ann);
  expect((await upload(ann, sessionId, { 'a.mp4': fakeClip() })).status).toBe(200);
  expect(existsSync(at.dir)).toBe(false);
});

it('a session at work is never swept away', async () => {
  const at = await aged();
  at.opened.engine.gates.render = new Promise(() => {});
  await submit(at.ann, at.project, { id: 'r2' });
  at.clock.now += 11 * minuteMs;
  const ann = again(await at.opened.restart({ diskBytes: 1 }), at.ann);
  expect((await upload(ann, at.project.sessionId, { 'a.mp4': fakeClip() })).status).toBe(507);
  expect(existsSync(at.dir)).toBe(true);
});

it('a session that was used just now stays, however short the room is', async () => {
  const at = await aged();
  at.clock.now += 9 * minuteMs;
  const ann = again(await at.opened.restart({ diskBytes: 1 }), at.ann);
  const { status, json } = await upload(ann, at.project.sessionId, { 'a.mp4': fakeClip() });
  expect([status, json.code]).toEqual([507, 507]);
  expect(existsSync(at.dir)).toBe(true);
});

it('folders that no session owns go when they are old', async () => {
  const at = await aged();
  const orphan = join(at.opened.dataDir, 'sessions', '1234567890123456789');
  await mkdir(join(orphan, 'incoming'), { recursive: true });
  await at.opened.restart();
  expect(existsSync(orphan)).toBe(true);
  const old = new Date(at.clock.now - dayMs);
  await utimes(orphan, old, old);
  await at.opened.restart();
  await eventually(() => existsSync(orphan)).toBe(false);
  expect(existsSync(at.dir)).toBe(true);
});
