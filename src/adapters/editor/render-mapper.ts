import type { RenderStatus } from '../../core/ports/editor.ts';
import { type RenderAnswer, renderAnswer } from '../../protocol/renders.ts';
import type { Answer } from './backend.ts';
import { isRecord } from './wire-json.ts';

const completed: ReadonlySet<string> = new Set([
  'completed',
  'complete',
  'success',
  'succeeded',
  'done',
  'finished',
]);
const failed: ReadonlySet<string> = new Set([
  'failed',
  'failure',
  'error',
  'cancelled',
  'canceled',
]);
const pending: ReadonlySet<string> = new Set([
  'pending',
  'queued',
  'waiting',
  'submitted',
  'created',
]);
/** The studio's own words for why a render failed. */
const causes: ReadonlyMap<string, 'size' | 'time'> = new Map([
  ['file-too-large', 'size'],
  ['time-not-in-film', 'time'],
]);
const shortestWaitMs = 1_000;
const longestWaitMs = 30_000;

/** A submit's or a poll's answer in any of the forms of section 9.2. `ownId` stands where the answer names none. */
export function toRenderStatus(answer: Answer, ownId: string): RenderStatus {
  const merged = {
    ...(isRecord(answer.body) ? answer.body : {}),
    ...(isRecord(answer.data) ? answer.data : {}),
  };
  const said: RenderAnswer = renderAnswer.safeParse(merged).data ?? {};
  const url = said.output?.url ?? said.outputUrl ?? said.output_url ?? said.url;
  const outOfReach = causes.get(said.error ?? '');
  const durationS = said.output?.duration;
  return {
    renderId: said.id ?? said.render_id ?? said.taskId ?? ownId,
    state: toState(said.status, url),
    ...(outOfReach === undefined ? {} : { outOfReach }),
    ...toProgress(said),
    ...(url === undefined || url === '' ? {} : { url }),
    ...(durationS === undefined ? {} : { durationMs: Math.round(durationS * 1000) }),
    ...toMeasures(said.output),
    ...toWait(answer.retryAfterMs),
  };
}

function toProgress({ progress: percent, ahead, remaining }: RenderAnswer) {
  return {
    ...(percent === undefined ? {} : { percent: Math.min(100, Math.max(0, percent)) }),
    ...(ahead === undefined ? {} : { ahead }),
    ...(remaining === undefined ? {} : { remainingMs: remaining * 1000 }),
  };
}

function toMeasures(output: RenderAnswer['output']) {
  const { size: sizeBytes, width: widthPx, height: heightPx } = output ?? {};
  return {
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    ...(widthPx === undefined || heightPx === undefined ? {} : { widthPx, heightPx }),
  };
}

function toState(status: string | undefined, url: string | undefined): RenderStatus['state'] {
  const word = status?.toLowerCase();
  if (word === undefined) return url === undefined ? 'pending' : 'completed';
  if (completed.has(word)) return 'completed';
  if (failed.has(word)) return 'failed';
  // A word that nobody knows is taken for work in progress.
  return pending.has(word) ? 'pending' : 'processing';
}

/** X1: obeyed between 1 and 30 seconds. */
export function toWait(retryAfterMs: number | undefined): { readonly retryAfterMs?: number } {
  if (retryAfterMs === undefined) return {};
  return { retryAfterMs: Math.min(longestWaitMs, Math.max(shortestWaitMs, retryAfterMs)) };
}
