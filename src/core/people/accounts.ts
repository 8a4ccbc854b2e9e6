import { BotError, toBotError } from '../errors.ts';
import type { AuthorId } from '../message.ts';
import type { Clock } from '../ports/clock.ts';
import type { Account, Editor } from '../ports/editor.ts';
import type { Ids } from '../ports/ids.ts';
import type { Documents } from '../records/documents.ts';
import type { AccountRecord } from '../records/records.ts';
import type { Operators } from './operators.ts';
import type { People } from './people.ts';

export interface Accounts {
  /** The operator's account, else this person's free one, taken now if there is none yet. */
  accountOf(author: AuthorId, signal: AbortSignal): Promise<Account>;
  /** Makes the call; where the bot's own token is no longer good, takes a new one and calls once more. */
  withAccount<T>(
    author: AuthorId,
    signal: AbortSignal,
    call: (account: Account) => Promise<T>,
  ): Promise<T>;
  /** As `accountOf`, but nothing is taken or renewed. */
  known(author: AuthorId): Promise<Account | undefined>;
  forget(author: AuthorId): Promise<void>;
}

export interface AccountDeps {
  readonly operatorAccount: Account | undefined;
  readonly editor: Pick<Editor, 'takeToken'>;
  readonly documents: Documents<AccountRecord>;
  readonly people: People;
  readonly operators: Operators;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Specification, section 9: a refused token request is repeated once, after this. */
const tokenPauseMs = 30_000;
/** A token this near its end is renewed before it fails in the middle of something. */
const renewBeforeMs = 60_000;

export function createAccounts(deps: AccountDeps): Accounts {
  const { documents, clock } = deps;
  const taking = new Map<AuthorId, Promise<Account>>();

  /** One at a time for each person: a second token for one client is refused. */
  function take(author: AuthorId, signal: AbortSignal): Promise<Account> {
    const going = taking.get(author);
    if (going !== undefined) {
      return going.catch((thrown: unknown) => {
        // Whoever asked first may have been cancelled; whoever waited with them was not.
        if (signal.aborted || toBotError(thrown).code !== 'aborted') throw thrown;
        return take(author, signal);
      });
    }
    const token = takeFor(deps, author, signal).finally(() => taking.delete(author));
    taking.set(author, token);
    return token;
  }

  async function known(author: AuthorId): Promise<Account | undefined> {
    if (deps.operatorAccount !== undefined) return deps.operatorAccount;
    const stored = await documents.get(author);
    if (stored === undefined) return undefined;
    const { v: _version, ...account } = stored.value;
    return account;
  }

  async function accountOf(author: AuthorId, signal: AbortSignal): Promise<Account> {
    const account = await known(author);
    const isGood =
      account?.expiresAt === undefined || account.expiresAt - renewBeforeMs >= clock.now();
    return account !== undefined && isGood ? account : take(author, signal);
  }

  return {
    accountOf,
    known,
    async withAccount(author, signal, call) {
      const account = await accountOf(author, signal);
      try {
        return await call(account);
      } catch (thrown) {
        const error = toBotError(thrown);
        if (error.code !== 'bad-token') throw error;
        if (account.kind === 'registered') {
          deps.operators.tell('token-refused');
          throw error;
        }
      }
      return call(await take(author, signal));
    },
    forget: (author) => documents.delete(author),
  };
}

async function takeFor(deps: AccountDeps, author: AuthorId, signal: AbortSignal): Promise<Account> {
  const account = await takeAs(deps, author, signal);
  const record: AccountRecord = { v: 1, ...account };
  await deps.documents.update(author, () => record);
  // Whoever was forgotten meanwhile keeps none; of them the person goes first, then the account.
  const { tokenAskedFor } = await deps.people.of(author);
  if (tokenAskedFor === undefined) await deps.documents.delete(author);
  return account;
}

/** Specification, section 9: where the client's id is refused as none, another is made and the request repeated. */
async function takeAs(deps: AccountDeps, author: AuthorId, signal: AbortSignal): Promise<Account> {
  try {
    return await takeToken(deps, await askAs(deps, author), signal);
  } catch (thrown) {
    if (toBotError(thrown).code !== 'backend-refused') throw thrown;
  }
  const clientId = deps.ids.uuid();
  await deps.people.change(author, (person) => ({ ...person, clientId, tokenAskedFor: clientId }));
  return takeToken(deps, clientId, signal);
}

/** Written before the request: a client whose token was lost on the way gets none for a week, so it asks as another. */
async function askAs({ documents, people, ids }: AccountDeps, author: AuthorId): Promise<string> {
  const hasAccount = (await documents.get(author)) !== undefined;
  const fresh = ids.uuid();
  const person = await people.change(author, (current) => {
    const isLost = !hasAccount && current.tokenAskedFor === current.clientId;
    const clientId = isLost ? fresh : current.clientId;
    return { ...current, clientId, tokenAskedFor: clientId };
  });
  return person.clientId;
}

async function takeToken(
  deps: AccountDeps,
  clientId: string,
  signal: AbortSignal,
): Promise<Account> {
  try {
    return await deps.editor.takeToken(clientId, signal);
  } catch (thrown) {
    const error = toBotError(thrown);
    if (error.code !== 'rate-limited') throw error;
  }
  await deps.clock.sleep(tokenPauseMs, signal);
  try {
    return await deps.editor.takeToken(clientId, signal);
  } catch (thrown) {
    const error = toBotError(thrown);
    if (error.code === 'rate-limited') deps.operators.tell('no-free-account');
    throw error;
  }
}

/** Thrown by calls that need a session where none was opened. */
export function noSession(): BotError {
  return new BotError('internal', 'a step that needs a session came before one was opened');
}
