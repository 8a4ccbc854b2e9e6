import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRenderable } from '../../src/core/draft/draft.ts';
import type {
  Account,
  Editor,
  EditorCall,
  ProjectState,
  RenderStatus,
  RunEvent,
  SessionRef,
  Upload,
} from '../../src/core/ports/editor.ts';

/** A backend and a client of it, ready to be judged. */
export interface EditorSubject {
  readonly editor: Editor;
  /** A small clip that the backend takes. */
  readonly clip: Upload;
  /** Words that make this backend edit the clip. */
  readonly instruction: string;
  close(): Promise<void>;
}

const patience = 240_000;
const output = { format: 'mp4', quality: 'preview' } as const;

/** What any backend together with the client must hold, whatever it speaks. */
export function describeEditor(name: string, create: () => Promise<EditorSubject>): void {
  describe(name, () => {
    let subject: EditorSubject;
    let account: Account;
    beforeAll(async () => {
      subject = await create();
      const signal = AbortSignal.timeout(patience);
      account = await subject.editor.takeToken(crypto.randomUUID(), signal);
    }, patience);
    afterAll(async () => subject.close());

    const world = () => ({ subject, call: callOf(account) });
    describe('sessions', () => itKeepsSessions(world));
    describe('runs', () => itRuns(world));
    describe('renders', () => itRenders(world));
    describe('refusals', () => itRefuses(world));
  });
}

type World = () => { readonly subject: EditorSubject; readonly call: EditorCall };

function itKeepsSessions(world: World): void {
  it('a new session is empty', async () => {
    const { subject, call } = world();
    const state = await subject.editor.state(call, await open(world));
    expect(isRenderable(state.draft)).toBe(false);
    expect(state.assets).toEqual([]);
  });

  it('two sessions have two ids', async () => {
    const [one, two] = [await open(world), await open(world)];
    expect(one.sessionId).not.toBe(two.sessionId);
  });

  it('an uploaded clip is among the assets, and the fingerprint tells', async () => {
    const { subject, call } = world();
    const session = await open(world);
    const before = await subject.editor.state(call, session);
    const uploaded = await subject.editor.upload(call, session, subject.clip);
    const after = await subject.editor.state(call, session);
    expect(uploaded.map((asset) => asset.kind)).toEqual(['video']);
    expect(after.assets).toHaveLength(1);
    expect(after.assets[0]?.durationMs).toBeGreaterThan(0);
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });

  it('a state that nobody touched keeps its fingerprint', async () => {
    const { subject, call } = world();
    const session = await open(world);
    const looks = [
      await subject.editor.state(call, session),
      await subject.editor.state(call, session),
    ];
    expect(looks[0]?.fingerprint).toBe(looks[1]?.fingerprint);
  });

  it('a session is nobody else to see', async () => {
    const { subject, call } = world();
    const session = await open(world);
    const other = await subject.editor.takeToken(crypto.randomUUID(), call.signal);
    const looking = subject.editor.state(callOf(other), session);
    await expect(looking).rejects.toMatchObject({ code: 'session-gone' });
  });

  it('credits add up', async () => {
    const { subject, call } = world();
    const { available, frozen, total } = await subject.editor.credits(call);
    expect(available + frozen).toBe(total);
  });

  it('a deleted session is gone, or deleting is not offered', async () => {
    const { subject, call } = world();
    const session = await open(world);
    const isDeleted = await subject.editor.deleteSession(call, session);
    if (!isDeleted) return;
    await expect(subject.editor.state(call, session)).rejects.toMatchObject({
      code: 'session-gone',
    });
  });
}

function itRuns(world: World): void {
  it('a run edits the draft and says or shows that it did', async () => {
    const { subject, call } = world();
    const { session, events, state } = await edited(world);
    expect(session.sessionId).not.toBe('');
    expect(events.some((event) => event.kind === 'text' || event.kind === 'tool')).toBe(true);
    expect(isRenderable(state.draft)).toBe(true);
    expect(state.draft?.durationMs).toBeGreaterThan(0);
    expect((await subject.editor.capabilities(call)).outputs).toContain('mp4');
  });

  it('no text comes twice in a row', async () => {
    const { events } = await edited(world);
    const texts = events.flatMap((event) => (event.kind === 'text' ? [event.text] : []));
    expect(texts.filter((text, index) => text === texts[index - 1])).toEqual([]);
  });

  it('a draft that the stream tells of is the one that the state has', async () => {
    const { events, state } = await edited(world);
    const told = events.flatMap((event) => (event.kind === 'draft' ? [event.draft] : [])).at(-1);
    expect(told ?? state.draft).toEqual(state.draft);
  });

  it('a second run goes on where the first one ended', async () => {
    const { subject, call } = world();
    const { session, state } = await edited(world);
    await collect(subject.editor.run(call, session, subject.instruction));
    const after = await subject.editor.state(call, session);
    expect(after.assets).toEqual(state.assets);
    expect(isRenderable(after.draft)).toBe(true);
  });

  it('a stopped run ends as aborted', async () => {
    const { subject, call } = world();
    const session = await open(world);
    const controller = new AbortController();
    controller.abort();
    const run = subject.editor.run({ ...call, signal: controller.signal }, session, 'hello');
    await expect(collect(run)).rejects.toMatchObject({ code: 'aborted' });
  });
}

function itRenders(world: World): void {
  it('a draft becomes a file, once for each id', async () => {
    const { subject, call } = world();
    const { session, state } = await edited(world);
    const renderId = `render_${crypto.randomUUID()}`;
    const render = { renderId, session, draft: state.draft?.original ?? null, output };
    const first = await subject.editor.submitRender(call, render);
    const again = await subject.editor.submitRender(call, render);
    expect(again.renderId).toBe(first.renderId);
    const done = await settled(world, first);
    expect(done.state).toBe('completed');
    const file = await subject.editor.download(call, done);
    const bytes = await collect(file.body);
    const sizeBytes = bytes.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    expect(sizeBytes).toBeGreaterThan(0);
    expect(file.sizeBytes ?? sizeBytes).toBe(sizeBytes);
  });
}

function itRefuses(world: World): void {
  it('a token that nobody knows is bad', async () => {
    const { subject } = world();
    const stranger = callOf({ kind: 'free', token: 'nmv_usr_nobody' });
    const refused = { code: 'bad-token' };
    const session = await open(world);
    await expect(subject.editor.openSession(stranger, 'en')).rejects.toMatchObject(refused);
    await expect(subject.editor.credits(stranger)).rejects.toMatchObject(refused);
    await expect(subject.editor.state(stranger, session)).rejects.toMatchObject(refused);
    await expect(collect(subject.editor.run(stranger, session, 'hi'))).rejects.toMatchObject(
      refused,
    );
  });

  it('a session that nobody knows is gone', async () => {
    const { subject, call } = world();
    const nowhere = { sessionId: '4242424242424242424' };
    const refused = { code: 'session-gone' };
    await expect(subject.editor.state(call, nowhere)).rejects.toMatchObject(refused);
    await expect(collect(subject.editor.run(call, nowhere, 'hi'))).rejects.toMatchObject(refused);
    await expect(subject.editor.upload(call, nowhere, subject.clip)).rejects.toMatchObject(refused);
  });

  it('an account that was deleted is a bad token, or deleting is not offered', async () => {
    const { subject, call } = world();
    const leaving = callOf(await subject.editor.takeToken(crypto.randomUUID(), call.signal));
    if (!(await subject.editor.deleteAccount(leaving))) return;
    await expect(subject.editor.credits(leaving)).rejects.toMatchObject({ code: 'bad-token' });
  });

  it('a render that nobody knows is not found', async () => {
    const { subject, call } = world();
    const poll = subject.editor.renderStatus(call, 'render_nobody');
    await expect(poll).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a file of another kind is unsupported', async () => {
    const { subject, call } = world();
    const text = { ...subject.clip, name: 'notes.txt', mimeType: 'text/plain' };
    const upload = subject.editor.upload(call, await open(world), text);
    await expect(upload).rejects.toMatchObject({ code: 'unsupported-file' });
  });

  it('a file without bytes is empty', async () => {
    const { subject, call } = world();
    async function* nothing(): AsyncGenerator<Uint8Array> {}
    const empty = { name: 'empty.mp4', mimeType: 'video/mp4', open: nothing };
    const upload = subject.editor.upload(call, await open(world), empty);
    await expect(upload).rejects.toMatchObject({ code: 'file-empty' });
  });

  it('a link to a private address is refused', async () => {
    const { subject, call } = world();
    const upload = subject.editor.uploadLink(call, await open(world), 'http://127.0.0.1/clip.mp4');
    await expect(upload).rejects.toMatchObject({ code: 'link-refused' });
  });
}

function callOf(account: Account): EditorCall {
  return { account, signal: AbortSignal.timeout(patience) };
}

async function open(world: World): Promise<SessionRef> {
  const { subject, call } = world();
  return subject.editor.openSession(call, 'en');
}

interface Edited {
  readonly session: SessionRef;
  readonly events: readonly RunEvent[];
  readonly state: ProjectState;
}

async function edited(world: World): Promise<Edited> {
  const { subject, call } = world();
  const session = await open(world);
  await subject.editor.upload(call, session, subject.clip);
  const events = await collect(subject.editor.run(call, session, subject.instruction));
  return { session, events, state: await subject.editor.state(call, session) };
}

async function settled(world: World, first: RenderStatus): Promise<RenderStatus> {
  const { subject, call } = world();
  let status = first;
  while (status.state === 'pending' || status.state === 'processing') {
    await new Promise((resolve) => setTimeout(resolve, Math.min(status.retryAfterMs ?? 0, 100)));
    status = await subject.editor.renderStatus(call, first.renderId);
  }
  return status;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
