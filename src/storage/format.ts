import { z } from 'zod';
import { BotError } from '../core/errors.ts';
import type { Database } from './database.ts';

/** Which documents a program writes, and which program it is. */
export interface Format {
  /** Grows by one with every change that an older program cannot read. */
  readonly format: number;
  readonly version: string;
}

const formatRows = z.tuple([z.object({ user_version: z.number() })]);
const writerRows = z.array(z.object({ version: z.string() }));

/** Marks the database as written by this program. Throws `data-too-new`, and changes nothing, where a later one wrote it. */
export async function claimFormat(database: Database, { format, version }: Format): Promise<void> {
  const [found] = formatRows.parse(await database.query('PRAGMA user_version'));
  if (found.user_version > format) {
    const writtenBy = await readWriter(database);
    throw new BotError('data-too-new', `written in format ${found.user_version}`, {
      facts: { format: found.user_version, ...(writtenBy === undefined ? {} : { writtenBy }) },
    });
  }
  await database.query('CREATE TABLE IF NOT EXISTS writer (one INTEGER PRIMARY KEY, version TEXT)');
  await database.query('INSERT OR REPLACE INTO writer (one, version) VALUES (1, ?)', [version]);
  await database.query(formatStatement(format));
}

export function formatStatement(format: number): string {
  return `PRAGMA user_version=${format}`;
}

async function readWriter(database: Database): Promise<string | undefined> {
  // A program that marked the format and not itself is not told by name.
  const rows = await database.query('SELECT version FROM writer').catch(() => []);
  return writerRows.parse(rows)[0]?.version;
}
