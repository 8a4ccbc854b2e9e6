import type { Draft, Track } from '../../src/core/draft.ts';
import { BotError } from '../../src/core/errors.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type {
  Account,
  Asset,
  Editor,
  ProjectState,
  RenderRequest,
  RenderStatus,
  RunEvent,
} from '../../src/core/ports/editor.ts';

export interface FakeSession {
  readonly id: string;
  readonly owner: string;
  readonly language: string;
  readonly assets: Asset[];
  tracks: readonly Track[];
}

/** How one run goes; what is left out goes well. */
export interface RunScript {
  readonly says?: readonly string[];
  readonly tools?: readonly string[];
  /** What it makes of the tracks. */
  readonly makes?: (tracks: readonly Track[], session: FakeSession) => readonly Track[];
  readonly takesMs?: number;
  /** The answer gets lost: thrown to the caller after so long, while the run goes on. */
  readonly cutAfterMs?: number;
  readonly error?: BotError;
  /** Thrown before the backend took it. */
  readonly refusal?: BotError;
}

export interface RenderScript {
  readonly takesMs?: number;
  readonly fails?: boolean;
  readonly sizeBytes?: number;
  readonly hidesSize?: boolean;
}

type Call = keyof Editor;

export interface FakeEditor extends Editor {
  readonly sessions: readonly FakeSession[];
  /** Every run that the backend took, in order. */
  readonly runs: readonly {
    readonly sessionId: string;
    readonly text: string;
    readonly token: string;
  }[];
  /** Every render that was really begun. */
  readonly renders: readonly {
    readonly id: string;
    readonly sessionId: string;
    readonly maxBytes?: number;
  }[];
  readonly uploads: readonly {
    readonly sessionId: string;
    readonly name: string;
    readonly bytes: number;
  }[];
  readonly tokens: readonly string[];
  /** The next runs go like this, in turn; afterwards they go well again. */
  script(...scripts: readonly RunScript[]): void;
  scriptRender(...scripts: readonly RenderScript[]): void;
  /** The next such call fails before it takes effect, or after. */
  fail(call: Call, error: BotError, when?: 'before' | 'after'): void;
  dropSession(id: string): void;
}

export interface FakeEditorOptions {
  readonly clock: Clock;
  readonly website?: string;
  readonly canCancelRun?: boolean;
  readonly canFit?: boolean;
  readonly hasLinks?: boolean;
}

const clipMs = 10_000;

interface Job {
  readonly status: RenderStatus;
  readonly doneAt: number;
  readonly script: RenderScript;
  readonly bytes: number;
}

/** A backend in memory that behaves as the protocol says: runs change drafts, renders take time, ids are unique. */
export function createFakeEditor(options: FakeEditorOptions): FakeEditor {
  const { clock } = options;
  const sessions: FakeSession[] = [];
  const runs: { sessionId: string; text: string; token: string }[] = [];
  const renders: { id: string; sessionId: string; maxBytes?: number }[] = [];
  const uploads: { sessionId: string; name: string; bytes: number }[] = [];
  const tokens: string[] = [];
  const scripts: RunScript[] = [];
  const renderScripts: RenderScript[] = [];
  const faults: { call: Call; error: BotError; when: 'before' | 'after' }[] = [];
  const jobs = new Map<string, Job>();

  async function act<T>(call: Call, effect: () => Promise<T> | T): Promise<T> {
    await Promise.resolve();
    const at = faults.findIndex((fault) => fault.call === call);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0];
    if (fault?.when === 'before') throw fault.error;
    const result = await effect();
    if (fault !== undefined) throw fault.error;
    return result;
  }

  function find(sessionId: string): FakeSession {
    const found = sessions.find((session) => session.id === sessionId);
    if (found === undefined) throw new BotError('session-gone', 'no such session');
    return found;
  }

  function finishRun(session: FakeSession, script: RunScript, text: string): void {
    session.tracks = (script.makes ?? makeOf(text))(session.tracks, session);
  }

  async function* run(account: Account, sessionId: string, text: string): AsyncIterable<RunEvent> {
    await act('run', () => undefined);
    const session = find(sessionId);
    const script = scripts.shift() ?? {};
    if (script.refusal !== undefined) throw script.refusal;
    runs.push({ sessionId, text, token: account.token });
    const takesMs = script.takesMs ?? 5_000;
    clock.after(takesMs, () => finishRun(session, script, text));
    yield { kind: 'heartbeat' };
    for (const name of script.tools ?? ['edit_multitrack']) yield { kind: 'tool', name };
    const waitMs = script.cutAfterMs ?? takesMs;
    await clock.sleep(waitMs, signalOf(account));
    if (script.error !== undefined) throw script.error;
    if (script.cutAfterMs !== undefined) throw new BotError('stream-cut', 'the stream was cut');
    for (const said of script.says ?? ['Done.']) yield { kind: 'text', text: said, isCut: false };
  }

  const signals = new WeakMap<Account, AbortSignal>();
  const signalOf = (account: Account) => signals.get(account) ?? new AbortController().signal;

  function submit(request: RenderRequest): RenderStatus {
    find(request.session.sessionId);
    if (jobs.has(request.renderId)) throw new BotError('backend-refused', 'duplicate id');
    const script = renderScripts.shift() ?? {};
    const { maxBytes } = request.output;
    const bytes = Math.min(script.sizeBytes ?? 200_000, maxBytes ?? Number.POSITIVE_INFINITY);
    const sessionId = request.session.sessionId;
    renders.push({
      id: request.renderId,
      sessionId,
      ...(maxBytes === undefined ? {} : { maxBytes }),
    });
    const status: RenderStatus = { renderId: request.renderId, state: 'pending', percent: 5 };
    jobs.set(request.renderId, {
      status,
      doneAt: clock.now() + (script.takesMs ?? 20_000),
      script,
      bytes,
    });
    return status;
  }

  function poll(renderId: string): RenderStatus {
    const job = jobs.get(renderId);
    if (job === undefined) throw new BotError('not-found', 'no such render');
    if (clock.now() < job.doneAt) {
      return { renderId, state: 'processing', percent: 50, retryAfterMs: 5_000 };
    }
    if (job.script.fails === true) return { renderId, state: 'failed' };
    return {
      renderId,
      state: 'completed',
      percent: 100,
      durationMs: clipMs,
      ...(job.script.hidesSize === true ? {} : { sizeBytes: job.bytes }),
      ...(options.hasLinks === false ? {} : { url: `https://cdn.example/${renderId}.mp4` }),
    };
  }

  return {
    ...(options.website === undefined ? {} : { website: options.website }),
    sessions,
    runs,
    renders,
    uploads,
    tokens,
    script: (...next) => void scripts.push(...next),
    scriptRender: (...next) => void renderScripts.push(...next),
    fail: (call, error, when = 'before') => void faults.push({ call, error, when }),
    dropSession: (id) =>
      void sessions.splice(
        sessions.findIndex((each) => each.id === id),
        1,
      ),
    takeToken: (clientId) =>
      act('takeToken', () => {
        tokens.push(clientId);
        return {
          kind: 'free',
          token: `nmv_usr_${clientId}_${tokens.length}`,
          userId: `anon_${clientId}`,
        };
      }),
    openSession: ({ account }, language) =>
      act('openSession', () => {
        const id = `s${sessions.length + 1}`;
        sessions.push({ id, owner: account.token, language, assets: [], tracks: [] });
        return { sessionId: id };
      }),
    upload: ({ signal }, { sessionId }, file) =>
      act('upload', async () => {
        let bytes = 0;
        for await (const chunk of file.open(signal)) bytes += chunk.length;
        if (bytes === 0) throw new BotError('file-empty', 'no bytes');
        const asset = toAsset(file.name, bytes);
        find(sessionId).assets.push(asset);
        uploads.push({ sessionId, name: file.name, bytes });
        return [asset];
      }),
    uploadLink: (_call, { sessionId }, url) =>
      act('uploadLink', () => {
        const asset = toAsset(url.slice(url.lastIndexOf('/') + 1), 1_000);
        find(sessionId).assets.push(asset);
        uploads.push({ sessionId, name: asset.name, bytes: 1_000 });
        return [asset];
      }),
    run: ({ account, signal }, { sessionId }, text) => {
      const own = { ...account };
      signals.set(own, signal);
      return run(own, sessionId, text);
    },
    cancelRun: () => act('cancelRun', () => options.canCancelRun ?? true),
    state: (_call, { sessionId }) => act('state', () => toState(find(sessionId))),
    submitRender: (_call, request) => act('submitRender', () => submit(request)),
    renderStatus: (_call, renderId) => act('renderStatus', () => poll(renderId)),
    download: (_call, status) =>
      act('download', () => {
        const job = jobs.get(status.renderId);
        if (job === undefined) throw new BotError('not-found', 'no such render');
        return { sizeBytes: job.bytes, body: toBytes(job.bytes) };
      }),
    credits: () => act('credits', () => ({ available: 80, frozen: 5, total: 85 })),
    claimLink: () => act('claimLink', () => undefined),
    capabilities: () =>
      act('capabilities', () => ({
        canCancelRun: options.canCancelRun ?? true,
        outputs: (options.canFit ?? true) ? ['mp4' as const] : [],
        uploads: [],
      })),
    deleteSession: (_call, { sessionId }) =>
      act('deleteSession', () => {
        const at = sessions.findIndex((each) => each.id === sessionId);
        if (at >= 0) sessions.splice(at, 1);
        return true;
      }),
    deleteAccount: () => act('deleteAccount', () => true),
  };
}

function toAsset(name: string, sizeBytes: number): Asset {
  return { name, kind: 'video', durationMs: clipMs, sizeBytes };
}

/** What words do to the tracks: enough of an editor to have something to compare. */
function makeOf(text: string): NonNullable<RunScript['makes']> {
  return (tracks, session) => {
    const video = toTrack(
      'video',
      0,
      session.assets.map((asset, at) => ({
        label: asset.name,
        startMs: at * clipMs,
        durationMs: /trim/iu.test(text) ? 8_000 : clipMs,
      })),
    );
    const others = tracks.filter((track) => track.kind !== 'video');
    const title = /title '([^']+)'/iu.exec(text)?.[1];
    const added =
      title === undefined
        ? []
        : [toTrack('text', 7, [{ label: title, startMs: 0, durationMs: 3_000 }])];
    const music = /music/iu.test(text)
      ? [
          toTrack('audio', 1, [
            { label: 'Lo-fi', startMs: 0, durationMs: clipMs, volumePercent: 35 },
          ]),
        ]
      : [];
    return [video, ...others, ...music, ...added];
  };
}

function toTrack(kind: Track['kind'], typeNumber: number, segments: Track['segments']): Track {
  return { kind, typeNumber, segments };
}

function toState(session: FakeSession): ProjectState {
  const draft: Draft = {
    tracks: session.tracks,
    durationMs: Math.max(
      0,
      ...session.tracks.flatMap((track) =>
        track.segments.map((segment) => segment.startMs + segment.durationMs),
      ),
    ),
    original: {
      t: session.tracks.map((track) => ({ tt: track.typeNumber, sg: track.segments.length })),
    },
  };
  return {
    ...(session.tracks.length === 0 ? {} : { draft }),
    assets: [...session.assets],
    generatedCount: 0,
    fingerprint: JSON.stringify([session.tracks, session.assets.length]),
  };
}

async function* toBytes(count: number): AsyncIterable<Uint8Array> {
  for (let sent = 0; sent < count; sent += 65_536) {
    yield new Uint8Array(Math.min(65_536, count - sent));
  }
}
