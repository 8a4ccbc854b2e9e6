import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { toSentence } from '../../src/commands/sentences.ts';
import type { BotError } from '../../src/core/errors.ts';
import type { HealthCheck } from '../../src/public/health.ts';
import type { PublicRequest } from '../../src/public/public-route.ts';
import { openListener } from './listener-kit.ts';

const fine = async () => undefined;

test('healthz answers without looking at anything', async () => {
  const broken: HealthCheck = { name: 'store', check: () => Promise.reject(new Error('broken')) };
  const { get } = await openListener({ health: [broken] });
  const { status, body, headers } = await get('/healthz');
  expect([status, JSON.parse(body)]).toEqual([200, { ok: true }]);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
});

test('readyz names each check, and flips with them', async () => {
  let now = 0;
  let isConnected = false;
  const telegram: HealthCheck = {
    name: 'telegram',
    check: async () => {
      if (!isConnected) throw new Error('secret reason');
    },
  };
  const outside = await openListener({
    health: [{ name: 'store', check: fine }, telegram],
    now: () => now,
  });
  const look = async () => {
    const { status, body } = await outside.get('/readyz');
    return [status, JSON.parse(body)];
  };
  const both = (ok: boolean) => ({
    ok,
    checks: [
      { name: 'store', ok: true },
      { name: 'telegram', ok },
    ],
  });
  expect(await look()).toEqual([503, both(false)]);
  isConnected = true;
  now += 1_000;
  expect(await look()).toEqual([200, both(true)]);
  outside.listener.drain();
  expect(await look()).toEqual([503, { ok: false, stopping: true, checks: [] }]);
  expect(outside.lines).toContainEqual(
    expect.objectContaining({ level: 'warn', message: 'not ready' }),
  );
});

test('a check that hangs counts as not ready after its time', async () => {
  const hanging: HealthCheck = { name: 'store', timeoutMs: 20, check: () => new Promise(() => {}) };
  const { get } = await openListener({ health: [hanging] });
  const { status, body } = await get('/readyz');
  expect([status, JSON.parse(body).checks]).toEqual([503, [{ name: 'store', ok: false }]]);
});

test('however often readyz is asked, the checks run once a second', async () => {
  let now = 5_000;
  let runs = 0;
  const counted: HealthCheck = {
    name: 'store',
    check: async () => {
      runs += 1;
    },
  };
  const { get } = await openListener({ health: [counted], now: () => now });
  await Promise.all(Array.from({ length: 20 }, () => get('/readyz')));
  expect(runs).toBe(1);
  now += 1_000;
  await get('/readyz');
  expect(runs).toBe(2);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'] as const)(
  '%s is refused with a short page everywhere',
  async (method) => {
    const { get } = await openListener();
    for (const path of ['/healthz', '/files/abc', '/']) {
      const { status, headers, body } = await get(path, { method });
      expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
      expect(body).toMatch(/^<!doctype html>/);
    }
  },
);

test("an unknown address is a short page in the reader's language", async () => {
  const { get } = await openListener();
  expect((await get('/')).body).toContain('Nothing here');
  const chinese = await get('/admin', { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
  expect([chinese.status, chinese.body]).toEqual([404, expect.stringContaining('什么也没有')]);
});

test('a port that is taken is one sentence that names it', async () => {
  const first = await openListener();
  const port = Number(new URL(first.url).port);
  const refused: BotError = await openListener({ port }).then(
    () => Promise.reject(new Error('it opened')),
    (error) => error,
  );
  expect(refused).toMatchObject({
    code: 'port-taken',
    facts: { host: '127.0.0.1', port, reason: 'another program has it' },
  });
  expect(toSentence(refused)).toBe(
    `Port ${port} on 127.0.0.1 cannot be opened (another program has it): stop what holds it, or name another one in CUTROOM_HTTP_PORT.`,
  );
});

test('a route that is handed in gets its bytes, bounded', async () => {
  const seen: PublicRequest[] = [];
  const { get, listener } = await openListener({
    routes: [
      {
        method: 'POST',
        path: '/telegram',
        maxBodyBytes: 10,
        handle: async (request) => {
          seen.push(request);
          return { status: 204 };
        },
      },
    ],
  });
  const post = (body: string, type = 'application/json') =>
    get('/telegram', { method: 'POST', body, headers: { 'content-type': type, 'x-key': 'k' } });
  expect((await post('{"a":1}')).status).toBe(204);
  expect((await post('not json', 'text/weird')).status).toBe(204);
  expect((await post('x'.repeat(11))).status).toBe(413);
  expect((await get('/telegram')).status).toBe(404);
  expect(seen.map(({ body, headers }) => [Buffer.from(body).toString(), headers['x-key']])).toEqual(
    [
      ['{"a":1}', 'k'],
      ['not json', 'k'],
    ],
  );
  listener.drain();
  expect((await post('{"a":1}')).status).toBe(503);
});

test('a route that throws is a 500 that tells nothing', async () => {
  const { get, lines } = await openListener({
    routes: [
      {
        method: 'POST',
        path: '/hook',
        maxBodyBytes: 10,
        handle: () => Promise.reject(new Error('inner reason')),
      },
    ],
  });
  const { status, body } = await get('/hook', { method: 'POST', body: 'x' });
  expect([status, body.includes('inner')]).toEqual([500, false]);
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'error', message: 'a request failed' }),
  );
});

test('every answer carries the headers that keep browsers careful, refusals and failures too', async () => {
  const handle = () => Promise.reject(new Error('inner reason'));
  const { get } = await openListener({
    routes: [{ method: 'POST', path: '/hook', maxBodyBytes: 10, handle }],
  });
  const answers = [
    await get('/'),
    await get('/', { method: 'POST' }),
    await get('/hook', { method: 'POST', body: 'x' }),
    await get('/hook', { method: 'POST', body: 'x'.repeat(11) }),
    await get('/%E0%A4%A'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 405, 500, 413, 404]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
  }
});

test.each([
  ['GET / HTTP/1.1\r\nHost: x\r\nX: ', 400],
  [`GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['nonsense\r\n\r\n', 400],
  ['GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
])('a broken request is refused briefly (%#)', async (text, status) => {
  const { url } = await openListener();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(text));
    let seen = '';
    socket.on('data', (chunk) => {
      seen += chunk;
    });
    socket.on('close', () => resolve(seen));
    socket.on('error', reject);
  });
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer.length).toBeLessThan(1_500);
});

test('closing twice is fine, and nothing answers afterwards', async () => {
  const { listener, get } = await openListener();
  await Promise.all([listener.close(), listener.close()]);
  await expect(get('/healthz')).rejects.toThrow();
});
