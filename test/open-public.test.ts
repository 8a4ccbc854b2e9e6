import { tmpdir } from 'node:os';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { loadSettings } from '../config/load.ts';
import { openPublic, type PublicOptions, type PublicSide } from '../src/open-public.ts';
import { createFakeChat } from './fakes/fake-chat.ts';
import { freePort } from './fakes/free-port.ts';
import { createQuietLogger } from './fakes/quiet-logger.ts';
import { openUpstream } from './public/listener-kit.ts';

const quiet = () => ({
  dataDir: tmpdir(),
  log: createQuietLogger(),
  store: { check: async () => undefined },
  adapters: [],
  routes: [],
});

async function open(
  env: Readonly<Record<string, string>>,
  options: Partial<PublicOptions> = {},
): Promise<PublicSide> {
  const settings = loadSettings(env, () => '');
  const side = await openPublic({ ...quiet(), settings, ...options });
  onTestFinished(() => side.close());
  return side;
}

const statusOf = async (port: string, path: string) => {
  const { statusCode, body } = await request(`http://127.0.0.1:${port}${path}`);
  await body.dump();
  return statusCode;
};

test('nothing listens where no address is public and no port is named', async () => {
  const port = String(await freePort());
  const settings = loadSettings({}, () => '');
  const http = { ...settings.http, port: Number(port) };
  const side = await openPublic({ ...quiet(), settings: { ...settings, http } });
  side.connect(Promise.resolve({ url: 'http://127.0.0.1:1' }));
  side.drain();
  await side.close();
  await expect(statusOf(port, '/healthz')).rejects.toThrow('ECONNREFUSED');
});

test('a named port opens health alone, ready once the backend has started', async () => {
  const port = String(await freePort());
  const side = await open({ CUTROOM_HTTP_PORT: port });
  expect(await statusOf(port, '/healthz')).toBe(200);
  expect(await statusOf(port, '/readyz')).toBe(503);
  side.connect(openUpstream((_req, res) => res.end('film')).then((url) => ({ url })));
  // The checks run once a second, so the answer from before stands for as long.
  await expect.poll(() => statusOf(port, '/readyz')).toBe(200);
  expect(await statusOf(port, '/files/abc?exp=1&sig=x')).toBe(404);
  side.drain();
  expect(await statusOf(port, '/readyz')).toBe(503);
});

test('a public address serves the links of a studio of our own as soon as it has started', async () => {
  const port = String(await freePort());
  const side = await open({
    CUTROOM_PUBLIC_URL: 'https://edit.example',
    CUTROOM_HTTP_PORT: port,
  });
  expect(await statusOf(port, '/files/abc?exp=1&sig=x')).toBe(502);
  const backend = openUpstream((_req, res) => res.end('film')).then((url) => ({ url }));
  side.connect(backend);
  await backend;
  expect(await statusOf(port, '/files/abc?exp=1&sig=x')).toBe(200);
});

test('links of a backend elsewhere are not ours to serve', async () => {
  const port = String(await freePort());
  const side = await open({
    CUTROOM_PUBLIC_URL: 'https://edit.example',
    CUTROOM_HTTP_PORT: port,
    CUTROOM_BACKEND: 'studio',
    NEMO_API_URL: 'http://127.0.0.1:1',
  });
  side.connect(Promise.resolve({ url: 'http://127.0.0.1:1' }));
  expect(await statusOf(port, '/files/abc?exp=1&sig=x')).toBe(404);
});

test('a store that cannot be written to is not ready, nor is a backend that never starts', async () => {
  const port = String(await freePort());
  const side = await open(
    { CUTROOM_HTTP_PORT: port },
    { store: { check: () => Promise.reject(new Error('full')) } },
  );
  side.connect(Promise.reject(new Error('no FFmpeg')));
  const { statusCode, body } = await request(`http://127.0.0.1:${port}/readyz`);
  expect([statusCode, await body.json()]).toEqual([
    503,
    {
      ok: false,
      checks: [
        { name: 'store', ok: false },
        { name: 'backend', ok: false },
        { name: 'disk', ok: true },
      ],
    },
  ]);
});

test('a disk with less free than stays free is not ready, where the studio is our own', async () => {
  const names = async (env: Readonly<Record<string, string>>) => {
    const port = String(await freePort());
    await open({ CUTROOM_HTTP_PORT: port, STUDIO_FREE_GIGABYTES: '1000000', ...env });
    const { body } = await request(`http://127.0.0.1:${port}/readyz`);
    return body.json();
  };
  expect(await names({})).toMatchObject({
    ok: false,
    checks: expect.arrayContaining([{ name: 'disk', ok: false }]),
  });
  expect(JSON.stringify(await names({ NEMO_API_URL: 'http://127.0.0.1:1' }))).not.toContain('disk');
});

test('a platform on which people cannot be heard is not ready, and which one is told', async () => {
  const port = String(await freePort());
  const deaf = { ...createFakeChat(), trouble: () => 'Telegram cannot be reached.' };
  const heard = createFakeChat({ platform: 'discord' });
  const side = await open({ CUTROOM_HTTP_PORT: port }, { adapters: [deaf, heard] });
  const backend = openUpstream((_req, res) => res.end('film')).then((url) => ({ url }));
  side.connect(backend);
  await backend;
  const { statusCode, body } = await request(`http://127.0.0.1:${port}/readyz`);
  const text = await body.text();
  expect([statusCode, text]).toEqual([503, expect.stringContaining('"telegram","ok":false')]);
  expect(text).toContain('"discord","ok":true');
  expect(text).not.toContain('cannot be reached');
});

test('what a platform sends comes in on its own route', async () => {
  const port = String(await freePort());
  const handle = async ({ body }: { readonly body: Uint8Array }) => ({ status: body.length });
  await open(
    { CUTROOM_HTTP_PORT: port },
    { routes: [{ method: 'POST', path: '/telegram', maxBodyBytes: 1_000, handle }] },
  );
  const { statusCode } = await request(`http://127.0.0.1:${port}/telegram`, {
    method: 'POST',
    body: 'x'.repeat(204),
  });
  expect(statusCode).toBe(204);
});
