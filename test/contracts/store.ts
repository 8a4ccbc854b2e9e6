import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/message.ts';
import type { Store, Stored, StoreKey } from '../../src/core/ports/store.ts';

/** One implementation of the store port, made fresh and empty for each test. */
export interface StoreHarness {
  readonly store: Store;
  /** Closes and opens the same data again; leave out where nothing outlives the process. */
  reopen?(): Promise<Store>;
  close(): Promise<void>;
}

const manyDocuments = 230;

/** What every store must do; each implementation declares it with its own harness. */
export function describeStore(name: string, open: () => Promise<StoreHarness>): void {
  describe(`${name} as a store`, () => {
    let harness: StoreHarness | undefined;
    const current = () => {
      if (harness === undefined) throw new Error('the store is not open');
      return harness;
    };
    const store = () => current().store;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => current().close());

    declareDocuments(store);
    declareRevisions(store);
    declareScans(store);
    declareReopening(current);
  });
}

function declareDocuments(store: () => Store): void {
  it('knows nothing at first', async () => {
    expect(await store().get('person:nobody')).toBeUndefined();
    expect(await collect(store().scan('person:'))).toEqual([]);
    expect(await collect(store().scanLive())).toEqual([]);
  });

  it('keeps a document of a megabyte', async () => {
    const value = { draft: 'x'.repeat(1_000_000) };
    await store().putIfAbsent('turn:big', value);
    expect((await store().get('turn:big'))?.value).toEqual(value);
  });

  it('does not put over what is there', async () => {
    await store().putIfAbsent('person:a', { n: 1 });
    expect(await store().putIfAbsent('person:a', { n: 2 })).toBe(false);
    expect((await store().get('person:a'))?.value).toEqual({ n: 1 });
  });

  it('gives an account its token back as it was put', async () => {
    await store().putIfAbsent('account:b', { kind: 'free', token: 'nmv_usr_abc' });
    expect((await store().get('account:b'))?.value).toEqual({ kind: 'free', token: 'nmv_usr_abc' });
    await store().cas('account:b', 1, { kind: 'free', token: 'nmv_usr_def' });
    const scanned = await collect(store().scan('account:'));
    expect(scanned.map((each) => each.value)).toEqual([{ kind: 'free', token: 'nmv_usr_def' }]);
  });

  it('keeps keys apart that differ in case or by a wildcard', async () => {
    const keys: readonly StoreKey[] = ['turn:a_b', 'turn:aXb', 'turn:A_B', 'turn:a%b'];
    for (const key of keys) await store().putIfAbsent(key, { key });
    await store().delete('turn:a_b');
    const left = await collect(store().scan('turn:'));
    expect(left.map((each) => each.key)).toEqual(['turn:A_B', 'turn:a%b', 'turn:aXb']);
    expect(await collect(store().scan('turn:a_'))).toEqual([]);
  });
}

function declareRevisions(store: () => Store): void {
  it('gives back what was put, at revision 1', async () => {
    const value = {
      title: '标题 "Click here" 🎬',
      none: null,
      deep: [{ a: [1, 2.5, -0.25] }, ''],
    };
    expect(await store().putIfAbsent('project:a', value)).toBe(true);
    expect(await store().get('project:a')).toEqual({ key: 'project:a', rev: 1, value });
  });

  it('lets one of twenty puts win', async () => {
    const puts = Array.from({ length: 20 }, (_, n) => store().putIfAbsent('turn:race', { n }));
    expect((await Promise.all(puts)).filter(Boolean)).toHaveLength(1);
  });

  it('changes a document at the right revision, which then grows by one', async () => {
    await store().putIfAbsent('turn:a', { n: 1 });
    expect(await store().cas('turn:a', 1, { n: 2 })).toBe(true);
    expect(await store().get('turn:a')).toEqual({ key: 'turn:a', rev: 2, value: { n: 2 } });
  });

  it('refuses a stale revision, a future one and a key that is not there', async () => {
    await store().putIfAbsent('turn:a', { n: 1 });
    await store().cas('turn:a', 1, { n: 2 });
    expect(await store().cas('turn:a', 1, { n: 3 })).toBe(false);
    expect(await store().cas('turn:a', 3, { n: 3 })).toBe(false);
    expect(await store().cas('turn:missing', 1, { n: 3 })).toBe(false);
    expect((await store().get('turn:a'))?.value).toEqual({ n: 2 });
    expect(await store().get('turn:missing')).toBeUndefined();
  });

  it('grows the revision also when the value stays the same', async () => {
    await store().putIfAbsent('turn:a', { n: 1 });
    expect(await store().cas('turn:a', 1, { n: 1 })).toBe(true);
    expect((await store().get('turn:a'))?.rev).toBe(2);
  });

  it('loses none of fifty increments made at once', async () => {
    await store().putIfAbsent('conversation:counter', { n: 0 });
    await Promise.all(Array.from({ length: 50 }, () => increment(store(), 'conversation:counter')));
    expect((await store().get('conversation:counter'))?.value).toEqual({ n: 50 });
  });

  it('forgets what is deleted, and starts again at revision 1', async () => {
    await store().putIfAbsent('account:a', { token: 'one' });
    await store().cas('account:a', 1, { token: 'two' });
    await store().delete('account:a');
    await store().delete('account:a');
    expect(await store().get('account:a')).toBeUndefined();
    expect(await store().putIfAbsent('account:a', { token: 'three' })).toBe(true);
    expect((await store().get('account:a'))?.rev).toBe(1);
  });
}

function declareScans(store: () => Store): void {
  it('scans a prefix in key order and nothing beside it', async () => {
    for (const key of ['project:b', 'person:a', 'project:a', 'turn:a'] as const) {
      await store().putIfAbsent(key, {});
    }
    const keys = (await collect(store().scan('project:'))).map((each) => each.key);
    expect(keys).toEqual(['project:a', 'project:b']);
  });

  it('scans every document of many, also while each is deleted', async () => {
    for (let n = 0; n < manyDocuments; n++) await store().putIfAbsent(`project:${n}`, { n });
    let seen = 0;
    for await (const each of store().scan('project:')) {
      seen += 1;
      await store().delete(each.key);
    }
    expect(seen).toBe(manyDocuments);
    expect(await collect(store().scan('project:'))).toEqual([]);
  });

  it('finds the live turns alone, oldest first', async () => {
    await store().putIfAbsent('turn:z', { isLive: true, acceptedAt: 1 });
    await store().putIfAbsent('turn:m', { isLive: false, acceptedAt: 2 });
    await store().putIfAbsent('turn:a', { isLive: true, acceptedAt: 3 });
    await store().putIfAbsent('conversation:a', { isLive: true, acceptedAt: 4 });
    await store().putIfAbsent('turn:b', { acceptedAt: 5, said: '"isLive":true' });
    const keys = async () => (await collect(store().scanLive())).map((each) => each.key);
    expect(await keys()).toEqual(['turn:z', 'turn:a']);
    await store().cas('turn:z', 1, { isLive: false, acceptedAt: 1 });
    expect(await keys()).toEqual(['turn:a']);
  });

  it('finds every live turn of many', async () => {
    for (let n = 0; n < manyDocuments; n++) {
      await store().putIfAbsent(`turn:${n}`, { isLive: n % 2 === 0, acceptedAt: n });
    }
    expect(await collect(store().scanLive())).toHaveLength(manyDocuments / 2);
  });
}

function declareReopening(harness: () => StoreHarness): void {
  it('keeps everything when it is opened again', async (context) => {
    const { store, reopen } = harness();
    if (reopen === undefined) return context.skip();
    await store.putIfAbsent('account:a', { token: 'secret', kind: 'free' });
    await store.putIfAbsent('turn:a', { isLive: true, acceptedAt: 1 });
    await store.cas('turn:a', 1, { isLive: true, acceptedAt: 1, state: 'ack' });
    const again = await reopen();
    expect((await again.get('account:a'))?.value).toEqual({ token: 'secret', kind: 'free' });
    expect((await again.get('turn:a'))?.rev).toBe(2);
    expect(await collect(again.scanLive())).toHaveLength(1);
  });
}

async function collect(stored: AsyncIterable<Stored>): Promise<readonly Stored[]> {
  const all: Stored[] = [];
  for await (const each of stored) all.push(each);
  return all;
}

async function increment(store: Store, key: StoreKey): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const stored = await store.get(key);
    if (stored === undefined) throw new Error('the counter is gone');
    if (await store.cas(key, stored.rev, { n: numberOf(stored.value) + 1 })) return;
  }
  throw new Error('compare-and-set never succeeded');
}

function numberOf(value: Json): number {
  const isCounter = typeof value === 'object' && value !== null && 'n' in value;
  if (!isCounter || typeof value['n'] !== 'number') throw new Error('not a counter');
  return value['n'];
}
