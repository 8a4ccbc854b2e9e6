import type { ErrorCode } from '../../errors.ts';
import type { EffectKind, Failure } from '../events.ts';
import type { Turn } from '../turn.ts';
import { nextAfterOpening } from './advance-outcome.ts';
import { lookAgain, lookFirst } from './look-again.ts';
import { again, end, fail, proceed, proceedCharged, type Step, whenBack } from './step.ts';
import { gapMs, maxAwayTries, maxShowTries, maxTries } from './tries.ts';

const passing: readonly ErrorCode[] = [
  'backend-unreachable',
  'stream-cut',
  'timeout',
  'store-busy',
  'store-failed',
  'chat-unreachable',
];
/** What is wrong with one file: it is left out, the others go on. */
const faultsOfAFile: readonly ErrorCode[] = [
  'unsupported-file',
  'file-too-large',
  'file-empty',
  'file-unreadable',
  'link-refused',
  'download-failed',
  'not-found',
];
/** After these the backend may have taken the run: it is looked for, never posted again. */
const mayHaveLanded: readonly ErrorCode[] = [
  'backend-unreachable',
  'stream-cut',
  'timeout',
  'aborted',
  'internal',
];

/** Where a result cannot be put and waiting frees nothing: the turn says so, and the render is kept for `/export`. */
const stuckFiles: readonly ErrorCode[] = ['store-full', 'output-exists'];

type AfterFailure = (turn: Turn, failure: Failure, during: EffectKind) => Step;

const after: Readonly<Record<EffectKind, AfterFailure>> = {
  'show-status': afterShowFailure,
  show: afterShowFailure,
  deliver: afterShowFailure,
  ring: end,
  'await-quiet': end,
  run: afterRunFailure,
  'recover-run': afterLookFailure,
  upload: afterUploadFailure,
  'find-upload': afterUploadFailure,
  'submit-render': afterSubmitFailure,
  open: afterReadFailure,
  'read-assets': afterReadFailure,
  'read-before': afterReadFailure,
  'read-draft': afterReadFailure,
  'read-after': afterReadFailure,
  'find-render': afterReadFailure,
  'watch-render': afterReadFailure,
  answer: afterReadFailure,
  'plan-delivery': afterReadFailure,
  'stop-run': afterReadFailure,
  'stop-render': afterReadFailure,
};

export function afterFailure(turn: Turn, during: EffectKind, failure: Failure): Step {
  return after[during](turn, failure, during);
}

/** What only reads, or is keyed, may be done again. */
function afterReadFailure(turn: Turn, failure: Failure, during: EffectKind): Step {
  return failure.code === 'session-gone' ? reopen(turn, failure) : retry(turn, during, failure);
}

function retry(turn: Turn, effect: EffectKind, failure: Failure): Step {
  const { code, retryAfterMs } = failure;
  if (code === 'backend-unreachable') {
    const isPatient = (turn.awayTries ?? 0) < maxAwayTries;
    return isPatient ? whenBack(turn, effect, retryAfterMs) : fail(turn, failure);
  }
  const tries = turn.tries + 1;
  if (!passing.includes(code) || tries >= maxTries) return fail(turn, failure);
  return again({ ...turn, tries }, effect, retryAfterMs ?? gapMs(turn.tries));
}

/** A session that is gone is opened anew, once; the clips of this very turn are sent again. */
function reopen(turn: Turn, failure: Failure): Step {
  if (turn.isReopened) return fail(turn, failure);
  const { project: _gone, run: _over, ...rest } = turn;
  const uploads = { next: 0, arrived: [], refused: [] };
  // A run that was taken may have cost credits: without clips the turn ends with a fresh project and a sentence.
  const sources = turn.run === undefined ? turn.sources : [];
  return proceed(rest, { state: 'opening', isReopened: true, uploads, sources }, 'open');
}

function afterRunFailure(turn: Turn, failure: Failure): Step {
  const { run: _refused, ...unsent } = turn;
  if (failure.code === 'session-gone') return reopen(unsent, failure);
  if (failure.neverSent) return retry(turn, 'run', failure);
  if (mayHaveLanded.includes(failure.code)) return lookFirst(turn);
  return fail(turn, failure);
}

/** A look that failed says as little as one that saw no change. */
function afterLookFailure(turn: Turn, failure: Failure): Step {
  return failure.code === 'session-gone' ? reopen(turn, failure) : lookAgain(turn);
}

function afterUploadFailure(turn: Turn, failure: Failure): Step {
  if (failure.code === 'session-gone') return reopen(turn, failure);
  if (passing.includes(failure.code)) return retry(turn, 'find-upload', failure);
  if (!faultsOfAFile.includes(failure.code)) return fail(turn, failure);
  const source = turn.sources[turn.uploads.next];
  const name = source === undefined ? '' : nameOf(source);
  const { next, arrived, refused } = turn.uploads;
  const { code, facts } = failure;
  const leftOut = { name, code, facts };
  const uploads = { next: next + 1, arrived, refused: [...refused, leftOut] };
  return nextAfterOpening({ ...turn, uploads });
}

function nameOf(source: Turn['sources'][number]): string {
  return source.kind === 'file' ? source.file.name : source.name;
}

/** A submit whose answer is unclear, or that a backend refuses as a duplicate, is looked up under its own id. */
function afterSubmitFailure(turn: Turn, failure: Failure): Step {
  if (failure.code === 'session-gone') return reopen(turn, failure);
  if (failure.code === 'backend-refused' && turn.tries === 0) {
    return again({ ...turn, tries: 1 }, 'find-render', 0);
  }
  if (failure.neverSent) return retry(turn, 'submit-render', failure);
  return retry(turn, 'find-render', failure);
}

function afterShowFailure(turn: Turn, failure: Failure, during: EffectKind): Step {
  const { awayTries = 0 } = turn;
  const counted = { awayTries: awayTries + 1 };
  const { code } = failure;
  if (code === 'message-gone') {
    const { status: gone, ...rest } = turn;
    // Where none was stored, one may have been posted all the same: its key makes it the same message where keys do.
    const statusPosts = turn.statusPosts + (gone === undefined ? 0 : 1);
    return proceedCharged({ ...rest, ...counted }, { statusPosts }, 'show-status');
  }
  if (code === 'message-too-large') {
    return proceedCharged(
      { ...turn, ...counted },
      { ...capOf(turn, failure), state: 'ready' },
      'plan-delivery',
    );
  }
  const isRefused = code === 'chat-gone' || code === 'chat-refused';
  if (isRefused && during !== 'deliver') return end({ ...turn, state: 'failed', failure });
  const isStuck = during === 'deliver' && stuckFiles.includes(code);
  if (isRefused || isStuck || code === 'not-found') return fail(turn, failure);
  if (awayTries >= maxShowTries) return end({ ...turn, state: 'failed', failure });
  return again({ ...turn, ...counted }, during, failure.retryAfterMs ?? gapMs(awayTries));
}

/** The place takes less than its platform promises: what it says it takes, else nine tenths of what it refused. */
function capOf(turn: Turn, { facts: { limitBytes } }: Failure): Partial<Turn> {
  if (typeof limitBytes === 'number') return { uploadCapBytes: limitBytes };
  const refusedBytes = turn.result?.sizeBytes ?? 0;
  return { uploadCapBytes: Math.floor(refusedBytes * 0.9) };
}
