import { currentTimeline } from '../edit/scene.ts';
import type { Engine } from '../engine.ts';
import type { MediaFacts } from '../media/facts.ts';
import type { Footage } from './create-footage.ts';
import { toSessionDraft } from './session-draft.ts';
import type { AssetRecord, SessionRecord } from './session-record.ts';

/** The answer of the state call (section 5 of the protocol). */
export async function toStateAnswer(
  session: SessionRecord,
  deps: { readonly footage: Footage; readonly engine: Pick<Engine, 'toDraft'> },
): Promise<Readonly<Record<string, unknown>>> {
  const sources = { assets: session.assets, beds: await deps.footage.beds() };
  const canvas = currentTimeline(session.history)?.canvas;
  return {
    session_id: session.id,
    task_id: session.taskId,
    task_name: session.taskName,
    user_id: session.owner,
    state: {
      draft: toSessionDraft({ history: session.history, sources }, deps.engine),
      video_infos: session.assets.map(toFileAnswer),
      canvas_config: canvas === undefined ? {} : { width: canvas.widthPx, height: canvas.heightPx },
      video_analyses: {},
      generated_media: {},
    },
  };
}

/** An uploaded file as answers show it; `duration` is in seconds (section 7.1). It has no URL: nobody fetches it back. */
export function toFileAnswer(asset: AssetRecord): Readonly<Record<string, unknown>> {
  const { facts } = asset;
  return {
    id: asset.id,
    filename: asset.name,
    file_type: facts.kind,
    duration: facts.durationMs / 1000,
    ...toPictureAnswer(facts),
    size: asset.sizeBytes,
    hash: asset.sha256,
  };
}

function toPictureAnswer({ picture }: MediaFacts): Readonly<Record<string, number>> {
  if (picture === undefined) return {};
  const { widthPx, heightPx, fps } = picture;
  return { width: widthPx, height: heightPx, fps: Math.round((fps.num / fps.den) * 1000) / 1000 };
}
