import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeClip } from './fake-engine.ts';
import {
  attribution,
  callerWith,
  draftOf,
  eventually,
  newPerson,
  openSession,
  openStudio,
  type Person,
  run,
  upload,
  type Wish,
  waitForRender,
} from './studio-fixture.ts';

async function ready(wish: Wish = {}) {
  const opened = await openStudio(wish);
  const ann = await newPerson(opened);
  return { opened, ann, ...(await edited(ann)) };
}

async function edited(person: Person) {
  const sessionId = await openSession(person);
  await upload(person, sessionId, { 'a.mp4': fakeClip() });
  await run(person, sessionId, 'join');
  return { sessionId, draft: await draftOf(person, sessionId) };
}

type At = Awaited<ReturnType<typeof ready>>;

function submit(
  at: Pick<At, 'ann' | 'sessionId' | 'draft'>,
  more: Readonly<Record<string, unknown>>,
) {
  return at.ann.call('/api/render/proxy/lambda', {
    method: 'POST',
    json: { id: 'r1', sessionId: at.sessionId, draft: at.draft, ...more },
  });
}

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
  const submitted = await submit(at, {});
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
      json: { id: 'r1', sessionId: at.sessionId, draft: at.draft },
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
  const answer = await submit(at, more);
  expect([answer.status, answer.json.code]).toEqual([422, 422]);
});

it('a draft with somebody else’s footage is refused', async () => {
  const at = await ready();
  const bob = await newPerson(at.opened);
  const { sessionId } = await edited(bob);
  const answer = await submit({ ann: bob, sessionId, draft: at.draft }, {});
  expect(answer.status).toBe(422);
});

it('the same id twice is refused with 409, for others it is free', async () => {
  const at = await ready();
  const both = await Promise.all([submit(at, {}), submit(at, {})]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  await waitForRender(at.ann, 'r1');
  expect((await submit(at, {})).json).toMatchObject({ code: 409, message: 'duplicate id' });
  const bob = await newPerson(at.opened);
  expect((await submit({ ann: bob, ...(await edited(bob)) }, {})).status).toBe(200);
});

it('renders of others cannot be polled, fetched or cancelled', async () => {
  const at = await ready();
  await submit(at, {});
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
  for (const id of ['r1', 'r2', 'r3']) await submit(at, { id });
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
  const others = [await edited(at.ann), await edited(at.ann)];
  for (const [nth, other] of [at, ...others].entries()) {
    await submit({ ann: at.ann, ...other }, { id: `r${nth}` });
  }
  await eventually(() => at.opened.engine.calls.atOnce).toBe(2);
  expect(await statusOf(at, 'r2')).toBe('pending');
  letGo();
  await waitForRender(at.ann, 'r2');
  expect(at.opened.engine.calls.mostAtOnce).toBe(2);
});

it('a render that fails says so without a word of the cause, and a new id works', async () => {
  const at = await ready();
  await submit(at, { output: { height: 999 } });
  const { json } = await waitForRender(at.ann, 'r1');
  expect(json).toMatchObject({ success: true, status: 'failed', error: 'render-check-failed' });
  expect(json.outputUrl).toBeUndefined();
  expect((await at.ann.call('/api/render/proxy/r1/download')).status).toBe(404);
  await submit(at, { id: 'r2' });
  expect((await waitForRender(at.ann, 'r2')).json.status).toBe('completed');
});

it('cancelling ends a render that works, and at once one that waits, wherever it waits', async () => {
  const at = await ready();
  const letGo = hold(at);
  const other = await edited(at.ann);
  for (const id of ['r1', 'r2']) await submit(at, { id });
  await submit({ ann: at.ann, ...other }, { id: 'r3' });
  await eventually(() => statusOf(at, 'r1')).toBe('processing');
  const cancel = (id: string) =>
    at.ann.call(`/api/render/proxy/lambda/${id}/cancel`, { method: 'POST' });
  for (const id of ['r2', 'r3', 'r1']) {
    expect((await cancel(id)).json).toMatchObject({ success: true, status: 'cancelled' });
  }
  letGo();
  expect((await cancel('r1')).json.status).toBe('cancelled');
  expect(at.opened.engine.calls.rendered).toEqual([]);
  const work = join(at.opened.dataDir, 'sessions', at.sessionId, 'work');
  expect(await readdir(work).catch(() => [])).toEqual([]);
  await submit(at, { id: 'r4' });
  expect((await waitForRender(at.ann, 'r4')).json.status).toBe('completed');
});

it('more than twenty renders of one account do not wait', async () => {
  const at = await ready();
  const letGo = hold(at);
  for (let nth = 0; nth < 20; nth += 1) await submit(at, { id: `r${nth}` });
  const refused = await submit(at, { id: 'r20' });
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '30']);
  letGo();
  await waitForRender(at.ann, 'r19');
});

it('a file can be fetched in ranges over the download path', async () => {
  const at = await ready();
  await submit(at, {});
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
