import { z } from 'zod';
import { renderOutput } from '../../protocol/renders.ts';
import { timelineRecord } from '../records/timeline-record.ts';

const renderFile = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_-]+\.[a-z0-9]+$/),
  sizeBytes: z.int(),
  durationMs: z.number(),
  widthPx: z.number(),
  heightPx: z.number(),
});

export const renderRecord = z.strictObject({
  v: z.literal(1),
  /** The submitter's id, unique among their own. */
  id: z.string(),
  /** Ours: names the files and the links. */
  fileId: z.string().regex(/^[A-Za-z0-9_-]{10,40}$/),
  owner: z.string(),
  sessionId: z.string(),
  status: z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled']),
  /** The posted draft, read. A render that a crash interrupted starts again from it. */
  timeline: timelineRecord,
  output: renderOutput,
  createdAt: z.number(),
  completedAt: z.number().exactOptional(),
  /** How often it was begun; a render that takes the process down with it is not tried for ever. */
  attempts: z.int(),
  error: z.string().exactOptional(),
  file: renderFile.exactOptional(),
});
export type RenderRecord = z.infer<typeof renderRecord>;

export function isMoving(record: RenderRecord): boolean {
  return record.status === 'pending' || record.status === 'processing';
}
