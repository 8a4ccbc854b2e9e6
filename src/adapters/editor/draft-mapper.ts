import type { Draft, Segment, Track, TrackKind } from '../../core/draft.ts';
import {
  parseWireDraft,
  trackTypes,
  type WireSegment,
  type WireTrack,
} from '../../protocol/draft.ts';
import { isRecord, toJson } from './wire-json.ts';

const startKeys = ['s', 'st', 'start', 'start_time'] as const;
const volumeKeys = ['v', 'vol', 'volume'] as const;
const labelKeys = ['title', 'name', 'text', 'content'] as const;
const nameKeys = ['filename', 'file_name', 'name', 'asset_id', 'assetId'] as const;

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

function toSegment(
  wire: WireSegment,
  place: { readonly kind: TrackKind; readonly afterMs: number },
): Segment {
  const meta = isRecord(wire.m) ? wire.m : {};
  const start = firstOf(startKeys, wire, toMs) ?? toMs(meta['start']) ?? place.afterMs;
  const volume = firstOf(volumeKeys, wire, toPercent) ?? toPercent(meta['volume']);
  const label =
    firstOf(labelKeys, meta, toText) ??
    firstOf(nameKeys, wire, toText) ??
    toText(meta['a']) ??
    place.kind;
  return {
    label,
    startMs: start,
    durationMs: toMs(wire.d) ?? 0,
    ...(volume === undefined ? {} : { volumePercent: volume }),
  };
}

function firstOf<T>(
  keys: readonly string[],
  from: Readonly<Record<string, unknown>>,
  read: (value: unknown) => T | undefined,
): T | undefined {
  for (const key of keys) {
    const found = read(from[key]);
    if (found !== undefined) return found;
  }
  return undefined;
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
