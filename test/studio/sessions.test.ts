import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeClip } from './fake-engine.ts';
import { openProject, render, submit } from './project.ts';
import { eventually, newPerson, openSession, openStudio, run, upload } from './studio-fixture.ts';

it('sessions open with a task, and also under the own id in the path', async () => {
  const ann = await newPerson(await openStudio());
  const mine = `/api/tasks/${ann.userId}/with-session/nemo_agent`;
  const { json } = await ann.call(mine, { method: 'POST' });
  expect(json.data).toMatchObject({ user_id: ann.userId });
  expect(json.data.task_id).toMatch(/^task_/);
  const other = await ann.call('/api/tasks/anon_1/with-session/nemo_agent', { method: 'POST' });
  expect([other.status, other.json.code]).toEqual([404, 1002]);
});

it('sessions refuse what the protocol does not know', async () => {
  const ann = await newPerson(await openStudio());
  const path = '/api/tasks/me/with-session/nemo_agent';
  for (const json of [{ task_name: 1 }, { surprise: true }, { language: 'x'.repeat(36) }, []]) {
    const answer = await ann.call(path, { method: 'POST', json });
    expect([answer.status, answer.json.code]).toEqual([422, 422]);
  }
  const broken = {
    method: 'POST',
    body: '{"task',
    headers: { 'content-type': 'application/json' },
  } as const;
  expect((await ann.call(path, broken)).status).toBe(400);
});

it('sessions show their state, empty before the first edit', async () => {
  const ann = await newPerson(await openStudio());
  const sessionId = await openSession(ann);
  const { json, headers } = await ann.call(
    `/api/state/nemo_agent/${ann.userId}/${sessionId}/latest`,
  );
  expect(json.data).toMatchObject({
    ...{ session_id: sessionId, task_name: 'project', user_id: ann.userId },
    state: {
      draft: {},
      video_infos: [],
      canvas_config: {},
      video_analyses: {},
      generated_media: {},
    },
  });
  expect(headers['retry-after']).toBeUndefined();
});

it('sessions show uploads and the draft, the same at every reading', async () => {
  const ann = await newPerson(await openStudio());
  const sessionId = await openSession(ann);
  await upload(ann, sessionId, { 'a.mp4': fakeClip(2000), 'b.mov': fakeClip(3000) });
  await run(ann, sessionId, 'join');
  const path = `/api/state/nemo_agent/me/${sessionId}/latest`;
  const { json, body } = await ann.call(path);
  expect(json.data.state.video_infos).toMatchObject([
    { filename: 'a.mp4' },
    { filename: 'b.mov', duration: 3 },
  ]);
  expect(json.data.state.draft.t[0].sg.map(({ d }: { d: number }) => d)).toEqual([2000, 3000]);
  expect(json.data.state.canvas_config).toMatchObject({ width: 320, height: 180 });
  expect((await ann.call(path)).body).toBe(body);
});

it('sessions belong to one account: for anybody else they do not exist', async () => {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  const bob = await newPerson(opened);
  const project = await openProject(ann);
  const { sessionId } = project;
  const attempts = [
    await bob.call(`/api/state/nemo_agent/me/${sessionId}/latest`),
    await bob.call(`/api/state/nemo_agent/${ann.userId}/${sessionId}/latest`),
    await upload(bob, sessionId, { 'b.mp4': fakeClip() }),
    await bob.call('/run_sse', {
      method: 'POST',
      json: { session_id: sessionId, new_message: { parts: [{ text: 'join' }] } },
    }),
    await submit(bob, project),
    await bob.call(`/api/x/runs/${sessionId}/cancel`, { method: 'POST' }),
    await bob.call(`/api/x/sessions/${sessionId}`, { method: 'DELETE' }),
  ];
  for (const { status, json } of attempts) expect([status, json.code]).toEqual([404, 1002]);
});

it('sessions are not found by ids that are paths, too long or made up', async () => {
  const ann = await newPerson(await openStudio());
  for (const id of ['..%2F..%2Faccounts', '%00', '1'.repeat(30), 'nope', '1234567890123456789']) {
    const { status, json } = await ann.call(`/api/state/nemo_agent/me/${id}/latest`);
    expect([id, status, json.code]).toEqual([id, 404, 1002]);
  }
});

async function withRender() {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  const project = await openProject(ann);
  const { json } = await render(ann, project);
  return { opened, ann, sessionId: project.sessionId, link: json.outputUrl };
}

it('deleting a session takes its uploads, its draft and its renders with it', async () => {
  const { opened, ann, sessionId, link } = await withRender();
  const { json } = await ann.call(`/api/x/sessions/${sessionId}`, { method: 'DELETE' });
  expect(json).toEqual({ code: 0, data: { deleted: true } });
  expect((await ann.call(`/api/state/nemo_agent/me/${sessionId}/latest`)).json.code).toBe(1002);
  expect((await ann.call('/api/render/proxy/lambda/r1')).status).toBe(404);
  expect((await ann.call(link)).status).toBe(404);
  expect(existsSync(join(opened.dataDir, 'sessions', sessionId))).toBe(false);
});

it('deleting an account takes everything with it and leaves others alone', async () => {
  const { opened, ann, sessionId } = await withRender();
  const bob = await newPerson(opened);
  const kept = await openSession(bob);
  expect((await ann.call('/api/x/account', { method: 'DELETE' })).status).toBe(200);
  expect((await ann.call('/api/credits/balance/simple')).json.code).toBe(1001);
  expect(existsSync(join(opened.dataDir, 'sessions', sessionId))).toBe(false);
  expect(existsSync(join(opened.dataDir, 'accounts', ann.userId))).toBe(false);
  expect((await bob.call(`/api/state/nemo_agent/me/${kept}/latest`)).status).toBe(200);
});

it('deleting a session stops what runs and renders in it', async () => {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  const project = await openProject(ann);
  const { sessionId } = project;
  opened.engine.gates.render = new Promise(() => {});
  opened.engine.gates.measure = new Promise(() => {});
  const running = run(ann, sessionId, 'trim');
  await eventually(() => opened.engine.calls.measured.length).toBe(1);
  await submit(ann, project);
  await ann.call(`/api/x/sessions/${sessionId}`, { method: 'DELETE' });
  expect((await running).at(-1)).toEqual({ error: 'the run failed: cancelled' });
  expect(existsSync(join(opened.dataDir, 'sessions', sessionId))).toBe(false);
});
