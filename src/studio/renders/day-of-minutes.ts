import { z } from 'zod';
import { StudioError } from '../errors.ts';
import { createDocuments } from '../records/create-documents.ts';
import { spentOn } from './render-cost.ts';
import type { RenderRecord } from './render-record.ts';

/** How much video may be made for one person in 24 hours. */
export interface DayOfMinutes {
  /** Throws `day-spent` where one more, beside all there are, takes its owner beyond the minutes. */
  require(wish: RenderRecord, readAll: () => Promise<readonly RenderRecord[]>): Promise<void>;
  /** Before a render goes: what it took stays taken, so that deleting a project gives no minutes back. */
  keep(record: RenderRecord, now: number): Promise<void>;
}

export interface DaySettings {
  /** Absent means no limit. */
  readonly minutes: number | undefined;
  /** Where the document of an owner lies. */
  pathOf(owner: string): string;
}

const dayMs = 24 * 60 * 60 * 1000;

const goneRecord = z.strictObject({
  v: z.literal(1),
  spent: z.array(z.strictObject({ fileId: z.string(), at: z.number(), seconds: z.number() })),
});
type GoneRecord = z.infer<typeof goneRecord>;
type Spent = GoneRecord['spent'][number];

export function createDayOfMinutes({ minutes, pathOf }: DaySettings): DayOfMinutes {
  if (minutes === undefined) return { require: async () => undefined, keep: async () => undefined };
  const gone = createDocuments<GoneRecord>(goneRecord, pathOf);
  return {
    async require(wish, readAll) {
      const there = (await readAll()).filter(({ owner }) => owner === wish.owner).flatMap(toSpent);
      const before = (await gone.read(wish.owner))?.spent ?? [];
      requireRest(wish, { mostSeconds: minutes * 60, spent: merge(before, there) });
    },
    async keep(record, now) {
      const [spent] = toSpent(record);
      if (spent === undefined || spent.at <= now - dayMs) return;
      await gone.write(record.owner, (current) => {
        const today = (current?.spent ?? []).filter(({ at }) => at > now - dayMs);
        return { v: 1, spent: [...merge(today, [spent])] };
      });
    },
  };
}

/** A crash between the two may have left one in both. */
function merge(some: readonly Spent[], others: readonly Spent[]): readonly Spent[] {
  return [...new Map([...some, ...others].map((each) => [each.fileId, each])).values()];
}

/** What failed or was stopped was free. */
function toSpent(record: RenderRecord): readonly Spent[] {
  const { fileId, status, createdAt: at } = record;
  if (status === 'failed' || status === 'cancelled') return [];
  return [{ fileId, at, seconds: spentOn(record) }];
}

function requireRest(
  wish: RenderRecord,
  { mostSeconds, spent }: { readonly mostSeconds: number; readonly spent: readonly Spent[] },
): void {
  const since = wish.createdAt - dayMs;
  const today = spent.filter(({ at }) => at > since);
  const seconds = today.reduce((sum, each) => sum + each.seconds, spentOn(wish));
  if (seconds <= mostSeconds) return;
  const oldestAt = Math.min(wish.createdAt, ...today.map(({ at }) => at));
  throw new StudioError('day-spent', 'the minutes of one day are used up', {
    retryAfterSeconds: Math.max(1, Math.ceil((oldestAt - since) / 1000)),
  });
}
