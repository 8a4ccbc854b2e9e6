import type { Draft, Segment, Track, TrackKind } from '../../core/draft/draft.ts';
import { parseWireDraft, trackTypes, type WireTrack } from '../../protocol/draft.ts';
import { isRecord, toJson } from './wire-json.ts';

const nothing: Readonly<Record<string, unknown>> = {};
/**
 * Any backend's draft in the core's words (protocol, section 5.1). Undefined where there is none yet. The original goes
 * along untouched: it is what a render is asked for with.
 */
export function toDraft(wire: unknown): Draft | undefined {
  const value = typeof wire === 'string' ? parseQuoted(wire) : wire;
  const parsed = parseWireDraft(value);
  if (parsed === undefined) return undefined;
  const tracks = parsed.t.map(toTrack);
  const ends = tracks.flatMap((track) => track.segments.map((s) => s.startMs + s.durationMs));
  return {
    tracks,
    durationMs: toMs(parsed.d) ?? Math.max(0, ...ends),
    original: toJson(value),
  };
}

/** Version 4.4 of the reference prints the draft as a quoted string. */
function parseQuoted(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toTrack(wire: WireTrack): Track {
  const kind = toKind(wire.tt);
  let endMs = 0;
  const segments = (wire.sg ?? []).map((segment) => {
    const mapped = toSegment(segment, { kind, afterMs: endMs });
    endMs += mapped.durationMs;
    return mapped;
  });
  return { kind, typeNumber: wire.tt ?? -1, segments };
}

function toKind(type: number | undefined): TrackKind {
  if (type === trackTypes.video) return 'video';
  if (type === trackTypes.audio) return 'audio';
  return type === trackTypes.text ? 'text' : 'other';
}

type Wire = Readonly<Record<string, unknown>>;

function toSegment(
  wire: unknown,
  place: { readonly kind: TrackKind; readonly afterMs: number },
): Segment {
  const own = isRecord(wire) ? wire : nothing;
  const meta = isRecord(own['m']) ? own['m'] : nothing;
  const isSubtitle = place.kind === 'text' && isSubtitleFile(meta['title']);
  const segment: Segment = {
    label: labelOf(own, meta) ?? place.kind,
    ...(isSubtitle ? { isSubtitle } : {}),
    startMs: startOf(own, meta) ?? place.afterMs,
    durationMs: toMs(own['d']) ?? 0,
  };
  const volumePercent = volumeOf(own, meta);
  return volumePercent === undefined ? segment : { ...segment, volumePercent };
}

/** Titles have names without an end, unless they are what the lines of a file are listed under. */
function isSubtitleFile(title: unknown): boolean {
  return typeof title === 'string' && /\.(?:srt|vtt|ass)$/i.test(title);
}

function startOf(own: Wire, meta: Wire): number | undefined {
  return (
    toMs(own['s']) ??
    toMs(own['st']) ??
    toMs(own['start']) ??
    toMs(own['start_time']) ??
    toMs(meta['start'])
  );
}

function volumeOf(own: Wire, meta: Wire): number | undefined {
  return (
    toPercent(own['v']) ??
    toPercent(own['vol']) ??
    toPercent(own['volume']) ??
    toPercent(meta['volume'])
  );
}

function labelOf(own: Wire, meta: Wire): string | undefined {
  return (
    toText(meta['title']) ??
    toText(meta['name']) ??
    toText(meta['text']) ??
    toText(meta['content']) ??
    toText(own['filename']) ??
    toText(own['name']) ??
    toText(own['asset_id']) ??
    toText(meta['a'])
  );
}

function toMs(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** Volumes are seen as 0 to 1 and as 0 to 100: 1 is taken for the whole. */
function toPercent(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
  return Math.round(value <= 1 ? value * 100 : value);
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
