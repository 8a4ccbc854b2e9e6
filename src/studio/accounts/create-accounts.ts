import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../errors.ts';
import type { Documents } from '../records/create-documents.ts';
import { createDocuments } from '../records/create-documents.ts';
import { createTurns } from '../records/create-turns.ts';
import type { StudioLog, StudioSettings } from '../settings.ts';
import type { AccountRecord } from './account-record.ts';
import { accountRecord } from './account-record.ts';
import { createAddressLimit, tooMany } from './address-limit.ts';
import { hashSecret, makeToken, makeUserId } from './secrets.ts';

/** A token lives, and a client waits for its next one, this long (section 2 of the protocol). */
export const tokenLifeMs = 7 * 24 * 60 * 60 * 1000;

interface Minted {
  readonly token: string;
  readonly account: AccountRecord;
}

interface Balance {
  readonly available: number;
  readonly frozen: number;
  readonly total: number;
}

export interface Accounts {
  /** Throws `rate-limited` where the client, or the address, had its token. */
  mint(client: { readonly id: string; readonly address: string }): Promise<Minted>;
  /** Throws `bad-token`. */
  byToken(token: string): Promise<AccountRecord>;
  balance(account: AccountRecord): Promise<Balance>;
  /** Freezes the price of a run; throws `no-credits`. Call what it returns once, with whether the run was worth it. */
  freeze(account: AccountRecord, price: number): Promise<(isCharged: boolean) => Promise<void>>;
  remove(userId: string): Promise<void>;
  /** Accounts whose token ran out before the time. */
  expiredBefore(time: number): readonly string[];
}

export interface AccountDeps {
  readonly dir: string;
  readonly settings: Pick<StudioSettings, 'freeCredits' | 'tokensPerAddress'>;
  readonly log: StudioLog;
  now(): number;
}

interface Index {
  readonly byToken: Map<string, string>;
  readonly byClient: Map<string, string>;
  readonly expiresAt: Map<string, number>;
}

/** Opens the folder of accounts: one folder each, found by the hash of a token or of a client id. */
export async function createAccounts(deps: AccountDeps): Promise<Accounts> {
  const { dir, settings, now } = deps;
  const documents = createDocuments<AccountRecord>(accountRecord, (userId) =>
    join(dir, userId, 'account.json'),
  );
  const index = await readIndex(deps, documents);
  const limit = createAddressLimit({
    path: join(dir, 'addresses.json'),
    windowMs: tokenLifeMs,
    perWindow: settings.tokensPerAddress,
  });
  const inTurn = createTurns();

  async function mint(clientHash: string, address: string): Promise<Minted> {
    const userId = index.byClient.get(clientHash) ?? makeUserId();
    const known = await documents.read(userId);
    if (known !== undefined && known.expiresAt > now()) throw tooMany(known.expiresAt - now());
    await limit.count(address, now());
    const token = makeToken();
    const account = await documents.write(userId, () => ({
      v: 1,
      userId,
      tokenHash: hashSecret(token),
      clientHash,
      mintedAt: now(),
      expiresAt: now() + tokenLifeMs,
      credits: settings.freeCredits,
    }));
    if (known !== undefined) index.byToken.delete(known.tokenHash);
    enter(index, account);
    return { token, account };
  }

  return {
    mint: (client) => {
      const clientHash = hashSecret(client.id);
      return inTurn(clientHash, () => mint(clientHash, client.address));
    },
    async byToken(token) {
      const userId = token.startsWith('nmv_usr_')
        ? index.byToken.get(hashSecret(token))
        : undefined;
      const account = userId === undefined ? undefined : await documents.read(userId);
      if (account === undefined || account.expiresAt <= now()) throw badToken();
      return account;
    },
    ...createCredits(documents),
    async remove(userId) {
      const account = await documents.read(userId);
      await documents.remove(userId, () => rm(join(dir, userId), { recursive: true, force: true }));
      if (account !== undefined) leave(index, account);
    },
    expiredBefore: (time) =>
      [...index.expiresAt].filter(([, expiresAt]) => expiresAt < time).map(([userId]) => userId),
  };
}

function badToken(): StudioError {
  return new StudioError('bad-token', 'the token is unknown or has run out');
}

/** Frozen credits live in memory: a run that a crash ended costs nothing. */
function createCredits(documents: Documents<AccountRecord>): Pick<Accounts, 'balance' | 'freeze'> {
  const frozen = new Map<string, number>();
  const inTurn = createTurns();
  const change = (userId: string, by: number) => {
    const next = (frozen.get(userId) ?? 0) + by;
    if (next > 0) frozen.set(userId, next);
    else frozen.delete(userId);
  };

  async function balance(account: AccountRecord): Promise<Balance> {
    const total = (await documents.read(account.userId))?.credits ?? 0;
    const held = Math.min(total, frozen.get(account.userId) ?? 0);
    return { available: total - held, frozen: held, total };
  }

  return {
    balance,
    async freeze(account, price) {
      const { userId } = account;
      if (price <= 0) return async () => undefined;
      await inTurn(userId, async () => {
        const { available } = await balance(account);
        if (available < price) throw new StudioError('no-credits', 'no credits are left');
        change(userId, price);
      });
      return async (isCharged) => {
        change(userId, -price);
        if (isCharged) await charge(documents, userId, price);
      };
    },
  };
}

async function charge(
  documents: Documents<AccountRecord>,
  userId: string,
  price: number,
): Promise<void> {
  if ((await documents.read(userId)) === undefined) return;
  await documents.write(userId, (current) => {
    if (current === undefined) throw badToken();
    return { ...current, credits: Math.max(0, current.credits - price) };
  });
}

async function readIndex(
  deps: Pick<AccountDeps, 'dir' | 'log'>,
  documents: Documents<AccountRecord>,
): Promise<Index> {
  const index: Index = { byToken: new Map(), byClient: new Map(), expiresAt: new Map() };
  const entries = await readdir(deps.dir, { withFileTypes: true });
  for (const entry of entries.filter((each) => each.isDirectory())) {
    try {
      const account = await documents.read(entry.name);
      if (account !== undefined) enter(index, account);
    } catch (err) {
      deps.log.error({ err, userId: entry.name }, 'an account cannot be read and is left out');
    }
  }
  return index;
}

function enter(index: Index, account: AccountRecord): void {
  index.byToken.set(account.tokenHash, account.userId);
  index.byClient.set(account.clientHash, account.userId);
  index.expiresAt.set(account.userId, account.expiresAt);
}

function leave(index: Index, account: AccountRecord): void {
  index.byToken.delete(account.tokenHash);
  index.byClient.delete(account.clientHash);
  index.expiresAt.delete(account.userId);
}
