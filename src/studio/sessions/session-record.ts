import { z } from 'zod';
import { mediaFacts } from '../records/media-record.ts';
import { assetId, historyRecord } from '../records/timeline-record.ts';

/** An uploaded file that was let in. */
const assetRecord = z.strictObject({
  id: assetId,
  /** The uploader's name for it, for people only. */
  name: z.string(),
  /** Ours, inside the session's `assets` folder. */
  fileName: z.string().regex(/^[A-Za-z0-9_-]+\.[a-z0-9]+$/),
  sizeBytes: z.int(),
  sha256: z.string(),
  facts: mediaFacts,
  addedAt: z.number(),
});
export type AssetRecord = z.infer<typeof assetRecord>;

export const sessionRecord = z.strictObject({
  v: z.literal(1),
  id: z.string(),
  taskId: z.string(),
  owner: z.string(),
  taskName: z.string(),
  language: z.enum(['en', 'zh']),
  openedAt: z.number(),
  lastUsedAt: z.number(),
  assets: z.array(assetRecord),
  history: historyRecord,
});
export type SessionRecord = z.infer<typeof sessionRecord>;
