import { z } from 'zod';
import { wireId } from './ids.ts';

/** Body of `POST /api/tasks/me/with-session/nemo_agent` (section 3). */
export const openSessionRequest = z.strictObject({
  task_name: z.string().max(200).default('project'),
  language: z.string().max(35).optional(),
});

export const openedSession = z.looseObject({
  session_id: wireId,
  task_id: wireId.optional(),
  user_id: wireId.optional(),
});

const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);

/** One uploaded file as upload answers and `video_infos` show it (section 7.1). `duration` is in seconds. */
export const uploadedFile = z.looseObject({
  filename: text,
  file_type: text,
  cdn_url: text,
  duration: number,
  width: number,
  height: number,
  fps: number,
  size: number,
  hash: text,
});
export type UploadedFile = z.infer<typeof uploadedFile>;

/** The answer of an upload. The files are read one by one, so that a strange one spoils no other. */
export const uploadAnswer = z.looseObject({
  files: z.array(z.unknown()).default([]),
  session_state_applied: z.boolean().optional().catch(undefined),
});

/** Body of an upload by link (section 7). */
export const uploadByLink = z.strictObject({
  urls: z.array(z.string().min(1).max(4096)).min(1).max(10),
  source_type: z.literal('url'),
});

const stateKeys = {
  draft: z.unknown().optional(),
  /** Lists or maps: nobody published which. */
  video_infos: z.unknown().optional(),
  generated_media: z.unknown().optional(),
};

/** Answer of the state call (section 5): every key may be missing, `state` too, and its keys then stand in its place. */
export const sessionState = z.looseObject({
  ...stateKeys,
  state: z.looseObject(stateKeys).nullish().catch(null),
});
