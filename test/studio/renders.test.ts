import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openProject, submit } from './project.ts';
import {
  attribution,
  callerWith,
  eventually,
  newPerson,
  openStudio,
  type Wish,
  waitForRender,
} from './studio-fixture.ts';

async function ready(wish: Wish = {}) {
  const opened = await openStudio(wish);
  const ann = await newPerson(opened);
  return { opened, ann, project: await openProject(ann) };
}

type At = Awaited<ReturnType<typeof ready>>;

function hold({ opened }: At): () => void {
  let letGo = () => {};
  opened.engine.gates.render = new Promise((resolve) => {
    letGo = resolve;
  });
  return () => letGo();
}

const statusOf = async ({ ann }: Pick<At, 'ann'>, id: string) =>
  (await ann.call(`/api/render/proxy/lambda/${id}`)).json.status;

it('answers hold every known form at once, with a time to ask again while it moves', async () => {
  const at = await ready();
  const letGo = hold(at);
  const submitted = await submit(at.ann, at.project);
  expect(submitted.headers['retry-after']).toBe('1');
  await eventually(() => statusOf(at, 'r1')).toBe('processing');
  await eventually(
    async () => (await at.ann.call('/api/render/proxy/lambda/r1')).json,
  ).toMatchObject({
    code: 0,
    success: true,
    progress: 40,
    data: { status: 'processing', progress: 40 },
  });
  letGo();
  const { json, headers } = await waitForRender(at.ann, 'r1');
  expect(headers['retry-after']).toBeUndefined();
  expect(json).toMatchObject({
    ...{ id: 'r1', taskId: 'r1', status: 'completed', progress: 100 },
    output: { duration: 2, size: 20, url: json.outputUrl },
    data: {
      output: { url: json.outputUrl },
      createdAt: json.createdAt,
      completedAt: json.completedAt,
    },
  });
  expect(json.outputUrl.startsWith(at.opened.studio.url)).toBe(true);
});

it('an export without one of the attribution headers is refused with 402', async () => {
  const at = await ready();
  for (const missing of Object.keys(attribution)) {
    const answer = await at.ann.call('/api/render/proxy/lambda', {
      method: 'POST',
      json: { id: 'r1', ...at.project },
      headers: { [missing]: '' },
    });
    expect([answer.status, answer.json.code]).toEqual([402, 402]);
  }
  expect((await at.ann.call('/api/render/proxy/lambda/r1')).status).toBe(404);
});

it.each([
  ['an id that is a path', { id: '../x' }],
  ['an unknown key', { surprise: 1 }],
  ['an unknown format', { output: { format: 'exe' } }],
  ['a format that is not made here', { output: { format: 'gif' } }],
  ['no draft', { draft: undefined }],
  ['an empty draft', { draft: {} }],
  ['a draft of something else', { draft: { t: 'x' } }],
])('%s is refused with 422', async (_what, more) => {
  const at = await ready();
  const answer = await submit(at.ann, at.project, more);
  expect([answer.status, answer.json.code]).toEqual([422, 422]);
});

it('a draft with somebody else’s footage is refused', async () => {
  const at = await ready();
  const bob = await newPerson(at.opened);
  const { sessionId } = await openProject(bob);
  const answer = await submit(bob, { ...at.project, sessionId });
  expect(answer.status).toBe(422);
});

it('the same id twice is refused with 409, for others it is free', async () => {
  const at = await ready();
  const both = await Promise.all([submit(at.ann, at.project), submit(at.ann, at.project)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  await waitForRender(at.ann, 'r1');
  expect((await submit(at.ann, at.project)).json).toMatchObject({
    code: 409,
    message: 'duplicate id',
  });
  const bob = await newPerson(at.opened);
  expect((await submit(bob, await openProject(bob))).status).toBe(200);
});

it('renders of others cannot be polled, fetched or cancelled', async () => {
  const at = await ready();
  await submit(at.ann, at.project);
  await waitForRender(at.ann, 'r1');
  const bob = await newPerson(at.opened);
  const attempts = [
    await bob.call('/api/render/proxy/lambda/r1'),
    await bob.call('/api/render/proxy/r1/download'),
    await bob.call('/api/render/proxy/lambda/r1/cancel', { method: 'POST' }),
  ];
  for (const { status, json } of attempts) expect([status, json.code]).toEqual([404, 404]);
});

it('a session renders one at a time, in order', async () => {
  const at = await ready({ settings: { cores: 16 } });
  const letGo = hold(at);
  for (const id of ['r1', 'r2', 'r3']) await submit(at.ann, at.project, { id });
  await eventually(() => statusOf(at, 'r1')).toBe('processing');
  expect([await statusOf(at, 'r2'), await statusOf(at, 'r3')]).toEqual(['pending', 'pending']);
  letGo();
  const ends = await Promise.all(['r1', 'r2', 'r3'].map((id) => waitForRender(at.ann, id)));
  const times = ends.map(({ json }) => json.completedAt);
  expect(times).toEqual([...times].sort());
  expect(at.opened.engine.calls.mostAtOnce).toBe(1);
});

it('sessions render side by side as far as the cores go', async () => {
  const at = await ready({ settings: { cores: 8 } });
  const letGo = hold(at);
  const others = [await openProject(at.ann), await openProject(at.ann)];
  for (const [nth, project] of [at.project, ...others].entries()) {
    await submit(at.ann, project, { id: `r${nth}` });
  }
  await eventually(() => at.opened.engine.calls.atOnce).toBe(2);
  expect(await statusOf(at, 'r2')).toBe('pending');
  letGo();
  await waitForRender(at.ann, 'r2');
  expect(at.opened.engine.calls.mostAtOnce).toBe(2);
});

it('a render that fails says so without a word of the cause, and a new id works', async () => {
  const at = await ready();
  await submit(at.ann, at.project, { output: { height: 999 } });
  const { json } = await waitForRender(at.ann, 'r1');
  expect(json).toMatchObject({ success: true, status: 'failed', error: 'render-check-failed' });
  expect(json.outputUrl).toBeUndefined();
  expect((await at.ann.call('/api/render/proxy/r1/download')).status).toBe(404);
  await submit(at.ann, at.project, { id: 'r2' });
  expect((await waitForRender(at.ann, 'r2')).json.status).toBe('completed');
});

it('cancelling ends a render that works, and at once one that waits, wherever it waits', async () => {
  const at = await ready();
  const letGo = hold(at);
  const other = await openProject(at.ann);
  for (const id of ['r1', 'r2']) await submit(at.ann, at.project, { id });
  await submit(at.ann, other, { id: 'r3' });
  await eventually(() => statusOf(at, 'r1')).toBe('processing');
  const cancel = (id: string) =>
    at.ann.call(`/api/render/proxy/lambda/${id}/cancel`, { method: 'POST' });
  for (const id of ['r2', 'r3', 'r1']) {
    expect((await cancel(id)).json).toMatchObject({ success: true, status: 'cancelled' });
  }
  letGo();
  expect((await cancel('r1')).json.status).toBe('cancelled');
  expect(at.opened.engine.calls.rendered).toEqual([]);
  const work = join(at.opened.dataDir, 'sessions', at.project.sessionId, 'work');
  expect(await readdir(work).catch(() => [])).toEqual([]);
  await submit(at.ann, at.project, { id: 'r4' });
  expect((await waitForRender(at.ann, 'r4')).json.status).toBe('completed');
});

it('more than twenty renders of one account do not wait', async () => {
  const at = await ready();
  const letGo = hold(at);
  for (let nth = 0; nth < 20; nth += 1) await submit(at.ann, at.project, { id: `r${nth}` });
  const refused = await submit(at.ann, at.project, { id: 'r20' });
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '30']);
  letGo();
  await waitForRender(at.ann, 'r19');
});

it('a file can be fetched in ranges over the download path', async () => {
  const at = await ready();
  await submit(at.ann, at.project);
  await waitForRender(at.ann, 'r1');
  const path = '/api/render/proxy/r1/download';
  const part = await at.ann.call(path, { headers: { range: 'bytes=0-3' } });
  expect([part.status, part.body, part.headers['content-range']]).toEqual([
    206,
    'FILM',
    'bytes 0-3/20',
  ]);
  expect(part.headers['content-type']).toBe('video/mp4');
  expect((await callerWith(at.opened.studio.url)(path)).status).toBe(401);
});
