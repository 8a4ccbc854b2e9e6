import type { TurnEvent } from '../events.ts';
import { isEnded, type Turn } from '../turn.ts';
import { afterRenderEvent, isRenderEvent, planRender } from './advance-render.ts';
import { lookAgain, lookFirst } from './look-again.ts';
import { end, fail, failWith, ignore, proceed, proceedCharged, type Step, settle } from './step.ts';

/** Someone who waited longer than this has turned away: an edit alone would not be noticed. */
const ringAfterMs = 60_000;

type Outcome = Exclude<
  TurnEvent,
  { readonly kind: 'begun' | 'resumed' | 'cancel-asked' | 'stopped' | 'failed' }
>;

/** The good outcomes, in the order a job meets them. */
export function afterEvent(turn: Turn, event: Outcome): Step {
  if (isRenderEvent(event)) return afterRenderEvent(turn, event);
  switch (event.kind) {
    case 'status-shown':
      return afterStatus(turn, event);
    case 'opened':
      return afterOpened({ ...turn, project: event.project });
    case 'assets-read':
      return proceed(turn, { uploads: { ...turn.uploads, before: event.assets } }, 'upload');
    case 'uploaded':
      return afterUpload(turn, event.assets);
    case 'upload-missing':
      return proceedCharged(turn, {}, 'upload');
    case 'before-read':
      return beginRun(turn, event);
    case 'run-ended':
      return turn.run === undefined
        ? ignore(turn)
        : proceed(turn, { run: { ...turn.run, said: event.said } }, 'read-after');
    case 'run-unchanged':
      return lookAgain(turn);
    case 'draft-read':
      return event.draft === undefined || !wantsRender(turn)
        ? settle(turn, event.reply)
        : planRender({ ...turn, reply: event.reply }, event.draft, event);
    case 'footage-raw':
      return placeFootage(turn, event.ask);
    case 'answered':
      return settle(turn, event.reply);
    case 'shown':
      return afterShown(turn, event.at);
    case 'run-stopped':
      return proceed(turn, { reply: event.reply, isQuietNeeded: !event.isStopped }, 'show');
    case 'rung':
    case 'quiet':
      return end(turn);
  }
}

/** What is wanted of clips as they are is wanted of a timeline that holds them: made first, then rendered. */
function placeFootage(turn: Turn, text: string): Step {
  const { request } = turn;
  if (request.kind !== 'export' || request.outputs === undefined) return ignore(turn);
  const { outputs } = request;
  const edit: Turn['request'] = { kind: 'edit', text, alsoExport: true, outputs };
  return proceed(turn, { request: edit, exportsByItself: true }, 'read-before');
}

/** The one place where a run is posted for the first time: a turn that has one only looks for it. */
function beginRun(turn: Turn, event: Extract<Outcome, { kind: 'before-read' }>): Step {
  if (turn.run !== undefined) return lookFirst({ ...turn, state: 'prompting' });
  const run = { sentAt: event.at, before: event.before, checks: 0 };
  return proceed(turn, { state: 'prompting', run }, 'run');
}

type StatusShown = Extract<Outcome, { kind: 'status-shown' }>;

/** With the message that carries its result from now on. */
export function withStatus(turn: Turn, { ref, cancelButton }: StatusShown): Turn {
  return { ...turn, status: ref, ...(cancelButton === undefined ? {} : { cancelButton }) };
}

function afterStatus(turn: Turn, event: StatusShown): Step {
  const shown = withStatus(turn, event);
  if (turn.state === 'accepted') return ignore(shown);
  if (turn.state === 'ack') return proceed(shown, { state: 'opening' }, 'open');
  if (turn.state === 'delivering') return proceed(shown, {}, 'deliver');
  // Somewhere in between there is a message already, and the turn has its way to go.
  return isEnded(turn) ? proceed(shown, {}, 'show') : ignore(turn);
}

function afterOpened(turn: Turn): Step {
  const isLost = turn.isReopened && turn.sources.length === 0;
  if (isLost && turn.request.kind !== 'new' && turn.request.kind !== 'greeting') {
    return failWith(turn, 'session-gone');
  }
  return nextAfterOpening(turn);
}

export function nextAfterOpening(turn: Turn): Step {
  if (turn.uploads.next < turn.sources.length) {
    return proceed(turn, { state: 'uploading' }, 'read-assets');
  }
  return nextAfterUploads(turn);
}

function afterUpload(turn: Turn, assets: Turn['uploads']['arrived']): Step {
  const { next, arrived, refused } = turn.uploads;
  const uploads = { next: next + 1, arrived: [...arrived, ...assets], refused };
  return nextAfterOpening({ ...turn, uploads });
}

function nextAfterUploads(turn: Turn): Step {
  const { arrived, refused } = turn.uploads;
  const [first] = refused;
  if (first !== undefined && arrived.length === 0) {
    return fail(turn, { code: first.code, facts: { ...first.facts, name: first.name } });
  }
  const { kind } = turn.request;
  if (kind === 'edit') return proceed(turn, {}, 'read-before');
  return proceed(turn, {}, kind === 'export' || kind === 'preview' ? 'read-draft' : 'answer');
}

function wantsRender(turn: Turn): boolean {
  const { kind } = turn.request;
  return kind === 'export' || kind === 'preview' || turn.exportsByItself;
}

/** One more file of an edit that was not made: the edit itself has told why, and made the phone sound. */
function isLeftOut({ state, after }: Turn): boolean {
  return state === 'settled' && after !== undefined;
}

/** Those before it were left to its sound. */
function isFailedLast({ state, after, isFollowed }: Turn): boolean {
  return state === 'failed' && after !== undefined && isFollowed !== true;
}

/** Its ring is the list of all. */
function isLastOfBatch({ batch }: Turn): boolean {
  return batch !== undefined && batch.position === batch.turnIds.length;
}

function afterShown(turn: Turn, at: number): Step {
  if (turn.state === 'delivering' && turn.isFollowed === true) {
    return end({ ...turn, state: 'delivered' });
  }
  if (turn.state === 'delivering') {
    return proceed(turn, { state: 'delivered', ringTriedAt: at }, 'ring');
  }
  if (turn.isQuietNeeded === true) return proceed(turn, {}, 'await-quiet');
  const isLongAgo = at - turn.acceptedAt > ringAfterMs;
  if (isLeftOut(turn)) return end(turn);
  if (isLastOfBatch(turn) || isFailedLast(turn) || (turn.state !== 'cancelled' && isLongAgo)) {
    return proceed(turn, { ringTriedAt: at }, 'ring');
  }
  return end(turn);
}
