import type { Scene } from '../edit/scene.ts';
import type { Engine } from '../engine.ts';
import type { Interpretation, Need } from '../plan/interpretation.ts';
import type { Footage, StoredSource } from '../sessions/create-footage.ts';
import type { Sessions } from '../sessions/create-sessions.ts';
import { toSessionDraft } from '../sessions/session-draft.ts';
import type { SessionRecord } from '../sessions/session-record.ts';
import type { RunEvents, RunFrame } from './run-events.ts';
import { createRunEvents, replyFrames, stepFrames } from './run-events.ts';

export interface RunOrder {
  readonly sessionId: string;
  readonly owner: string;
  readonly text: string;
  readonly isStreaming: boolean;
}

export interface CarryDeps {
  readonly engine: Pick<Engine, 'interpret' | 'needsOf' | 'carryOut' | 'toDraft'>;
  readonly sessions: Sessions;
  readonly footage: Footage;
  now(): number;
}

interface Work {
  readonly events: RunEvents;
  readonly signal: AbortSignal;
  emit(frame: RunFrame): void;
}

/** The tool name under which measuring is shown while it lasts. */
const measuringTool = 'listen_to_footage';

/** From words to a stored edit; the events go out once the edit is stored. Returns whether anything changed. */
export async function carryRun(
  order: RunOrder,
  deps: CarryDeps,
  watch: { readonly signal: AbortSignal; emit(frame: RunFrame): void },
): Promise<boolean> {
  const work: Work = { events: createRunEvents(deps.now), ...watch };
  const session = await deps.sessions.find(order.sessionId, order.owner);
  const scene = await readScene(session, deps.footage);
  const interpretation = deps.engine.interpret(order.text, scene);
  const measured = await measureNeeds({ interpretation, scene }, deps, work);
  watch.signal.throwIfAborted();
  const outcome = deps.engine.carryOut(interpretation, measured);
  const isChanged = outcome.history !== session.history;
  await deps.sessions.update(session.id, (current) => ({ ...current, history: outcome.history }));
  const draft = toSessionDraft({ history: outcome.history, sources: measured }, deps.engine);
  for (const frame of stepFrames(work.events, outcome.done, draft)) watch.emit(frame);
  for (const frame of replyFrames(work.events, outcome.reply, order.isStreaming)) watch.emit(frame);
  return isChanged && outcome.done.length > 0;
}

interface StoredScene extends Scene {
  readonly assets: readonly StoredSource[];
  readonly beds: readonly StoredSource[];
}

async function readScene(session: SessionRecord, footage: Footage): Promise<StoredScene> {
  const [assets, beds] = await Promise.all([footage.assets(session), footage.beds()]);
  return { assets, beds, history: session.history, language: session.language };
}

async function measureNeeds(
  asked: { readonly interpretation: Interpretation; readonly scene: StoredScene },
  deps: CarryDeps,
  work: Work,
): Promise<StoredScene> {
  const { interpretation } = asked;
  let { scene } = asked;
  const needs = deps.engine.needsOf(interpretation, scene).filter((need) => isMissing(need, scene));
  if (needs.length === 0) return scene;
  const call = work.events.call(measuringTool, { percent: 0 });
  work.emit(call.frame);
  for (const [index, need] of needs.entries()) {
    scene = await measureNeed(scene, need, { footage: deps.footage, signal: work.signal });
    const percent = Math.round(((index + 1) / needs.length) * 100);
    if (percent < 100) work.emit(work.events.call(measuringTool, { percent }, call.id).frame);
  }
  work.emit(work.events.response({ id: call.id, name: measuringTool }, {}));
  return scene;
}

function isMissing(need: Need, scene: StoredScene): boolean {
  const source = [...scene.assets, ...scene.beds].find(({ id }) => id === need.source);
  return source !== undefined && source.measures[need.measure] === undefined;
}

async function measureNeed(
  scene: StoredScene,
  need: Need,
  how: { readonly footage: Footage; readonly signal: AbortSignal },
): Promise<StoredScene> {
  const measure = (sources: readonly StoredSource[]) =>
    Promise.all(
      sources.map((source) =>
        source.id === need.source
          ? how.footage.measured(source, [need.measure], how.signal)
          : source,
      ),
    );
  return { ...scene, assets: await measure(scene.assets), beds: await measure(scene.beds) };
}
