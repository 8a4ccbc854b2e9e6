import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toRenderStatus } from '../../../src/adapters/editor/render-mapper.ts';
import type { Editor, EditorCall, SessionRef } from '../../../src/core/ports/editor.ts';
import { collect } from '../../contracts/editor.ts';
import type { Manner } from '../../fakes/backend/manner.ts';
import { renderedBytes } from '../../fakes/backend/renders.ts';
import { createFakeBackend, type FakeBackend } from '../../fakes/backend/server.ts';
import { createTestClient } from './subject.ts';

let backend: FakeBackend;
let editor: Editor;
let call: EditorCall;
let session: SessionRef;
beforeEach(async () => {
  backend = await createFakeBackend({ pollsUntilDone: 2 });
  editor = createTestClient(backend.url, { website: 'https://example.org' });
  const signal = AbortSignal.timeout(60_000);
  call = { account: await editor.takeToken('client', signal), signal };
  session = await editor.openSession(call, 'en');
});
afterEach(() => backend.close());

const output = { format: 'mp4', quality: 'high' } as const;
const submit = (renderId: string) =>
  editor.submitRender(call, { renderId, session, draft: { t: [], z: [1] }, output });

describe('a render', () => {
  it.each(['flat', 'wrapped', 'superset', 'unwrapped'] as const)(
    'goes from submit to file in the %s form',
    async (renderForm) => {
      backend.speak({ renderForm });
      expect(await submit('render_1')).toMatchObject({ renderId: 'render_1', state: 'processing' });
      const working = await editor.renderStatus(call, 'render_1');
      expect(working).toMatchObject({ state: 'processing', percent: 40, retryAfterMs: 1_000 });
      const done = await editor.renderStatus(call, 'render_1');
      expect(done).toMatchObject({ renderId: 'render_1', state: 'completed', percent: 100 });
      const { body, sizeBytes } = await editor.download(call, done);
      expect(Buffer.concat(await collect(body))).toEqual(renderedBytes);
      expect(sizeBytes).toBe(renderedBytes.length);
    },
  );

  it.each(['http', 'body', 'words'] as const)(
    'whose id is known already is the render that was asked for before (%s)',
    async (codes) => {
      await submit('render_1');
      backend.speak({ codes });
      expect(await submit('render_1')).toEqual({ renderId: 'render_1', state: 'pending' });
    },
  );

  it('without attribution would be refused: all requests carry it', async () => {
    await submit('render_1');
    await collect(editor.run(call, session, 'title'));
    await editor.claimLink(call, session);
    for (const { headers, path } of backend.requests) {
      expect([path, headers['x-skill-source']]).toEqual([path, 'video-editing-ai']);
      expect(headers['x-skill-version']).toBe('1.2.3');
      expect(headers['x-skill-platform']).toBe('unknown');
    }
  });
});

describe('a render in trouble', () => {
  it('that failed is told as failed, in each envelope', async () => {
    await submit('render_1');
    const render = backend.world.renders.get('render_1');
    if (render !== undefined) render.isFailed = true;
    for (const renderForm of ['flat', 'wrapped', 'superset', 'unwrapped'] as const) {
      backend.speak({ renderForm });
      expect(await editor.renderStatus(call, 'render_1')).toMatchObject({ state: 'failed' });
    }
    backend.speak({ codes: 'words' });
    backend.fail({ route: 'poll', place: 'before', code: 0, message: 'ffmpeg exploded' });
    expect(await editor.renderStatus(call, 'render_1')).toMatchObject({ state: 'failed' });
  });

  it('that nobody knows is not found, also in words alone', async () => {
    for (const codes of ['http', 'body', 'words'] as const) {
      backend.speak({ codes });
      await expect(editor.renderStatus(call, 'render_9')).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  it('is polled again through passing trouble', async () => {
    await submit('render_1');
    backend.drop('poll');
    backend.fail({ route: 'poll', place: 'before', code: 502, message: 'bad gateway' });
    expect(await editor.renderStatus(call, 'render_1')).toMatchObject({ state: 'processing' });
  });

  it('is submitted once, also through trouble', async () => {
    backend.drop('submit');
    await expect(submit('render_1')).rejects.toMatchObject({ code: 'backend-unreachable' });
    expect(
      backend.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/lambda')),
    ).toHaveLength(1);
  });
});

describe('a download', () => {
  const ways: readonly Partial<Manner>[] = [
    { hasLinks: false, downloadForm: 'bytes' },
    { hasLinks: false, downloadForm: 'json' },
    { hasLinks: false, downloadForm: 'redirect' },
  ];

  it.each(ways)('falls back to the download path: %j', async (manner) => {
    backend.speak({ ...manner, pollsUntilDone: 0 });
    const status = await submit('render_1');
    expect(status.url).toBeUndefined();
    const { body } = await editor.download(call, status);
    expect(Buffer.concat(await collect(body))).toEqual(renderedBytes);
  });

  it.each([
    'https://127.0.0.1/secret',
    'http://10.0.0.1/x.mp4',
    'https://nowhere.invalid/x.mp4',
    '::',
  ])('never follows a link to %s, but has the file by its path', async (url) => {
    const status = await submit('render_1');
    const { body } = await editor.download(call, { ...status, state: 'completed', url });
    expect(Buffer.concat(await collect(body))).toEqual(renderedBytes);
  });

  it('by link goes without the token, by path with it', async () => {
    backend.speak({ pollsUntilDone: 0 });
    const { body } = await editor.download(call, await submit('render_1'));
    await collect(body);
    expect(backend.requests.at(-1)?.path).toMatch(/^\/files\//);
    expect(backend.requests.at(-1)?.headers.authorization).toBeUndefined();
  });
});

describe('a download by link', () => {
  it('under the public address comes from the backend itself, and nobody is asked outside', async () => {
    backend.speak({ pollsUntilDone: 0 });
    const status = await submit('render_1');
    const behind = createTestClient(backend.url, { linkBase: 'https://videos.example.org/bot/' });
    const signed = status.url?.replace(backend.url, 'https://videos.example.org/bot') ?? '';
    const { body } = await behind.download(call, { ...status, url: signed });
    expect(Buffer.concat(await collect(body))).toEqual(renderedBytes);
    expect(backend.requests.at(-1)?.path).toMatch(/^\/files\/render_1/);
    expect(backend.requests.at(-1)?.headers.authorization).toBeUndefined();
  });

  it('from another host goes past the guard only where the settings say so, and without the token', async () => {
    const elsewhere = await createFakeBackend();
    const url = `${elsewhere.url}/files/render_1`;
    elsewhere.world.renders.set('render_1', {
      id: 'render_1',
      owner: '',
      polls: 0,
      isFailed: false,
    });
    await submit('render_1');
    const status = { renderId: 'render_1', state: 'completed', url } as const;
    await collect((await editor.download(call, status)).body);
    expect(elsewhere.requests).toHaveLength(0);
    const trusting = createTestClient(backend.url, { fetchAllow: ['127.0.0.1'] });
    const { body } = await trusting.download(call, status);
    expect(Buffer.concat(await collect(body))).toEqual(renderedBytes);
    expect(elsewhere.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    await elsewhere.close();
  });

  it('of a file that is gone is not found', async () => {
    const missing = { renderId: 'render_9', state: 'completed' } as const;
    await expect(editor.download(call, missing)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('reading a render answer', () => {
  it.each([
    [{ status: 'queued' }, 'pending'],
    [{ status: 'rendering' }, 'processing'],
    [{ status: 'COMPLETED' }, 'completed'],
    [{ status: 'cancelled' }, 'failed'],
    [{ status: 'error' }, 'failed'],
    [{ output: { url: 'https://a/b.mp4' } }, 'completed'],
    [{}, 'pending'],
    [{ status: 7, progress: 'half', output: 'x', id: null }, 'pending'],
  ])('%j is %s', (data, state) => {
    expect(toRenderStatus({ data, body: data }, 'render_1')).toMatchObject({
      state,
      renderId: 'render_1',
    });
  });

  it('an answer that is spread over the envelope and its data is read whole', () => {
    const data = { id: 'render_2' };
    const body = { success: true, data, status: 'completed', output_url: 'https://a/b.mp4' };
    expect(toRenderStatus({ data, body }, 'render_1')).toEqual({
      renderId: 'render_2',
      state: 'completed',
      url: 'https://a/b.mp4',
    });
  });

  it.each([
    [{ ahead: 3 }, 3],
    [{ ahead: -1 }, undefined],
    [{ ahead: 'many' }, undefined],
    [{}, undefined],
  ])('of %j before it as many are told', (data, ahead) => {
    expect(toRenderStatus({ data, body: {} }, 'render_1').ahead).toBe(ahead);
  });

  it.each([
    [{ remaining: 21 }, 21_000],
    [{ remaining: -1 }, undefined],
    [{ remaining: 'soon' }, undefined],
  ])('of %j the time that is left is told', (data, remainingMs) => {
    expect(toRenderStatus({ data, body: {} }, 'render_1').remainingMs).toBe(remainingMs);
  });

  it.each([
    [0, 1_000],
    [500, 1_000],
    [12_000, 12_000],
    [600_000, 30_000],
  ])('a wait of %i ms is kept between 1 and 30 seconds', (retryAfterMs, expected) => {
    const status = toRenderStatus({ data: {}, body: {}, retryAfterMs }, 'render_1');
    expect(status.retryAfterMs).toBe(expected);
  });
});
