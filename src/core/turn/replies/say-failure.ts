import type { ErrorCode } from '../../errors.ts';
import { maxFileBytes } from '../../media-types.ts';
import type { OperatorCause } from '../../people/operators.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { FailureAbout } from '../../wording/wording.ts';
import type { TurnDeps } from '../deps.ts';
import type { Turn, TurnFailure } from '../turn.ts';
import { linkToGoOn } from './register.ts';

/** What an operator can do something about. */
const causes: Readonly<Partial<Record<ErrorCode, OperatorCause>>> = {
  'backend-full': 'backend-full',
  'store-full': 'disk-full',
};

/** The sentence for a failed turn. */
export async function sayFailure(deps: TurnDeps, turn: Turn, signal: AbortSignal): Promise<string> {
  const failure: TurnFailure = turn.failure ?? { code: 'internal', facts: {} };
  const cause = causes[failure.code];
  if (cause !== undefined) deps.operators.tell(cause);
  const about = await aboutFailure(deps, turn, { failure, signal });
  return wordingOf(turn.language).failures[failure.code](about);
}

async function aboutFailure(
  deps: TurnDeps,
  turn: Turn,
  { failure, signal }: { readonly failure: TurnFailure; readonly signal: AbortSignal },
): Promise<FailureAbout> {
  const { name, sizeBytes, limitBytes } = failure.facts;
  const limit = limitBytes ?? limitFor(deps, turn, failure);
  const isPoor = failure.code === 'no-credits';
  const link = isPoor ? await linkToGoOn(deps, { turn, signal }) : undefined;
  return {
    wanted: wantedBy(turn),
    accountKind: deps.settings.operatorAccount === undefined ? 'free' : 'registered',
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    ...(typeof sizeBytes === 'number' ? { sizeBytes } : {}),
    ...(typeof limit === 'number' ? { limitBytes: limit } : {}),
    ...(link === undefined ? {} : { topUpLink: link }),
  };
}

function limitFor(deps: TurnDeps, turn: Turn, failure: TurnFailure): number {
  return failure.code === 'message-too-large'
    ? deps.screens.adapterOf(turn.thread.id).limits.uploadBytes
    : maxFileBytes;
}

function wantedBy({ request: { kind }, render }: Turn): FailureAbout['wanted'] {
  // The edit was made: what is missing is its video.
  if (render !== undefined) return 'export';
  if (kind === 'edit' || kind === 'upload') return kind;
  return kind === 'export' || kind === 'preview' ? 'export' : 'other';
}
