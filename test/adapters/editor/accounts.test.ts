import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Editor, EditorCall, SessionRef } from '../../../src/core/ports/editor.ts';
import { collect } from '../../contracts/editor.ts';
import { createFakeBackend, type FakeBackend } from '../../fakes/backend/server.ts';
import { createTestClient, madeClip } from './subject.ts';

let backend: FakeBackend;
let editor: Editor;
let call: EditorCall;
let session: SessionRef;
beforeEach(async () => {
  backend = await createFakeBackend();
  editor = createTestClient(backend.url, { website: 'https://example.org/' });
  const signal = AbortSignal.timeout(60_000);
  call = { account: await editor.takeToken('client-1', signal), signal };
  session = await editor.openSession(call, 'zh-hans');
});
afterEach(() => backend.close());

const asked = (path: string) =>
  backend.requests.filter((request) => request.path.startsWith(path)).length;

describe('a token', () => {
  it('is asked for with the client id and without a bearer', () => {
    const { headers } = backend.requests[0] ?? {};
    expect(headers?.['x-client-id']).toBe('client-1');
    expect(headers?.authorization).toBeUndefined();
    expect(call.account).toMatchObject({
      kind: 'free',
      expiresAt: Date.parse('2036-03-18T00:00:00Z'),
    });
    expect(call.account.userId).toMatch(/^anon_/);
  });

  it('is asked for once, also in trouble', async () => {
    backend.drop('token');
    await expect(editor.takeToken('client-2', call.signal)).rejects.toMatchObject({
      code: 'backend-unreachable',
    });
    expect(asked('/api/auth/anonymous-token')).toBe(2);
  });
});

describe('a session id', () => {
  it('that comes as a number beyond 2^53 keeps every digit', async () => {
    backend.speak({ numericIds: true });
    const { sessionId } = await editor.openSession(call, 'en');
    expect(backend.world.sessions.has(sessionId)).toBe(true);
    expect(await editor.state(call, { sessionId })).toMatchObject({
      assets: [],
      retryAfterMs: 2_000,
    });
  });
});

describe('a link to the project', () => {
  it('carries a claim token', async () => {
    expect(await editor.claimLink(call, session)).toBe(
      'https://example.org/workspace/claim?ct=clm_abc',
    );
  });

  it('is the older one where there is no claim token', async () => {
    for (const code of [404, 500, 403]) {
      backend.fail({ route: 'claim', place: 'before', code, message: '' });
      const link = await editor.claimLink(call, session);
      expect(link).toBe(`https://example.org/workspace/task/task_0?session=${session.sessionId}`);
    }
  });

  it('is none without a website or without a task', async () => {
    expect(await editor.claimLink(call, { sessionId: '1' })).toBeUndefined();
    const homeless = createTestClient(backend.url);
    expect(homeless.website).toBeUndefined();
    expect(await homeless.claimLink(call, session)).toBeUndefined();
  });
});

describe('extensions', () => {
  it('are used where they are offered', async () => {
    expect(await editor.capabilities(call)).toEqual({
      canCancelRun: true,
      outputs: ['mp4', 'gif'],
      aspects: [],
      uploads: ['srt'],
    });
    expect(await editor.cancelRun(call, session)).toBe(true);
    expect(await editor.deleteSession(call, session)).toBe(true);
    expect(await editor.deleteSession(call, session)).toBe(true);
    backend.fail({ route: 'extension', place: 'before', code: 1002, message: 'gone' });
    expect(await editor.cancelRun(call, session)).toBe(false);
    expect(await editor.cancelRun(call, session)).toBe(true);
    expect(await editor.deleteAccount(call)).toBe(true);
  });

  it.each([404, 405, 422])(
    'that answer %i are not offered, and not asked for again',
    async (code) => {
      for (const _ of [1, 2]) {
        if (asked('/api/x/') < 4)
          backend.fail({ route: 'extension', place: 'before', code, message: 'Not Found' });
        expect(await editor.cancelRun(call, session)).toBe(false);
      }
      expect(asked('/api/x/')).toBe(1);
      backend.fail({ route: 'extension', place: 'before', code, message: '' });
      expect(await editor.deleteAccount(call)).toBe(false);
      backend.fail({ route: 'extension', place: 'before', code, message: '' });
      expect(await editor.deleteSession(call, session)).toBe(false);
      backend.fail({ route: 'extension', place: 'before', code, message: '' });
      const nothing = { canCancelRun: false, outputs: ['mp4'], uploads: [], aspects: [] };
      expect(await editor.capabilities(call)).toEqual(nothing);
      expect(await editor.capabilities(call)).toEqual(nothing);
      expect(asked('/api/x/')).toBe(4);
    },
  );

  it('that are only away for a moment are asked for again', async () => {
    for (const _ of [1, 2, 3]) {
      backend.fail({ route: 'extension', place: 'before', code: 503, message: '' });
    }
    await expect(editor.capabilities(call)).rejects.toMatchObject({ code: 'backend-unreachable' });
    expect((await editor.capabilities(call)).canCancelRun).toBe(true);
  });
});

describe('a backend that takes too long', () => {
  it('is asked again for what only reads, and once for what does more', async () => {
    const hasty = createTestClient(backend.url, { waits: { answerMs: 1_000 } });
    backend.delay('credits', 60_000);
    expect(await hasty.credits(call)).toMatchObject({ available: 100 });
    expect(asked('/api/credits/')).toBe(2);
    const before = asked('/api/tasks/');
    backend.delay('session', 60_000);
    await expect(hasty.openSession(call, 'en')).rejects.toMatchObject({
      code: 'backend-unreachable',
      neverSent: false,
    });
    expect(asked('/api/tasks/')).toBe(before + 1);
  });
});

describe('connections', () => {
  it('are never used before by what is sent once', async () => {
    await editor.credits(call);
    await collect(editor.run(call, session, 'title'));
    await editor.openSession(call, 'en');
    await editor.upload(call, session, madeClip(10));
    const ports = backend.requests.map(({ port }) => port);
    expect(new Set(ports).size).toBe(ports.length);
  });
});

describe('a backend that keeps failing', () => {
  it('is left alone for a while, provably unasked, and then tried again', async () => {
    const patient = createTestClient(backend.url, { waits: { breakerOpenMs: 1_500 } });
    const failing = async () => {
      backend.drop('session');
      await patient.openSession(call, 'en').catch(() => undefined);
    };
    for (let count = 0; count < 8; count += 1) await failing();
    const before = backend.requests.length;
    const run = collect(patient.run(call, session, 'hi'));
    await expect(run).rejects.toMatchObject({ code: 'backend-unreachable', neverSent: true });
    expect(backend.requests.length).toBe(before);
    await expect
      .poll(() => patient.credits(call).catch(() => undefined))
      .toMatchObject({
        available: 100,
      });
  });

  it('does not count what it refuses', async () => {
    for (let count = 0; count < 20; count += 1) {
      backend.fail({ route: 'session', place: 'before', code: 402, message: '' });
      await editor.openSession(call, 'en').catch(() => undefined);
    }
    expect(await editor.credits(call)).toMatchObject({ available: 100, total: 100 });
  });
});
