import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { FormData } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { fakeClip } from './fake-engine.ts';
import {
  newPerson,
  openSession,
  openStudio,
  type Person,
  type TestStudio,
  upload,
  type Wish,
} from './studio-fixture.ts';

interface Ready {
  readonly opened: TestStudio;
  readonly ann: Person;
  readonly sessionId: string;
}

async function ready(wish: Wish = {}): Promise<Ready> {
  const opened = await openStudio(wish);
  const ann = await newPerson(opened);
  return { opened, ann, sessionId: await openSession(ann) };
}

async function filesOf({ opened, sessionId }: Ready): Promise<readonly string[]> {
  const dir = join(opened.dataDir, 'sessions', sessionId);
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  return names.filter((each) => each.isFile()).map((each) => each.name);
}

async function infosOf({ ann, sessionId }: Ready) {
  const { json } = await ann.call(`/api/state/nemo_agent/me/${sessionId}/latest`);
  return json.data.state.video_infos;
}

it('several files of one request arrive in order under generated names', async () => {
  const at = await ready();
  const { json } = await upload(at.ann, at.sessionId, {
    'b.mp4': fakeClip(1000),
    'a.MOV': fakeClip(2000),
  });
  expect(json.data.files.map((each: { filename: string }) => each.filename)).toEqual([
    'b.mp4',
    'a.MOV',
  ]);
  expect(json.data.files[0].hash).toMatch(/^[0-9a-f]{64}$/);
  expect(
    (await filesOf(at)).filter((name) => /^a_[0-9a-f]{18}\.(mp4|mov)$/.test(name)),
  ).toHaveLength(2);
});

it('names in any script arrive whole, names with folders lose them', async () => {
  const at = await ready();
  const { json } = await upload(at.ann, at.sessionId, { '../../旅行 clip.mp4': fakeClip() });
  expect(json.data.files[0].filename).toBe('旅行 clip.mp4');
  expect(await readdir(at.opened.dataDir)).not.toContain('旅行 clip.mp4');
});

it.each([
  ['a kind that is not accepted', { 'notes.txt': fakeClip() }, 415, 4001],
  ['a name without an ending', { clip: fakeClip() }, 415, 4001],
  ['a file that is something else', { 'a.mp4': Buffer.from('#EXTM3U') }, 415, 4001],
  ['an empty file', { 'a.mp4': Buffer.alloc(0) }, 415, 4001],
  ['a file that plays too long', { 'a.mp4': fakeClip(4_000_000) }, 413, 4002],
  ['a file over the cap', { 'a.mp4': Buffer.alloc(5000) }, 413, 4002],
])('%s is refused and leaves nothing behind', async (_what, files, ...refusal) => {
  const at = await ready({ tuning: { maxUploadBytes: 4999 } });
  const answer = await upload(at.ann, at.sessionId, files);
  expect([answer.status, answer.json.code]).toEqual(refusal);
  expect(await filesOf(at)).toEqual(['session.json']);
  expect(await infosOf(at)).toEqual([]);
});

it('one refused file takes the others of its request with it', async () => {
  const at = await ready();
  const answer = await upload(at.ann, at.sessionId, {
    'a.mp4': fakeClip(),
    'b.mp4': Buffer.from('no'),
  });
  expect(answer.status).toBe(415);
  expect(await filesOf(at)).toEqual(['session.json']);
});

it('a file of exactly the cap is taken', async () => {
  const at = await ready({ tuning: { maxUploadBytes: 9 } });
  expect((await upload(at.ann, at.sessionId, { 'a.mp4': fakeClip(1000) })).status).toBe(200);
});

it('another field name, no file at all and another body are refused', async () => {
  const { ann, sessionId } = await ready();
  const path = `/api/upload-video/nemo_agent/me/${sessionId}`;
  const other = new FormData();
  other.append('file', new Blob(['CLIP 1']), 'a.mp4');
  const none = new FormData();
  none.append('title', 'x');
  for (const body of [other, none]) {
    expect((await ann.call(path, { method: 'POST', body })).status).toBe(422);
  }
  expect((await ann.call(path, { method: 'POST', json: { urls: [] } })).status).toBe(422);
  const text = {
    method: 'POST',
    body: 'hello',
    headers: { 'content-type': 'text/x-odd' },
  } as const;
  expect((await ann.call(path, text)).status).toBe(415);
  const cut = {
    method: 'POST',
    body: '--x\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\nCLI',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  } as const;
  expect((await ann.call(path, cut)).status).toBeGreaterThanOrEqual(400);
});

it('two uploads at once both arrive', async () => {
  const at = await ready();
  const names = ['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4'];
  const all = await Promise.all(
    names.map((name) => upload(at.ann, at.sessionId, { [name]: fakeClip() })),
  );
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await infosOf(at)).toHaveLength(4);
});

it('a disk that is nearly full answers 507', async () => {
  const at = await ready({ tuning: { freeBytes: async () => 1000 } });
  const { status, json } = await upload(at.ann, at.sessionId, { 'a.mp4': fakeClip() });
  expect([status, json.code]).toEqual([507, 507]);
});

it.each([
  'http://127.0.0.1:1/a.mp4',
  'https://127.0.0.1/a.mp4',
  'http://localhost/a.mp4',
  'http://[::1]/a.mp4',
  'http://169.254.169.254/latest/meta-data/a.mp4',
  'file:///etc/passwd',
  'not a link',
])('a link to %s is refused with 400', async (url) => {
  const { ann, sessionId } = await ready();
  const { status, json } = await ann.call(`/api/upload-video/nemo_agent/me/${sessionId}`, {
    method: 'POST',
    json: { urls: [url], source_type: 'url' },
  });
  expect([status, json.code]).toEqual([400, 400]);
  expect(json.message).toMatch(/^link refused/);
});

async function serveFiles(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/gone.mp4') return response.writeHead(404).end();
    if (request.url === '/big.mp4') return response.end(Buffer.alloc(6000));
    response.setHeader('content-type', 'video/mp4');
    return response.end('CLIP 2000');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

it('links that may be followed are fetched, bounded like any upload', async () => {
  const base = await serveFiles();
  const at = await ready({
    settings: { fetchAllow: ['127.0.0.1'] },
    tuning: { maxUploadBytes: 5000 },
  });
  const post = (url: string) =>
    at.ann.call(`/api/upload-video/nemo_agent/me/${at.sessionId}`, {
      method: 'POST',
      json: { urls: [url], source_type: 'url' },
    });
  const taken = await post(`${base}/my%20clip.mp4?token=secret`);
  expect(taken.json.data.files).toMatchObject([{ filename: 'my clip.mp4', duration: 2 }]);
  expect((await post(`${base}/watch`)).json.data.files[0].filename).toBe('watch.mp4');
  expect((await post(`${base}/gone.mp4`)).status).toBe(400);
  expect((await post(`${base}/big.mp4`)).json.code).toBe(4002);
  expect(JSON.stringify(at.opened.lines)).not.toContain('secret');
});

it('a session holds a hundred files, the next one is refused and leaves nothing', async () => {
  const at = await ready();
  for (let round = 0; round < 5; round += 1) {
    const names = Array.from({ length: 20 }, (_, nth) => [`${round}-${nth}.mp4`, fakeClip()]);
    const answer = await upload(at.ann, at.sessionId, Object.fromEntries(names));
    expect(answer.status).toBe(200);
  }
  expect((await upload(at.ann, at.sessionId, { 'a.mp4': fakeClip() })).status).toBe(422);
  expect((await filesOf(at)).filter((name) => name.endsWith('.mp4'))).toHaveLength(100);
});

it('a very long name is cut, its ending stays', async () => {
  const at = await ready();
  const { json } = await upload(at.ann, at.sessionId, { [`${'长'.repeat(300)}.mp4`]: fakeClip() });
  const name: string = json.data.files[0].filename;
  expect(name).toMatch(/^长+\.mp4$/);
  expect(name).toHaveLength(150);
});
