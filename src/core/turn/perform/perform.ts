import { wordingOf } from '../../wording/catalogue.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { EffectKind, TurnEvent } from '../events.ts';
import { answer, readAfter, readDraft, readRecovered } from '../replies/replies.ts';
import { deliver } from './perform-deliver.ts';
import { findRender, planResult, stopRender, submitRender } from './perform-render.ts';
import { ring } from './perform-ring.ts';
import { awaitQuiet, readBefore, recoverRun, run, stopRun } from './perform-run.ts';
import { findUpload, openProject, readAssets, upload } from './perform-session.ts';
import { show, showStatus } from './perform-show.ts';
import { watchRender } from './watch-render.ts';

/** Does one effect and tells what came of it; a failure is thrown. */
export type Perform = (kind: EffectKind, performance: Performance) => Promise<TurnEvent>;

export function createPerform(deps: TurnDeps): Perform {
  const effects: Readonly<Record<EffectKind, (performance: Performance) => Promise<TurnEvent>>> = {
    'show-status': (performance) => showStatus(deps, performance),
    open: (performance) => openProject(deps, performance),
    'read-assets': (performance) => readAssets(deps, performance),
    'find-upload': (performance) => findUpload(deps, performance),
    upload: (performance) => upload(deps, performance),
    'read-before': (performance) => readBefore(deps, performance),
    'read-draft': (performance) => readDraft(deps, performance),
    run: (performance) => run(deps, performance),
    'recover-run': (performance) => recover(deps, performance),
    'read-after': (performance) => readAfter(deps, performance),
    answer: (performance) => answer(deps, performance),
    'submit-render': (performance) => submitRender(deps, performance),
    'find-render': (performance) => findRender(deps, performance),
    'watch-render': (performance) => watchRender(deps, performance),
    'plan-delivery': (performance) => planResult(deps, performance),
    deliver: (performance) => deliver(deps, performance),
    'stop-run': (performance) => stop(deps, performance),
    'stop-render': (performance) => stopRender(deps, performance),
    'await-quiet': (performance) => awaitQuiet(deps, performance),
    show: (performance) => show(deps, performance),
    ring: (performance) => ring(deps, performance),
  };
  return (kind, performance) => effects[kind](performance);
}

async function recover(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const found = await recoverRun(deps, performance);
  if (found === undefined) return { kind: 'run-unchanged' };
  return readRecovered(deps, performance.turn, found.state);
}

async function stop(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { isStopped } = await stopRun(deps, performance);
  const wording = wordingOf(performance.turn.language);
  const text = isStopped ? wording.cancelled() : wording.cancelledButMayFinish();
  return { kind: 'run-stopped', isStopped, reply: { text, buttons: [] } };
}
