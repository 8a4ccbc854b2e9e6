import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeClip } from './fake-engine.ts';
import {
  callerWith,
  eventually,
  newPerson,
  openSession,
  openStudio,
  run,
  upload,
} from './studio-fixture.ts';

const dayMs = 24 * 60 * 60 * 1000;
const mint = '/api/auth/anonymous-token';

function asClient(id: string) {
  return { method: 'POST', headers: { 'x-client-id': id } } as const;
}

it('free tokens come with an account, credits and an end after seven days', async () => {
  const { studio } = await openStudio({ tuning: { now: () => Date.UTC(2026, 0, 1) } });
  const { status, json } = await callerWith(studio.url)(mint, asClient('a-client'));
  expect(status).toBe(200);
  expect(json).toMatchObject({
    code: 0,
    data: { expires_at: '2026-01-08T00:00:00.000Z', credits: 100 },
  });
  expect(json.data.user_id).toMatch(/^anon_[0-9a-f]{16}$/);
});

it('free tokens need a client id of at most 64 characters', async () => {
  const { studio } = await openStudio();
  const call = callerWith(studio.url);
  for (const id of ['', ' ', 'x'.repeat(65)]) {
    const { status, json } = await call(mint, asClient(id));
    expect([status, json.code]).toEqual([400, 400]);
  }
  expect((await call(mint, { method: 'POST' })).status).toBe(400);
  expect((await call(mint, asClient('x'.repeat(64)))).status).toBe(200);
});

it('free tokens are given once for a client in seven days, then again for the same account', async () => {
  let now = Date.UTC(2026, 0, 1);
  const { studio } = await openStudio({ tuning: { now: () => now } });
  const call = callerWith(studio.url);
  const first = await call(mint, asClient('same'));
  const again = await call(mint, { ...asClient('same'), json: {} });
  expect([again.status, again.json.code, again.headers['retry-after']]).toEqual([
    429,
    429,
    '604800',
  ]);

  now += 7 * dayMs;
  const old = callerWith(studio.url, first.json.data.token);
  expect((await old('/api/credits/balance/simple')).json.code).toBe(1001);
  const renewed = await call(mint, asClient('same'));
  expect(renewed.json.data.user_id).toBe(first.json.data.user_id);
  expect(renewed.json.data.token).not.toBe(first.json.data.token);
  expect((await old('/api/credits/balance/simple')).status).toBe(401);
});

it('free tokens are given once when a client asks many times at once', async () => {
  const { studio } = await openStudio();
  const call = callerWith(studio.url);
  const all = await Promise.all(Array.from({ length: 8 }, () => call(mint, asClient('hasty'))));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(all.filter(({ status }) => status === 429)).toHaveLength(7);
});

it('free tokens are limited for an address where the operator says so, also after a restart', async () => {
  const opened = await openStudio({ settings: { tokensPerAddress: 2 } });
  const call = callerWith(opened.studio.url);
  for (const id of ['one', 'two']) expect((await call(mint, asClient(id))).status).toBe(200);
  expect((await call(mint, asClient('three'))).status).toBe(429);
  const { studio } = await opened.restart();
  expect((await callerWith(studio.url)(mint, asClient('three'))).status).toBe(429);
});

it('free tokens are kept as a hash only, in files that only the owner can read', async () => {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  const dir = join(opened.dataDir, 'accounts', ann.userId);
  expect(await readdir(dir)).toEqual(['account.json']);
  expect(await readFile(join(dir, 'account.json'), 'utf8')).not.toContain(ann.token);
  expect((await stat(join(dir, 'account.json'))).mode & 0o077).toBe(0);
});

it('bearers are refused with 1001 on every path that needs one', async () => {
  const { studio } = await openStudio();
  const paths = [
    ['POST', '/api/auth/claim-token'],
    ['POST', '/api/tasks/me/with-session/nemo_agent'],
    ['POST', '/run_sse'],
    ['POST', '/api/upload-video/nemo_agent/me/1234567890123456789'],
    ['GET', '/api/credits/balance/simple'],
    ['GET', '/api/state/nemo_agent/me/1234567890123456789/latest'],
    ['POST', '/api/render/proxy/lambda'],
    ['GET', '/api/render/proxy/lambda/r1'],
    ['GET', '/api/render/proxy/r1/download'],
    ['POST', '/api/render/proxy/lambda/r1/cancel'],
    ['POST', '/api/x/runs/1234567890123456789/cancel'],
    ['DELETE', '/api/x/sessions/1234567890123456789'],
    ['DELETE', '/api/x/account'],
    ['GET', '/api/x/capabilities'],
  ] as const;
  for (const token of [undefined, 'nmv_usr_unknown', 'clm_abc']) {
    for (const [method, path] of paths) {
      const { status, json } = await callerWith(studio.url, token)(path, { method });
      expect([path, status, json.code, typeof json.message]).toEqual([path, 401, 1001, 'string']);
    }
  }
});

it('bearers are refused while a body is still on its way', async () => {
  const { studio } = await openStudio();
  const { status } = await callerWith(studio.url, 'nmv_usr_unknown')(
    '/api/upload-video/nemo_agent/me/1234567890123456789',
    {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: 'y'.repeat(5_000_000),
    },
  );
  expect(status).toBe(401);
});

it('bearers are never claim tokens', async () => {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  const sessionId = await openSession(ann);
  const state = await ann.call(`/api/state/nemo_agent/me/${sessionId}/latest`);
  const claim = { task_id: state.json.data.task_id, session_id: sessionId };
  const claimed = await ann.call('/api/auth/claim-token', { method: 'POST', json: claim });
  expect(claimed.json).toMatchObject({ code: 0, data: { expires_in: 604_800 } });
  expect(claimed.json.data.claim_token).toMatch(/^clm_/);
  const asBearer = callerWith(opened.studio.url, claimed.json.data.claim_token);
  expect((await asBearer('/api/credits/balance/simple')).status).toBe(401);
  const wrong = { ...claim, task_id: 'task_other' };
  const refused = await ann.call('/api/auth/claim-token', { method: 'POST', json: wrong });
  expect([refused.status, refused.json.code]).toEqual([404, 1002]);
});

it('credits are free of charge unless a price is set', async () => {
  const ann = await newPerson(await openStudio());
  const sessionId = await openSession(ann);
  await upload(ann, sessionId, { 'a.mp4': fakeClip() });
  await run(ann, sessionId, 'join');
  const { json } = await ann.call('/api/credits/balance/simple');
  expect(json).toEqual({ code: 0, data: { available: 100, frozen: 0, total: 100 } });
});

it('credits are frozen while a run goes, charged when it changed something, and refused with 2001 when gone', async () => {
  const opened = await openStudio({ settings: { runCredits: 60 } });
  const ann = await newPerson(opened);
  const sessionId = await openSession(ann);
  await upload(ann, sessionId, { 'a.mp4': fakeClip() });
  let letGo = () => {};
  opened.engine.gates.measure = new Promise((resolve) => {
    letGo = resolve;
  });
  const running = run(ann, sessionId, 'trim');
  await eventually(async () => (await ann.call('/api/credits/balance/simple')).json.data).toEqual({
    available: 40,
    frozen: 60,
    total: 100,
  });
  letGo();
  await running;
  expect((await ann.call('/api/credits/balance/simple')).json.data.available).toBe(40);

  const refused = await ann.call('/run_sse', {
    method: 'POST',
    json: { session_id: sessionId, new_message: { parts: [{ text: 'join' }] } },
  });
  expect([refused.status, refused.json.code]).toEqual([200, 2001]);
});

it('credits come back after a run that failed or changed nothing', async () => {
  const opened = await openStudio({ settings: { runCredits: 60 } });
  const ann = await newPerson(opened);
  const sessionId = await openSession(ann);
  await run(ann, sessionId, 'nothing');
  await run(ann, sessionId, 'crash');
  const { json } = await ann.call('/api/credits/balance/simple');
  expect(json.data).toEqual({ available: 100, frozen: 0, total: 100 });
});

it('credits for one run pay for one of two that are asked for at once', async () => {
  const opened = await openStudio({ settings: { runCredits: 60 } });
  const ann = await newPerson(opened);
  const sessions = [await openSession(ann), await openSession(ann)];
  const answers = await Promise.all(
    sessions.map((session_id) =>
      ann.call('/run_sse', {
        method: 'POST',
        json: { session_id, new_message: { parts: [{ text: 'join' }] } },
      }),
    ),
  );
  expect(answers.map(({ json }) => json?.code).sort()).toEqual([2001, undefined]);
});
