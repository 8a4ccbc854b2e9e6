import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openProject, render } from './project.ts';
import { callerWith, newPerson, openStudio, type Wish } from './studio-fixture.ts';

async function finished(wish: Wish = {}) {
  const opened = await openStudio(wish);
  const ann = await newPerson(opened);
  const project = await openProject(ann);
  const link: string = (await render(ann, project)).json.outputUrl;
  return {
    opened,
    ann,
    sessionId: project.sessionId,
    link,
    anybody: callerWith(opened.studio.url),
  };
}

const expectPage = (answer: { status: number; body: string }, status: number) => {
  expect(answer.status).toBe(status);
  expect(answer.body).toMatch(/^<!doctype html>/);
  expect(answer.body).not.toMatch(/[{}]"|\/sessions\//);
};

it('a link gives the file to whoever has it, as a download of fixed type', async () => {
  const { link, anybody } = await finished();
  const { status, headers, body } = await anybody(link);
  expect([status, body]).toEqual([200, 'FILM of 1, 1 sources']);
  expect(headers).toMatchObject({
    'content-type': 'video/mp4',
    'content-disposition': 'attachment; filename="video.mp4"',
    'content-length': '20',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  });
});

it.each([
  ['bytes=0-3', 206, 'FILM', 'bytes 0-3/20'],
  ['bytes=-7', 206, 'sources', 'bytes 13-19/20'],
  ['bytes=5-', 206, 'of 1, 1 sources', 'bytes 5-19/20'],
  ['bytes=50-60', 416, '', 'bytes */20'],
])('the range %s is answered with %i', async (range, status, ...rest) => {
  const { link, anybody } = await finished();
  const [body = '', contentRange = ''] = rest;
  const part = await anybody(link, { headers: { range } });
  expect([part.status, part.headers['content-range']]).toEqual([status, contentRange]);
  if (status === 206) expect(part.body).toBe(body);
});

it('HEAD tells the size without the bytes', async () => {
  const { link, anybody } = await finished();
  const { status, headers, body } = await anybody(link, { method: 'HEAD' });
  expect([status, headers['content-length'], body]).toEqual([200, '20', '']);
});

it('a forged, altered or cut link answers a page with 403', async () => {
  const { link, anybody } = await finished();
  const url = new URL(link);
  const sig = url.searchParams.get('sig') ?? '';
  const exp = url.searchParams.get('exp') ?? '';
  const path = url.pathname;
  const flipped = sig.startsWith('A') ? `B${sig.slice(1)}` : `A${sig.slice(1)}`;
  const queries = [
    '',
    `?exp=${exp}`,
    `?exp=${exp}&sig=${flipped}`,
    `?exp=${exp}&sig=`,
    `?exp=x&sig=${sig}`,
  ];
  for (const query of [...queries, `?exp=${Number(exp) + 1}&sig=${sig}`]) {
    expectPage(await anybody(path + query), 403);
  }
  const chinese = await anybody(path, { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
  expect(chinese.body).toContain('无法使用');
  expectPage(await anybody(`/files/${'x'.repeat(22)}${url.search}`), 403);
  expectPage(await anybody(`/files/..%2F..%2Flink-key${url.search}`), 403);
});

it('an expired link answers a page with 410, and a poll gives a fresh one', async () => {
  let now = Date.now();
  const { link, ann, anybody } = await finished({
    settings: { linkHours: 2 },
    tuning: { now: () => now },
  });
  now += 2 * 60 * 60 * 1000 - 1000;
  expect((await anybody(link)).status).toBe(200);
  now += 3000;
  expectPage(await anybody(link), 410);
  const fresh = (await ann.call('/api/render/proxy/lambda/r1')).json.outputUrl;
  expect((await anybody(fresh)).status).toBe(200);
});

it('a link whose file is gone answers a page with 404', async () => {
  const { opened, sessionId, link, anybody } = await finished();
  await rm(join(opened.dataDir, 'sessions', sessionId, 'renders'), { recursive: true });
  expectPage(await anybody(link), 404);
});

it('links survive a restart; their key is readable by the owner alone', async () => {
  const { opened, link } = await finished();
  const { studio } = await opened.restart();
  const { pathname, search } = new URL(link);
  expect((await callerWith(studio.url)(pathname + search)).status).toBe(200);
  expect((await stat(join(opened.dataDir, 'link-key'))).mode & 0o777).toBe(0o600);
});

it('links begin with the public address where there is one', async () => {
  const { link } = await finished({ settings: { publicUrl: 'https://edit.example/' } });
  expect(link).toMatch(/^https:\/\/edit\.example\/files\/[\w-]+\?exp=\d+&sig=[\w-]+$/);
});
