import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { again, openProject, submit } from './project.ts';
import {
  draftOf,
  eventually,
  newPerson,
  openSession,
  openStudio,
  run,
  waitForRender,
} from './studio-fixture.ts';

async function edited() {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  return { opened, ann, ...(await openProject(ann)) };
}

it('accounts, sessions, uploads, drafts and finished renders survive a restart', async () => {
  const at = await edited();
  await submit(at.ann, at);
  const before = await waitForRender(at.ann, 'r1');
  const ann = again(await at.opened.restart(), at.ann);
  expect(await draftOf(ann, at.sessionId)).toEqual(at.draft);
  const after = await ann.call('/api/render/proxy/lambda/r1');
  expect(after.json).toMatchObject({ status: 'completed', completedAt: before.json.completedAt });
  expect((await ann.call('/api/render/proxy/r1/download')).body).toBe('FILM of 1, 1 sources');
  await run(ann, at.sessionId, 'join');
  expect((await submit(ann, at)).status).toBe(409);
});

it('a render that was at work, and those behind it, are finished by the next process', async () => {
  const at = await edited();
  at.opened.engine.gates.render = new Promise(() => {});
  for (const id of ['r1', 'r2']) await submit(at.ann, at, { id });
  await eventually(async () => (await at.ann.call('/api/render/proxy/lambda/r1')).json.status).toBe(
    'processing',
  );
  delete at.opened.engine.gates.render;
  const ann = again(await at.opened.restart(), at.ann);
  for (const id of ['r1', 'r2']) {
    expect((await waitForRender(ann, id)).json.status).toBe('completed');
  }
  expect(at.opened.engine.calls.rendered).toHaveLength(2);
});

/** As a crash leaves it: written down as begun, never as ended. */
async function crashedAfter(attempts: number) {
  const at = await edited();
  await submit(at.ann, at);
  await waitForRender(at.ann, 'r1');
  const dir = join(at.opened.dataDir, 'sessions', at.sessionId);
  const [file = ''] = at.opened.engine.calls.rendered;
  const path = file.replace(/\.mp4$/, '.json');
  const { file: _file, completedAt: _at, ...record } = JSON.parse(await readFile(path, 'utf8'));
  await at.opened.studio.close();
  await writeFile(path, JSON.stringify({ ...record, status: 'processing', attempts }));
  await mkdir(join(dir, 'work', 'half'), { recursive: true });
  await mkdir(join(dir, 'incoming', 'half'), { recursive: true });
  return { at, dir };
}

it('a render that a crash interrupted starts again from its stored draft', async () => {
  const { at } = await crashedAfter(1);
  const ann = again(await at.opened.restart(), at.ann);
  expect((await waitForRender(ann, 'r1')).json.status).toBe('completed');
  expect(at.opened.engine.calls.rendered).toHaveLength(2);
});

it('a render that took three processes with it is given up', async () => {
  const { at } = await crashedAfter(3);
  const ann = again(await at.opened.restart(), at.ann);
  const { json } = await waitForRender(ann, 'r1');
  expect(json).toMatchObject({ status: 'failed', error: 'ffmpeg-failed' });
});

it('closing in the middle of a run loses the run and nothing else', async () => {
  const at = await edited();
  at.opened.engine.gates.measure = new Promise(() => {});
  const running = run(at.ann, at.sessionId, 'trim');
  await eventually(() => at.opened.engine.calls.measured.length).toBe(1);
  const opened = await at.opened.restart();
  expect((await running).at(-1)).toEqual({ error: 'the run failed: cancelled' });
  const ann = again(opened, at.ann);
  expect(await draftOf(ann, at.sessionId)).toEqual(at.draft);
});

it('a damaged record is left out, kept, and does not stop the start', async () => {
  const at = await edited();
  await at.opened.studio.close();
  const path = join(at.opened.dataDir, 'sessions', at.sessionId, 'session.json');
  await writeFile(path, '{"v":1');
  const opened = await at.opened.restart();
  const ann = again(opened, at.ann);
  expect((await ann.call('/api/credits/balance/simple')).status).toBe(200);
  expect((await ann.call(`/api/state/nemo_agent/me/${at.sessionId}/latest`)).status).toBe(500);
  expect(opened.lines.some(({ level }) => level === 'error')).toBe(true);
  expect(await readFile(path, 'utf8')).toBe('{"v":1');
  await openSession(ann);
});
