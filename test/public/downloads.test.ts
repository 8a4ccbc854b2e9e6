import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { maxDownloads } from '../../src/public/downloads.ts';
import { openProject, render } from '../studio/project.ts';
import { newPerson, openStudio } from '../studio/studio-fixture.ts';
import { askExactly, openListener, openUpstream } from './listener-kit.ts';

/** A finished video behind the listener, as a person gets it: the link's path with its query. */
async function publishedFilm(tuning: { now(): number } = { now: Date.now }) {
  const opened = await openStudio({
    settings: { publicUrl: 'https://edit.example', linkHours: 2 },
    tuning,
  });
  const ann = await newPerson(opened);
  const link = new URL((await render(ann, await openProject(ann))).json.outputUrl);
  const outside = await openListener({ filesFrom: opened.studio.url });
  return { outside, link, path: link.pathname + link.search, ann };
}

test('a link of the studio under the public address gives the file', async () => {
  const { outside, link, path } = await publishedFilm();
  expect(link.origin).toBe('https://edit.example');
  const { status, headers, body } = await outside.get(path);
  expect([status, body]).toEqual([200, 'FILM of 1, 1 sources']);
  expect(headers).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': '20',
    'content-disposition': 'attachment; filename="video.mp4"',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
  });
});

test('ranges go in and parts come back', async () => {
  const { outside, path } = await publishedFilm();
  const part = async (range: string) => {
    const { status, headers, body } = await outside.get(path, { headers: { range } });
    return [status, headers['content-range'], body];
  };
  expect(await part('bytes=0-3')).toEqual([206, 'bytes 0-3/20', 'FILM']);
  expect(await part('bytes=-7')).toEqual([206, 'bytes 13-19/20', 'sources']);
  expect((await part('bytes=50-60')).slice(0, 2)).toEqual([416, 'bytes */20']);
});

test('HEAD tells the size, and a known etag saves the bytes', async () => {
  const { outside, path } = await publishedFilm();
  const head = await outside.get(path, { method: 'HEAD' });
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '20', '']);
  const etag = String(head.headers['etag']);
  const again = await outside.get(path, { headers: { 'if-none-match': etag } });
  expect([again.status, again.body]).toEqual([304, '']);
});

test("an expired link comes with the studio's own page in the reader's language", async () => {
  let now = Date.now();
  const { outside, path } = await publishedFilm({ now: () => now });
  now += 3 * 60 * 60 * 1000;
  const page = await outside.get(path, { headers: { 'accept-language': 'zh-CN' } });
  expect([page.status, page.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
  expect(page.body).toContain('已过期');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
});

test('a forged link is refused, and what a chat adds to a link changes nothing', async () => {
  const { outside, path, link } = await publishedFilm();
  expect((await outside.get(link.pathname)).status).toBe(403);
  expect((await outside.get(path.replace('sig=', 'sig=A'))).status).toBe(403);
  expect((await outside.get(`${path}&utm_source=chat&fbclid=1`)).status).toBe(200);
});

test.each([
  '/api/render/proxy/lambda/r1',
  '/api/auth/anonymous-token',
  '/files/../api/credits/balance/simple',
  '/files/..%2Fapi%2Fcredits%2Fbalance%2Fsimple',
  '/files/%2e%2e/api/credits',
  '/files//api/credits',
  '/files/a/../../api/credits',
  '/files/a%0d%0aX:1',
  '//api/credits',
  '/files/',
  '/files',
  `/files/${'a'.repeat(101)}`,
  '/run_sse',
])('%s reaches nothing behind the listener', async (path) => {
  const asked: string[] = [];
  const filesFrom = await openUpstream((req, res) => {
    asked.push(req.url ?? '');
    res.end('inside');
  });
  const outside = await openListener({ filesFrom });
  const { status, headers, body } = await askExactly(outside.url, path);
  expect([status, headers['x-content-type-options']]).toEqual([404, 'nosniff']);
  expect(body).toMatch(/^<!doctype html>/);
  expect(asked).toEqual([]);
});

test('only the headers of a download go in, and only those of a file come out', async () => {
  let seen: IncomingMessage['headers'] = {};
  const filesFrom = await openUpstream((req, res) => {
    seen = req.headers;
    res.writeHead(200, { 'set-cookie': 'a=1', 'x-inner': 'secret', 'content-type': 'video/mp4' });
    res.end('film');
  });
  const outside = await openListener({ filesFrom });
  const headers = {
    authorization: 'Bearer mine',
    cookie: 'a=1',
    'x-forwarded-for': '10.0.0.1',
    range: 'bytes=0-1',
  };
  const answer = await outside.get('/files/abc?exp=1&sig=x', { headers });
  expect(Object.keys(seen).sort()).toEqual(['connection', 'host', 'range']);
  expect(answer.headers).not.toHaveProperty('set-cookie');
  expect(answer.headers).not.toHaveProperty('x-inner');
});

test.each([[500], [302], [401]])(
  'an answer of %i from behind becomes a short page',
  async (status) => {
    const filesFrom = await openUpstream((_req, res) => {
      res.writeHead(status, { location: 'http://127.0.0.1/api' }).end('{"inner":1}');
    });
    const outside = await openListener({ filesFrom });
    const page = await outside.get('/files/abc?exp=1&sig=x');
    expect([page.status, page.headers['location']]).toEqual([502, undefined]);
    expect(page.body).toMatch(/^<!doctype html>/);
    expect(page.body).not.toContain('inner');
  },
);

test('a studio that is away becomes a short page', async () => {
  const outside = await openListener({ filesFrom: 'http://127.0.0.1:1' });
  expect((await outside.get('/files/abc?exp=1&sig=x')).status).toBe(502);
});

test('downloads are bounded, and one that ends makes room', async () => {
  const held: (() => void)[] = [];
  const filesFrom = await openUpstream((_req, res) => {
    res.writeHead(200, { 'content-type': 'video/mp4' }).write('first');
    held.push(() => res.end('last'));
  });
  const outside = await openListener({ filesFrom });
  const link = `${outside.url}/files/abc?exp=1&sig=x`;
  const running = await Promise.all(Array.from({ length: maxDownloads }, () => request(link)));
  const refused = await outside.get('/files/abc?exp=1&sig=x');
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  for (const end of held) end();
  for (const { body } of running) expect(await body.text()).toBe('firstlast');
  const next = await request(link);
  expect(next.statusCode).toBe(200);
  next.body.on('error', () => undefined).destroy();
});

test('a reader who leaves ends the download behind as well', async () => {
  let whenClosed: Promise<unknown> = Promise.resolve();
  const filesFrom = await openUpstream((_req, res) => {
    res.writeHead(200, { 'content-type': 'video/mp4' }).write('first');
    whenClosed = once(res, 'close');
  });
  const outside = await openListener({ filesFrom });
  const { body } = await request(`${outside.url}/files/abc?exp=1&sig=x`);
  body.on('error', () => undefined).destroy();
  await whenClosed;
});

test('a reader who leaves before the answer ends the question behind as well', async () => {
  const asked = waiting<ServerResponse>();
  const filesFrom = await openUpstream((_req, res) => asked.resolve(res));
  const outside = await openListener({ filesFrom });
  const left = new AbortController();
  const reading = request(`${outside.url}/files/abc?exp=1&sig=x`, { signal: left.signal });
  const closed = once(await asked.promise, 'close');
  left.abort(new Error('left'));
  await expect(reading).rejects.toThrow('left');
  await closed;
});

test('a reader who does not read holds back what comes from behind', async () => {
  const chunk = Buffer.alloc(256 * 1024);
  let sentBytes = 0;
  let goOn = () => {};
  const stalled = waiting<void>();
  const filesFrom = await openUpstream((_req, res) => {
    res.writeHead(200, { 'content-type': 'video/mp4' });
    goOn = () => {
      while (sentBytes < wholeBytes) {
        sentBytes += chunk.byteLength;
        if (!res.write(chunk)) {
          stalled.resolve();
          return;
        }
      }
      res.end();
    };
    res.on('drain', () => goOn());
    goOn();
  });
  const wholeBytes = 64 * 1024 * 1024;
  const outside = await openListener({ filesFrom });
  const { body } = await request(`${outside.url}/files/abc?exp=1&sig=x`);
  await stalled.promise;
  // What the sockets of this machine take is gone by then; the rest waits for the reader.
  await expect
    .poll(
      isStill(() => sentBytes),
      { interval: 100 },
    )
    .toBe(true);
  expect(sentBytes).toBeLessThan(wholeBytes / 2);
  let seenBytes = 0;
  for await (const part of body) seenBytes += part.length;
  expect(seenBytes).toBe(wholeBytes);
});

function waiting<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value: T) => resolve(value) };
}

/** Whether a number has not grown since it was last asked for. */
function isStill(read: () => number): () => boolean {
  let last = -1;
  return () => {
    const now = read();
    const still = now === last;
    last = now;
    return still;
  };
}

test('no query of a link is ever logged', async () => {
  const { outside, path } = await publishedFilm();
  await outside.get(path);
  await outside.get(`/nothing${path}`);
  const gone = await openListener({ filesFrom: 'http://127.0.0.1:1' });
  await gone.get(path);
  const sig = new URLSearchParams(path.split('?')[1]).get('sig') ?? 'none';
  expect(outside.lines.some(({ message }) => message === 'answered')).toBe(true);
  const told = [...outside.lines, ...gone.lines].map(({ message, fields }) =>
    [message, ...Object.values(fields).map(String)].join(' '),
  );
  expect(told.filter((line) => line.includes(sig))).toEqual([]);
});
