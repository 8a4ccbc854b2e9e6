import { BotError } from '../../src/core/errors.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { Asset, Capabilities, Editor, Upload } from '../../src/core/ports/editor.ts';
import { createFakeRenders, type FakeRender, type RenderScript } from './fake-renders.ts';
import { createFakeRuns, type FakeRun, type RunScript } from './fake-runs.ts';
import { type FakeSession, toAsset, toState } from './fake-tracks.ts';
import { createFaults } from './faults.ts';

type Call = keyof Editor;

export interface FakeUpload {
  readonly sessionId: string;
  readonly name: string;
  readonly bytes: number;
}

export interface FakeEditor extends Editor {
  readonly sessions: readonly FakeSession[];
  /** Every run that the backend took, in order. */
  readonly runs: readonly FakeRun[];
  /** Every render that was really begun. */
  readonly renders: readonly FakeRender[];
  readonly cancelledRenders: readonly string[];
  readonly uploads: readonly FakeUpload[];
  /** The client ids that tokens were asked for with. */
  readonly tokens: readonly string[];
  /** The next runs go like this, in turn; afterwards they go well again. */
  script(...scripts: readonly RunScript[]): void;
  scriptRender(...scripts: readonly RenderScript[]): void;
  /** The next such call fails before it takes effect, or after. */
  fail(call: Call, error: BotError, when?: 'before' | 'after'): void;
  dropSession(id: string): void;
  /** From now on nobody has credits. */
  spendAll(): void;
}

export interface FakeEditorOptions {
  readonly clock: Clock;
  readonly website?: string;
  readonly canCancelRun?: boolean;
  readonly canFit?: boolean;
  readonly hasLinks?: boolean;
  readonly makesStills?: boolean;
  readonly takes?: readonly string[];
  /** A client gets one token, as with the real ones. */
  readonly limitsTokens?: boolean;
}

/** A backend in memory that behaves as the protocol says: runs change drafts, renders take time, ids are unique. */
export function createFakeEditor(options: FakeEditorOptions): FakeEditor {
  const { clock, canCancelRun = true, hasLinks = true } = options;
  const { act, add } = createFaults<Call>();
  const hall = createSessions();
  const runs = createFakeRuns(clock);
  const renders = createFakeRenders(clock, hasLinks);
  const purse = { available: 80 };
  return {
    ...(options.website === undefined ? {} : { website: options.website }),
    ...createControls(hall, runs, renders),
    fail: (call, error, when = 'before') => add({ call, error, when }),
    spendAll: () => {
      purse.available = 0;
    },
    takeToken: (clientId) =>
      act('takeToken', () => {
        const isSecond = options.limitsTokens === true && hall.tokens.includes(clientId);
        if (isSecond) throw new BotError('rate-limited', 'one token for each client');
        return hall.takeToken(clientId);
      }),
    openSession: ({ account }, language) =>
      act('openSession', () => ({ sessionId: hall.open(account.token, language).id })),
    upload: ({ signal }, { sessionId }, file) =>
      act('upload', async () => hall.add(sessionId, file.name, await countBytes(file, signal))),
    uploadLink: (_call, { sessionId }, url) =>
      act('uploadLink', () => hall.add(sessionId, url.slice(url.lastIndexOf('/') + 1), 1_000)),
    async *run(call, { sessionId }, text) {
      await act('run', () => undefined);
      yield* runs.begin(call, hall.find(sessionId), text);
    },
    cancelRun: () => act('cancelRun', () => canCancelRun),
    state: (_call, { sessionId }) => act('state', () => toState(hall.find(sessionId))),
    submitRender: (_call, request) =>
      act('submitRender', () => {
        hall.find(request.session.sessionId);
        return renders.submit(request);
      }),
    renderStatus: (_call, renderId) => act('renderStatus', () => renders.poll(renderId)),
    cancelRender: (_call, renderId) => act('cancelRender', () => renders.cancel(renderId)),
    download: (_call, status) =>
      act('download', () => {
        const sizeBytes = renders.bytesOf(status.renderId);
        const content = renders.contentOf(status.renderId);
        return { sizeBytes, body: toBytes(sizeBytes, content) };
      }),
    credits: () => act('credits', () => ({ available: purse.available, frozen: 5, total: 85 })),
    claimLink: () =>
      act('claimLink', () => options.website && `${options.website}/workspace/claim?ct=clm_1`),
    capabilities: () => act('capabilities', () => toCapabilities(options)),
    deleteSession: (_call, { sessionId }) => act('deleteSession', () => hall.drop(sessionId)),
    deleteAccount: () => act('deleteAccount', () => true),
  };
}

const stills = ['jpg', 'png', 'gif', 'webm', 'mp3', 'm4a'] as const;

function toCapabilities(options: FakeEditorOptions): Capabilities {
  const { canCancelRun = true, canFit = true, makesStills = false } = options;
  return {
    canCancelRun,
    outputs: [...(canFit ? ['mp4' as const] : []), ...(makesStills ? stills : [])],
    aspects: makesStills ? ['9:16', '16:9', '1:1'] : [],
    uploads: options.takes ?? [],
  };
}

function createControls(
  hall: ReturnType<typeof createSessions>,
  runs: ReturnType<typeof createFakeRuns>,
  renders: ReturnType<typeof createFakeRenders>,
) {
  return {
    sessions: hall.sessions,
    uploads: hall.uploads,
    tokens: hall.tokens,
    runs: runs.taken,
    renders: renders.begun,
    cancelledRenders: renders.cancelled,
    script: (...next: readonly RunScript[]) => void runs.scripts.push(...next),
    scriptRender: (...next: readonly RenderScript[]) => void renders.scripts.push(...next),
    dropSession: (id: string) => void hall.drop(id),
  };
}

function createSessions() {
  const sessions: FakeSession[] = [];
  const uploads: FakeUpload[] = [];
  const tokens: string[] = [];
  const find = (id: string): FakeSession => {
    const found = sessions.find((session) => session.id === id);
    if (found === undefined) throw new BotError('session-gone', 'no such session');
    return found;
  };
  return {
    sessions,
    uploads,
    tokens,
    find,
    takeToken(clientId: string) {
      tokens.push(clientId);
      const token = `nmv_usr_${clientId}_${tokens.length}`;
      return { kind: 'free' as const, token, userId: `anon_${clientId}` };
    },
    open(owner: string, language: string): FakeSession {
      const id = `s${lastNumber(sessions) + 1}`;
      const session: FakeSession = { id, owner, language, assets: [], tracks: [] };
      sessions.push(session);
      return session;
    },
    add(id: string, name: string, bytes: number): readonly Asset[] {
      if (bytes === 0) throw new BotError('file-empty', 'no bytes');
      const asset = toAsset(name, bytes);
      find(id).assets.push(asset);
      uploads.push({ sessionId: id, name, bytes });
      return [asset];
    },
    drop(id: string): boolean {
      const at = sessions.findIndex((each) => each.id === id);
      if (at >= 0) sessions.splice(at, 1);
      return true;
    },
  };
}

function lastNumber(sessions: readonly FakeSession[]): number {
  return Math.max(0, ...sessions.map((session) => Number(session.id.slice(1))));
}

async function countBytes(file: Upload, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  for await (const chunk of file.open(signal)) bytes += chunk.length;
  return bytes;
}

async function* toBytes(count: number, content?: Uint8Array): AsyncIterable<Uint8Array> {
  if (content !== undefined) return yield content;
  for (let sent = 0; sent < count; sent += 65_536) {
    yield new Uint8Array(Math.min(65_536, count - sent));
  }
}
