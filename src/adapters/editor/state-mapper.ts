import type { Asset, ProjectState } from '../../core/ports/editor.ts';
import { sessionState, type UploadedFile, uploadedFile } from '../../protocol/sessions.ts';
import { uploadTypes } from '../../protocol/uploads.ts';
import { toDraft } from './draft-mapper.ts';
import { fingerprint } from './fingerprint.ts';
import { isRecord } from './wire-json.ts';

/** The answer of the state call. `state` may be missing, and its keys may then stand one level higher. */
export function toProjectState(data: unknown): ProjectState {
  const outer = isRecord(data) ? data : {};
  const inner = isRecord(outer['state']) ? outer['state'] : outer;
  const parsed = sessionState.safeParse({ state: inner });
  const state = parsed.data?.state ?? {};
  const draft = toDraft(inner['draft']);
  return {
    ...(draft === undefined || draft.tracks.length === 0 ? {} : { draft }),
    assets: (state.video_infos ?? []).map(toAsset),
    generatedCount: countOf(state.generated_media),
    fingerprint: fingerprint([
      inner['draft'] ?? {},
      inner['video_infos'] ?? [],
      inner['generated_media'] ?? {},
    ]),
  };
}

/** The answer of an upload; a file that cannot be read is left out. */
export function toAssets(files: readonly unknown[]): readonly Asset[] {
  return files.flatMap((file) => {
    const parsed = uploadedFile.safeParse(file);
    return parsed.success ? [toAsset(parsed.data)] : [];
  });
}

function toAsset(file: UploadedFile): Asset {
  const name = file.filename ?? 'file';
  return {
    name,
    kind: toKind(file.file_type, name),
    // Seconds here, while a draft counts in ms (protocol, section 7.1).
    ...(file.duration === undefined ? {} : { durationMs: Math.round(file.duration * 1000) }),
    ...(file.width === undefined ? {} : { widthPx: file.width }),
    ...(file.height === undefined ? {} : { heightPx: file.height }),
    ...(file.size === undefined ? {} : { sizeBytes: file.size }),
    ...(file.hash === undefined ? {} : { hash: file.hash }),
  };
}

const mediaTypes: ReadonlyMap<string, string> = new Map(Object.entries(uploadTypes));

function toKind(fileType: string | undefined, name: string): Asset['kind'] {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  const family = fileType ?? mediaTypes.get(extension)?.split('/')[0];
  if (family === 'video' || family === 'image' || family === 'audio') return family;
  return 'other';
}

function countOf(media: unknown): number {
  if (Array.isArray(media)) return media.length;
  return isRecord(media) ? Object.keys(media).length : 0;
}
