import { BotError } from '../errors.ts';
import type { Json } from '../message.ts';

export type DocumentKind = 'turn' | 'conversation' | 'project' | 'account' | 'person' | 'adapter';

type JsonObject = { readonly [key: string]: Json | undefined };

/** What documents of a kind carry as `v` today, and what makes one of an older `v` into one of the next. */
export interface Versions {
  readonly current: number;
  /** By the `v` that is read; each gives the next. `v` itself is set by whoever calls it. */
  readonly upgrades: Readonly<Record<number, (old: JsonObject) => JsonObject>>;
}

/**
 * A change of a record's shape that old documents do not have grows `current` by one and adds the upgrade from the one
 * before; then `v` in the record's type follows. Optional fields need neither.
 */
const kinds: Readonly<Record<DocumentKind, Versions>> = {
  turn: { current: 1, upgrades: {} },
  conversation: { current: 1, upgrades: {} },
  project: { current: 1, upgrades: {} },
  account: { current: 1, upgrades: {} },
  person: { current: 1, upgrades: {} },
  adapter: { current: 1, upgrades: {} },
};

/** Grows with every kind's version: what the store as a whole is marked with. */
export function dataFormat(): number {
  return Object.values(kinds).reduce((sum, { current }) => sum + current - 1, 1);
}

export function versionsOf(kind: DocumentKind): Versions {
  return kinds[kind];
}

/** A stored document as today's program knows it. Throws `data-too-new` for one that a later program wrote. */
export function upgrade(stored: Json, { current, upgrades }: Versions): Json {
  if (typeof stored !== 'object' || stored === null || !('v' in stored)) return stored;
  let document: JsonObject = stored;
  for (let v = Number(stored['v']); v !== current; v += 1) {
    const next = upgrades[v];
    if (next === undefined) {
      throw new BotError('data-too-new', `a document of version ${v} cannot be read`, {
        facts: { version: v },
      });
    }
    document = { ...next(document), v: v + 1 };
  }
  return document;
}
