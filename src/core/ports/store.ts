import type { Json } from '../message.ts';

/** `turn:…`, `conversation:…`, `project:…`, `account:…`, `adapter:{platform}:…`: the prefix names the kind. */
export type StoreKey =
  `${'turn' | 'conversation' | 'project' | 'account' | 'person' | 'adapter'}:${string}`;

export interface Stored {
  readonly key: StoreKey;
  /** Grows by one with each change; starts at 1. */
  readonly rev: number;
  readonly value: Json;
}

/**
 * Documents with compare-and-set. A document whose top level has a number `keepUntil` (epoch ms) is gone after that
 * time; without one it stays until deleted. Everything it throws is a `BotError`. Single calls are
 * atomic and durable.
 */
export interface Store {
  get(key: StoreKey): Promise<Stored | undefined>;
  /** False, and nothing changed, where the key is already there. */
  putIfAbsent(key: StoreKey, value: Json): Promise<boolean>;
  /** False, and nothing changed, where the stored revision is not `rev`. */
  cas(key: StoreKey, rev: number, next: Json): Promise<boolean>;
  delete(key: StoreKey): Promise<void>;
  /** All documents of a prefix in key order, read in pages, each page one consistent read. */
  scan(prefix: StoreKey | `${string}:`): AsyncIterable<Stored>;
  /** Turns whose document has `"isLive":true`, oldest first. */
  scanLive(): AsyncIterable<Stored>;
}
