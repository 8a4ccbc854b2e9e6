import { StudioError } from '../../errors.ts';
import { shownLines } from '../subtitles.ts';
import {
  type AssetId,
  type Frames,
  type SourceId,
  type SubtitleLine,
  type Subtitles,
  type Timeline,
  toMs,
} from '../timeline.ts';
import { draftBounds } from './draft-bounds.ts';
import type { LineSegment, StudioDraft, TitleSegment } from './draft-schema.ts';

type WireSubtitles = NonNullable<StudioDraft['m']['subtitles']>;

export function toWireSubtitles({ sources, position, shift, style }: Subtitles): WireSubtitles {
  return { a: [...sources], position, shift, ...(style === undefined ? {} : { style }) };
}

/**
 * Every line, also those that no clip shows: these last 0 ms for readers. All bear the file's name, so that they read
 * as one piece.
 */
export function toLineSegments(
  timeline: Timeline,
  names: ReadonlyMap<SourceId, string>,
): readonly LineSegment[] {
  const { subtitles, fps } = timeline;
  if (subtitles === undefined) return [];
  const title = subtitles.sources
    .map((id) => names.get(id) ?? id)
    .join(' + ')
    .slice(0, draftBounds.nameChars);
  const wholeMs = (frames: Frames) => Math.round(toMs(frames, fps));
  const shown = new Map(
    shownLines(timeline)
      .toReversed()
      .map((each) => [each.line, each] as const),
  );
  let end = 0;
  return subtitles.lines.map((line) => {
    const place = shown.get(line);
    const at = place?.at ?? end;
    const frames = place?.frames ?? 0;
    end = at + frames;
    return {
      d: wholeMs(frames),
      m: {
        ...{ title, text: line.text, start: wholeMs(at), a: line.asset },
        f: [at, line.in, line.out],
        ...(line.italic === true ? { italic: true } : {}),
        ...(line.bold === true ? { bold: true } : {}),
      },
    };
  });
}

export function isLine(segment: TitleSegment | LineSegment): segment is LineSegment {
  return 'a' in segment.m;
}

/** Throws `bad-draft` where a line is of an unknown asset, or has nothing that it belongs to. */
export function readSubtitles(
  wire: WireSubtitles | undefined,
  segments: readonly LineSegment[],
  known: ReadonlySet<SourceId>,
): { readonly subtitles?: Subtitles } {
  if (wire === undefined && segments.length === 0) return {};
  if (wire === undefined || segments.length === 0) throw badDraft('subtitles without lines');
  const toAsset = (id: string): AssetId => {
    if (!isAsset(id) || !known.has(id)) throw badDraft('subtitles of an unknown asset');
    return id;
  };
  if (segments.length > draftBounds.subtitleLines) throw badDraft('too many subtitles');
  const chars = segments.reduce((sum, { m }) => sum + m.text.length, 0);
  if (chars > draftBounds.subtitleTotalChars) throw badDraft('too many letters in subtitles');
  const { position, shift, style } = wire;
  return {
    subtitles: {
      ...{ sources: wire.a.map(toAsset), position, shift },
      ...(style === undefined ? {} : { style }),
      lines: segments.map(({ m }): SubtitleLine => {
        const line = { asset: toAsset(m.a), in: m.f[1], out: m.f[2], text: m.text };
        return {
          ...line,
          ...(m.italic === true ? { italic: true } : {}),
          ...(m.bold === true ? { bold: true } : {}),
        };
      }),
    },
  };
}

function isAsset(id: string): id is AssetId {
  return id.startsWith('a_');
}

function badDraft(what: string): StudioError {
  return new StudioError('bad-draft', `The draft cannot be rendered: ${what}.`);
}
