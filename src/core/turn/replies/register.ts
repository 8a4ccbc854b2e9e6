import type { ErrorCode } from '../../errors.ts';
import type { Button } from '../../message.ts';
import type { Account } from '../../ports/editor.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { Performance, TurnDeps } from '../deps.ts';

/** What somebody with a free account can get past by registering. */
const liftedByRegistering: readonly (ErrorCode | undefined)[] = ['no-credits', 'export-blocked'];

/**
 * Where somebody registers to go on, or tops up; absent where the backend has no website. The page that binds their
 * free account is for them alone: whoever opens it takes the account over, so a group sees it without.
 */
export async function linkToGoOn(
  deps: TurnDeps,
  { turn, signal }: Performance,
): Promise<string | undefined> {
  const { website } = deps.editor;
  if (website === undefined) return undefined;
  const account = await deps.accounts.accountOf(turn.author.id, signal);
  return toLink(website, account, turn.thread.kind === 'direct');
}

function toLink(website: string, { kind, userId }: Account, isPrivate: boolean): string {
  if (kind === 'registered') return website;
  const page = `${website}/register`;
  return userId === undefined || !isPrivate ? page : `${page}?bind=${encodeURIComponent(userId)}`;
}

/** For a turn that failed for want of a registration. */
export async function registerButtons(
  deps: TurnDeps,
  performance: Performance,
): Promise<readonly Button[]> {
  const { failure } = performance.turn;
  return liftedByRegistering.includes(failure?.code) ? offerRegister(deps, performance) : [];
}

/** None where an operator's account serves everybody: there is nothing that a person could register for. */
export async function offerRegister(
  deps: TurnDeps,
  performance: Performance,
): Promise<readonly Button[]> {
  if (deps.settings.operatorAccount !== undefined) return [];
  const url = await linkToGoOn(deps, performance);
  const label = wordingOf(performance.turn.language).buttons.register;
  return url === undefined ? [] : [{ id: 'register', label, url }];
}
