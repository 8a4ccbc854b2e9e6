import { z } from 'zod';
import { BotError } from '../core/errors.ts';
import type { Json } from '../core/message.ts';
import type { StoreKey } from '../core/ports/store.ts';

/** Far above any turn or draft; a document beyond it is a mistake that would slow every read. */
const maxDocumentChars = 16_000_000;

/** What JSON.parse gives is Json; `undefined` is the one thing that can be missing. */
const json = z.custom<Json>((value) => value !== undefined);
const versioned = z.object({ rev: z.number().int().min(1), doc: json });
const perishable = z.object({ keepUntil: z.number() });
const envelope = z.object({ value: versioned, expires: z.number().optional() });

export type Versioned = z.output<typeof versioned>;
export type Row = z.output<typeof envelope>;

const keyPattern = /^(turn|conversation|project|account|person|adapter):/;
const storeKey = z.custom<StoreKey>((key) => typeof key === 'string' && keyPattern.test(key));

export const pageRows = z.array(z.object({ place: z.number(), key: storeKey, value: z.string() }));

export function parseVersioned(key: string, value: unknown): Versioned {
  const parsed = versioned.safeParse(value);
  if (!parsed.success) throw unreadable(key, parsed.error);
  return parsed.data;
}

export function parseRow(key: string, text: string): Row {
  try {
    return envelope.parse(JSON.parse(text));
  } catch (error) {
    throw unreadable(key, error);
  }
}

/** The text of a row, in Keyv's own envelope. A document with a number `keepUntil` at its top is gone after that time. */
export function toRowText(key: string, next: Versioned): string {
  const expires = keepUntilOf(next.doc);
  const text = JSON.stringify(expires === undefined ? { value: next } : { value: next, expires });
  if (text.length > maxDocumentChars) {
    throw new BotError('store-failed', 'document too large', { facts: { key } });
  }
  return text;
}

function keepUntilOf(doc: Json): number | undefined {
  return perishable.safeParse(doc).data?.keepUntil;
}

function unreadable(key: string, cause: unknown): BotError {
  return new BotError('store-failed', 'unreadable document', { cause, facts: { key } });
}
