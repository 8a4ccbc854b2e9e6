import type { Draft } from '../../draft/draft.ts';
import { BotError, toBotError } from '../../errors.ts';
import type { EditorCall, ProjectState, RunEvent } from '../../ports/editor.ts';
import { translateScreenWords } from '../../screen-words.ts';
import type { Progress, ToolKind } from '../../wording/wording.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { watchForNews } from '../replies/still-working.ts';
import type { Snapshot, Turn, TurnProject } from '../turn.ts';
import { callEditor } from './perform-session.ts';

export async function readBefore(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  deps.screens.working(performance.turn, { kind: 'editing' });
  const state = await readState(deps, performance);
  return { kind: 'before-read', before: toSnapshot(state), at: deps.clock.now() };
}

export function readState(deps: TurnDeps, performance: Performance): Promise<ProjectState> {
  return callEditor(deps, performance, (call, { session }) => deps.editor.state(call, session));
}

function toSnapshot(state: ProjectState): Snapshot {
  return {
    fingerprint: state.fingerprint,
    tracks: state.draft?.tracks ?? [],
    durationMs: state.draft?.durationMs ?? 0,
    assetCount: state.assets.length,
    generatedCount: state.generatedCount,
  };
}

/** Posted at most once: a refusal before anything was heard is the only thing after which it may be called again. */
export async function run(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn } = performance;
  if (turn.request.kind !== 'edit') throw new BotError('internal', 'only an edit is a run');
  const { text } = turn.request;
  const listener = createListener(deps, performance);
  try {
    await callEditor(deps, performance, (call, project) => listener.follow(call, project, text));
  } finally {
    listener.stop();
  }
  return { kind: 'run-ended', said: listener.said() };
}

function createListener(deps: TurnDeps, { turn }: Performance) {
  const texts: string[] = [];
  let hasHeard = false;
  const news = watchForNews(deps.clock, (minutes) =>
    deps.screens.working(turn, { kind: 'still-working', minutes }),
  );

  function hear(event: RunEvent): void {
    hasHeard = true;
    if (event.kind === 'heartbeat') return;
    news.heard();
    if (event.kind === 'text' && texts.at(-1) !== event.text) texts.push(event.text);
    const progress = toProgress(turn, event);
    if (progress !== undefined) deps.screens.working(turn, progress);
  }

  return {
    async follow(call: EditorCall, project: TurnProject, text: string): Promise<void> {
      try {
        for await (const event of deps.editor.run(call, project.session, text)) hear(event);
      } catch (thrown) {
        const error = toBotError(thrown);
        const isStopped = call.signal.aborted || error.code === 'no-credits';
        if (!hasHeard || isStopped) throw error;
        throw new BotError('stream-cut', 'the stream of a run did not end well', { cause: error });
      }
    },
    said: () => texts.join('\n\n'),
    stop: () => news.stop(),
  };
}

/** What people see of an event while they wait. */
function toProgress(turn: Turn, event: RunEvent): Progress | string | undefined {
  if (event.kind === 'text') {
    const { text } = translateScreenWords(event.text);
    return text === '' ? undefined : `⏳ ${text}`;
  }
  if (event.kind === 'tool') {
    return { kind: 'tool', tool: toToolKind(event.name), percent: event.percent };
  }
  const isNew = event.kind === 'draft' && isFirstStage(turn, event.draft);
  return isNew ? { kind: 'raw-ready', durationMs: event.draft.durationMs } : undefined;
}

/** Made from nothing, and so far only the picture: the backend adds the rest by itself (protocol, section 4.6). */
function isFirstStage({ run: begun }: Turn, draft: Draft): boolean {
  const isFromNothing = begun?.before.assetCount === 0 && begun.before.tracks.length === 0;
  const made = draft.tracks.filter((track) => track.segments.length > 0);
  return isFromNothing && made.length > 0 && made.every((track) => track.kind === 'video');
}

/** Tool names are never shown; what they sound like is. */
function toToolKind(name: string): ToolKind {
  const sounds: readonly (readonly [RegExp, ToolKind])[] = [
    [/generat/iu, 'generate'],
    [/music|bgm|audio|sound/iu, 'music'],
    [/caption|subtitle/iu, 'captions'],
    [/title|text/iu, 'title'],
    [/transition/iu, 'transitions'],
    [/pause|silence|trim|cut|split/iu, 'cut'],
  ];
  return sounds.find(([sound]) => sound.test(name))?.[1] ?? 'edit';
}

/** Protocol, section 6: never sent again; the state tells whether it went through. */
export async function recoverRun(
  deps: TurnDeps,
  performance: Performance,
): Promise<{ readonly state: ProjectState } | undefined> {
  const { turn } = performance;
  deps.screens.working(turn, { kind: 'checking' });
  const state = await readState(deps, performance);
  return state.fingerprint === turn.run?.before.fingerprint ? undefined : { state };
}

export async function stopRun(
  deps: TurnDeps,
  performance: Performance,
): Promise<{ readonly isStopped: boolean }> {
  deps.screens.working(performance.turn, { kind: 'stopping' });
  try {
    const isStopped = await callEditor(deps, performance, (call, { session }) =>
      deps.editor.cancelRun(call, session),
    );
    return { isStopped };
  } catch (thrown) {
    // Whether it stopped is then as unknown as where no such call exists: the session is waited for.
    deps.log.warn({ err: thrown, turnId: performance.turn.id }, 'a run could not be stopped');
    return { isStopped: false };
  }
}

const quietEveryMs = 30_000;
/** A run lasts no longer (protocol, section 4). */
const longestRunMs = 900_000;
/** So many equal states in a row mean that the service is done. */
const quietReads = 3;

/** Resolves once a run that could not be stopped no longer changes anything. */
export async function awaitQuiet(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn, signal } = performance;
  const until = (turn.run?.sentAt ?? 0) + longestRunMs;
  let last = turn.run?.before.fingerprint;
  let hasChanged = false;
  for (let same = 0; deps.clock.now() < until; ) {
    await deps.clock.sleep(quietEveryMs, signal);
    const { fingerprint } = await readState(deps, performance);
    same = fingerprint === last ? same + 1 : 0;
    hasChanged ||= fingerprint !== last;
    last = fingerprint;
    if (hasChanged && same >= quietReads) break;
  }
  return { kind: 'quiet' };
}
