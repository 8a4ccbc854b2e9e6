import { z } from 'zod';
import { wireDraft } from './draft.ts';
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

/** One uploaded file as upload answers and `video_infos` show it (section 7.1). `duration` is in seconds. */
export const uploadedFile = z.looseObject({
  filename: z.string().optional(),
  file_type: z.string().optional(),
  cdn_url: z.string().optional(),
  duration: z.number().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  fps: z.number().optional(),
  size: z.number().optional(),
  hash: z.string().optional(),
});

/** The answer of an upload. */
export const uploadAnswer = z.looseObject({
  files: z.array(uploadedFile).default([]),
  session_state_applied: z.boolean().optional(),
});

export type UploadedFile = z.infer<typeof uploadedFile>;

/** Body of an upload by link (section 7). */
export const uploadByLink = z.strictObject({
  urls: z.array(z.string().min(1).max(4096)).min(1).max(10),
  source_type: z.literal('url'),
});

const listOrMap = z
  .union([z.array(z.unknown()), z.record(z.string(), z.unknown())])
  .nullish()
  .catch(null);

/** Answer of the state call (section 5): every key may be missing. */
export const sessionState = z.looseObject({
  session_id: wireId.optional(),
  task_id: wireId.optional(),
  task_name: z.string().optional(),
  user_id: wireId.optional(),
  state: z
    .looseObject({
      draft: wireDraft.nullish().catch(null),
      video_infos: z.array(uploadedFile).nullish().catch(null),
      generated_media: listOrMap,
      canvas_config: z.unknown().optional(),
      video_analyses: z.unknown().optional(),
    })
    .nullish(),
});
export type SessionState = z.infer<typeof sessionState>;
