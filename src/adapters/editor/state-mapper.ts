import { BotError } from '../../core/errors.ts';
import type { Asset, ProjectState } from '../../core/ports/editor.ts';
import { sessionState, type UploadedFile, uploadedFile } from '../../protocol/sessions.ts';
import { offeredUploadTypes, uploadTypes } from '../../protocol/uploads.ts';
import { toDraft } from './draft-mapper.ts';
import { fingerprint } from './fingerprint.ts';
import { isRecord } from './wire-json.ts';

/** The answer of the state call; an answer that is none throws, since it must not look like an emptied project. */
export function toProjectState(data: unknown): ProjectState {
  const parsed = sessionState.safeParse(data).data;
  if (parsed === undefined) throw new BotError('backend-refused', 'the state is unreadable');
  const { draft: wireDraft, video_infos: files, generated_media: media } = parsed.state ?? parsed;
  const draft = toDraft(wireDraft);
  return {
    ...(draft === undefined ? {} : { draft }),
    assets: toAssets(valuesOf(files)),
    generatedCount: valuesOf(media).length,
    fingerprint: fingerprint([wireDraft ?? {}, files ?? [], media ?? {}]),
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

const mediaTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...uploadTypes, ...offeredUploadTypes }),
);

function toKind(fileType: string | undefined, name: string): Asset['kind'] {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  const [family] = (fileType ?? mediaTypes.get(extension) ?? '').toLowerCase().split('/');
  if (family === 'video' || family === 'image' || family === 'audio') return family;
  return 'other';
}

/** A container whose kind nobody published: a list or a map. */
function valuesOf(container: unknown): readonly unknown[] {
  if (Array.isArray(container)) return container;
  return isRecord(container) ? Object.values(container) : [];
}
