import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Editor, EditorCall, RunEvent, SessionRef } from '../../../src/core/ports/editor.ts';
import { collect } from '../../contracts/editor.ts';
import { createFakeBackend, type FakeBackend } from '../../fakes/backend/server.ts';
import { createFakeTime } from './fake-time.ts';
import { toLines } from './read-stream.ts';
import { createTestClient } from './subject.ts';

let backend: FakeBackend;
beforeEach(async () => {
  backend = await createFakeBackend({ heartbeat: '' });
});
afterEach(() => backend.close());

interface Start {
  readonly editor: Editor;
  readonly call: EditorCall;
  readonly session: SessionRef;
}

async function start(editor: Editor, signal = AbortSignal.timeout(60_000)): Promise<Start> {
  const account = await editor.takeToken('client', signal);
  const call = { account, signal };
  return { editor, call, session: await editor.openSession(call, 'en') };
}

/** What came before the end, and how it ended. */
async function listen(run: AsyncIterable<RunEvent>, onEvent: () => void = () => undefined) {
  const events: RunEvent[] = [];
  try {
    for await (const event of run) {
      events.push(event);
      onEvent();
    }
    return { events, failure: undefined };
  } catch (failure) {
    return { events, failure };
  }
}

const posts = () => backend.requests.filter((request) => request.path === '/run_sse').length;

describe('a run that breaks', () => {
  it('a cut after work is a cut stream, with what was said, and is never posted again', async () => {
    const { editor, call, session } = await start(createTestClient(backend.url));
    backend.speak({ dialect: 'adk-streaming' });
    backend.script([
      { say: 'Working on it.' },
      {
        raw: 'data: {"content":{"parts":[{"text":"Half a sen"}]},"partial":true,"author":"nemo_agent"}\n\n',
      },
      { pauseMs: 20 },
      { cut: true },
    ]);
    const { events, failure } = await listen(editor.run(call, session, 'cut'));
    expect(toLines(events)).toEqual(['Working on it.', 'Half a sen (cut)']);
    expect(failure).toMatchObject({ code: 'stream-cut', neverSent: false });
    expect(posts()).toBe(1);
  });

  it('a connection that is dropped before the answer is a cut stream too', async () => {
    const { editor, call, session } = await start(createTestClient(backend.url));
    backend.drop('run');
    const { failure } = await listen(editor.run(call, session, 'hi'));
    expect(failure).toMatchObject({ code: 'stream-cut', neverSent: false });
    expect(posts()).toBe(1);
  });

  it.each([500, 502, 504])('status %i leaves in the dark whether the run goes on', async (code) => {
    const { editor, call, session } = await start(createTestClient(backend.url));
    backend.fail({ route: 'run', place: 'before', code, message: 'bad gateway' });
    const { failure } = await listen(editor.run(call, session, 'hi'));
    expect(failure).toMatchObject({ code: 'stream-cut', neverSent: false });
    expect(posts()).toBe(1);
  });

  it.each([
    [503, 'backend-unreachable'],
    [429, 'rate-limited'],
  ])('status %i before the stream proves that nothing was begun', async (code, expected) => {
    const { editor, call, session } = await start(createTestClient(backend.url));
    backend.fail({ route: 'run', place: 'before', code, message: 'busy', retryAfterSeconds: 7 });
    const { failure } = await listen(editor.run(call, session, 'hi'));
    expect(failure).toMatchObject({ code: expected, neverSent: true, retryAfterMs: 7_000 });
    expect(posts()).toBe(1);
  });
});

describe('the three clocks of a run', () => {
  it('silence beyond the liveness limit cuts the stream', async () => {
    const editor = createTestClient(backend.url, { waits: { livenessMs: 2_000 } });
    const { call, session } = await start(editor);
    backend.script([{ say: 'One moment.' }, { hang: true }]);
    const { events, failure } = await listen(editor.run(call, session, 'hang'));
    expect(toLines(events)).toEqual(['One moment.']);
    expect(failure).toMatchObject({ code: 'stream-cut' });
  });

  it('every form of heartbeat keeps a silent run alive', async () => {
    const beats = [': keep-alive\n\n', 'data:\n\n', 'data: ping\n\n', 'event: heartbeat\n\n', '\n'];
    const runs = beats.map(async (raw) => {
      const quiet = await createFakeBackend({ heartbeat: '' });
      const editor = createTestClient(quiet.url, { waits: { livenessMs: 3_000 } });
      const { call, session } = await start(editor);
      const wait = [{ pauseMs: 400 }, { raw }] as const;
      quiet.script([...Array.from({ length: 10 }, () => wait).flat(), { say: 'Done.' }]);
      const heard = await listen(editor.run(call, session, 'slow'));
      await quiet.close();
      return heard;
    });
    for (const { events, failure } of await Promise.all(runs)) {
      expect(failure).toBeUndefined();
      expect(toLines(events)).toEqual(['Done.']);
    }
  });
});

describe('the two slow clocks', () => {
  it('ten minutes of heartbeats alone are a timeout', async () => {
    const time = createFakeTime();
    const editor = createTestClient(backend.url, {}, time);
    const { call, session } = await start(editor);
    const beat = { raw: 'data: {"type":"heartbeat"}\n\n' } as const;
    backend.script([
      { say: 'Hello.' },
      beat,
      { pauseMs: 10 },
      beat,
      { pauseMs: 10 },
      beat,
      { hang: true },
    ]);
    const { events, failure } = await listen(editor.run(call, session, 'x'), () =>
      time.advance(240_000),
    );
    expect(toLines(events)).toEqual(['Hello.']);
    expect(failure).toMatchObject({ code: 'timeout', facts: { clock: 'substance' } });
  });

  it('events of substance hold the ten minutes off, but nothing the quarter of an hour', async () => {
    const time = createFakeTime();
    const editor = createTestClient(backend.url, {}, time);
    const { call, session } = await start(editor);
    let heard = 0;
    // Events that arrive together are heard at one time.
    const step = (nth: number) => [{ call: 'edit_multitrack' }, { when: () => heard > nth }];
    backend.script([...[0, 1, 2, 3, 4].flatMap(step), { hang: true }]);
    const { events, failure } = await listen(editor.run(call, session, 'x'), () => {
      heard += 1;
      time.advance(299_000);
    });
    expect(events.length).toBeGreaterThanOrEqual(3);
    expect(failure).toMatchObject({ code: 'timeout', facts: { clock: 'hard' } });
  });

  it('no clock is left running after a run', async () => {
    const time = createFakeTime();
    const { editor, call, session } = await start(createTestClient(backend.url, {}, time));
    await collect(editor.run(call, session, 'title'));
    expect(time.waiting()).toBe(0);
  });
});

describe('a run that is not listened to', () => {
  it('stopping in the middle ends it as aborted', async () => {
    const controller = new AbortController();
    const { editor, call, session } = await start(createTestClient(backend.url), controller.signal);
    backend.script([{ say: 'Working.' }, { hang: true }]);
    const { events, failure } = await listen(editor.run(call, session, 'x'), () =>
      controller.abort(),
    );
    expect(toLines(events)).toEqual(['Working.']);
    expect(failure).toMatchObject({ code: 'aborted' });
  });

  it('leaving the loop closes the connection and its clocks', async () => {
    const time = createFakeTime();
    const { editor, call, session } = await start(createTestClient(backend.url, {}, time));
    backend.script([{ say: 'Working.' }, { hang: true }]);
    for await (const event of editor.run(call, session, 'x')) {
      expect(event.kind).toBe('text');
      break;
    }
    expect(time.waiting()).toBe(0);
  });

  it('nothing is posted before somebody listens', async () => {
    const { editor, call, session } = await start(createTestClient(backend.url));
    editor.run(call, session, 'x');
    await editor.credits(call);
    expect(posts()).toBe(0);
  });
});
