import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/core/errors.ts';
import type { Editor, EditorCall, SessionRef } from '../../../src/core/ports/editor.ts';
import { collect } from '../../contracts/editor.ts';
import type { RouteName } from '../../fakes/backend/desk.ts';
import type { Manner } from '../../fakes/backend/manner.ts';
import { createFakeBackend, type FakeBackend } from '../../fakes/backend/server.ts';
import { createTestClient, madeClip } from './subject.ts';

/** The error table of the protocol (section 10) with our own additions: wire code, its usual words, our code. */
const rows: readonly (readonly [number, string, ErrorCode])[] = [
  [1001, 'invalid token', 'bad-token'],
  [1002, 'Session not found: 42', 'session-gone'],
  [2001, 'not enough credits', 'no-credits'],
  [4001, 'unsupported file type', 'unsupported-file'],
  [4002, 'file too large', 'file-too-large'],
  [402, 'upgrade your plan', 'export-blocked'],
  [429, 'slow down', 'rate-limited'],
  [507, 'disk full', 'backend-full'],
  [4004, 'the minutes of one day are used up', 'day-spent'],
  [4003, 'the room of one person is full', 'quota-full'],
  [400, 'bad request', 'backend-refused'],
  [403, 'missing scope', 'backend-refused'],
  [422, 'validation', 'backend-refused'],
];

/** Where a plain status means something else than elsewhere. */
const elsewhere: Readonly<Record<string, ErrorCode>> = {
  'upload 422': 'unsupported-file',
  'link 400': 'link-refused',
  'link 422': 'link-refused',
};

const voices: readonly Partial<Manner>[] = (['http', 'body'] as const).flatMap((codes) =>
  (['coded', 'success', 'flat'] as const).map((envelope) => ({ codes, envelope })),
);

interface Asker {
  readonly editor: Editor;
  readonly call: EditorCall;
  readonly session: SessionRef;
}

type Ask = (asker: Asker) => Promise<unknown>;
const render = { draft: { t: [] }, output: { format: 'mp4', quality: 'high' } } as const;

/** Every place in which a refusal can come before an answer. */
const places: Readonly<Record<string, { readonly route: RouteName; readonly ask: Ask }>> = {
  run: {
    route: 'run',
    ask: ({ editor, call, session }) => collect(editor.run(call, session, 'hi')),
  },
  upload: {
    route: 'upload',
    ask: ({ editor, call, session }) => editor.upload(call, session, madeClip(9)),
  },
  link: {
    route: 'upload',
    ask: ({ editor, call, session }) => editor.uploadLink(call, session, 'https://a.example/b.mp4'),
  },
  state: { route: 'state', ask: ({ editor, call, session }) => editor.state(call, session) },
  submit: {
    route: 'submit',
    ask: ({ editor, call, session }) =>
      editor.submitRender(call, { renderId: 'render_1', session, ...render }),
  },
  poll: { route: 'poll', ask: ({ editor, call }) => editor.renderStatus(call, 'render_1') },
  credits: { route: 'credits', ask: ({ editor, call }) => editor.credits(call) },
  session: { route: 'session', ask: ({ editor, call }) => editor.openSession(call, 'en') },
  token: { route: 'token', ask: ({ editor, call }) => editor.takeToken('client', call.signal) },
};

let backend: FakeBackend;
let asker: Asker;
beforeAll(async () => {
  backend = await createFakeBackend();
  const signal = AbortSignal.timeout(60_000);
  const editor = createTestClient(backend.url);
  const call = { account: await editor.takeToken('client', signal), signal };
  asker = { editor, call, session: await editor.openSession(call, 'en') };
});
afterAll(() => backend.close());

async function failureOf(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

function placeOf(name: string): { readonly route: RouteName; readonly ask: Ask } {
  const place = places[name];
  if (place === undefined) throw new Error(`no such place: ${name}`);
  return place;
}

describe('the error table, before an answer', () => {
  for (const [place, { route, ask }] of Object.entries(places)) {
    it.each(rows)(
      `${place}: %i "%s" is %s in every envelope and status`,
      async (code, message, expected) => {
        for (const voice of voices) {
          backend.speak(voice);
          backend.fail({ route, place: 'before', code, message });
          const wanted = elsewhere[`${place} ${code}`] ?? expected;
          expect(await failureOf(ask(asker)), JSON.stringify(voice)).toMatchObject({
            code: wanted,
          });
        }
        backend.speak({ codes: 'http', envelope: 'coded' });
      },
    );
  }
});

describe('the error table, in words alone', () => {
  it.each(rows.slice(0, 5))('%i "%s" is %s', async (_code, message, expected) => {
    backend.speak({ codes: 'words' });
    for (const place of ['run', 'upload', 'state', 'submit', 'credits', 'session']) {
      const { route, ask } = placeOf(place);
      backend.fail({ route, place: 'before', code: 0, message });
      expect(await failureOf(ask(asker)), place).toMatchObject({ code: expected });
    }
    backend.speak({ codes: 'http' });
  });
});

describe('the error table, inside a stream', () => {
  it.each(rows)('%i "%s" is %s after what was said', async (code, message, expected) => {
    for (const dialect of ['adk', 'adk-streaming', 'typed', 'bare'] as const) {
      backend.speak({ dialect });
      backend.fail({ route: 'run', place: 'inside', code, message });
      const failure = await failureOf(placeOf('run').ask(asker));
      expect(failure).toMatchObject({ code: expected, neverSent: false });
    }
    backend.speak({ dialect: 'adk' });
  });
});

describe('a 403', () => {
  it.each([
    'invalid token',
    'Token is invalid or expired',
    'token has been revoked',
    'token has expired',
    'Token not found',
    'missing authentication token',
  ])('that says "%s" means the token', async (message) => {
    backend.fail({ route: 'credits', place: 'before', code: 403, message });
    const failure = await failureOf(placeOf('credits').ask(asker));
    expect(failure).toMatchObject({ code: 'bad-token' });
  });
});

describe('what a refusal brings along', () => {
  it('the time to wait, in seconds or as a date', async () => {
    backend.fail({
      route: 'token',
      place: 'before',
      code: 429,
      message: '',
      retryAfterSeconds: 30,
    });
    expect(await failureOf(placeOf('token').ask(asker))).toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 30_000,
    });
  });

  it('method, host, path and status, but no token and no words of the backend', async () => {
    backend.fail({ route: 'credits', place: 'before', code: 403, message: 'raw words' });
    const failure = await failureOf(asker.editor.credits(asker.call));
    const { host } = new URL(backend.url);
    expect(String(failure)).toBe(
      `BotError: GET ${host}/api/credits/balance/simple answered 403 (403)`,
    );
    expect(JSON.stringify(failure)).not.toMatch(/nmv_usr_|raw words/);
  });
});
