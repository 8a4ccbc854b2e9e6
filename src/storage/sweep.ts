import { z } from 'zod';
import type { Database } from './database.ts';

/** Rows that a statement takes at most, so that no sweep holds the file for long. */
const sweepRowCount = 500;

const deletedRows = z.array(z.object({ key: z.string() }));

const statement = `DELETE FROM keyv WHERE key IN (
    SELECT key FROM keyv WHERE json_extract(value, '$.expires') < ? LIMIT ${sweepRowCount}
  ) RETURNING key`;

/** Takes out what has expired: Keyv leaves such rows in the file until somebody asks for them. Resolves to their count. */
export async function sweepExpired(database: Database, now: number): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = deletedRows.parse(await database.query(statement, [now]));
    total += rows.length;
    if (rows.length < sweepRowCount) return total;
  }
}
