import type { Cue } from '../media/facts.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Frames,
  type Rational,
  type SubtitleLine,
  type Timeline,
  toFrames,
} from './timeline.ts';
import { plainTitle, type TitleStyle, titleSizes } from './title-style.ts';

/** A line in one place of the film. */
export interface ShownLine {
  readonly line: SubtitleLine;
  readonly at: Frames;
  readonly frames: Frames;
}

export const plainSubtitle: TitleStyle = { ...plainTitle, bold: false, enter: 'cut' };
export const maxShiftMs = 600_000;
/** What flashes up for less says nothing to anybody: a cut has left only its edge. */
const flashMs = 120;

/** Where the film shows lines, in order. A line whose moment plays twice is there twice; one that was cut is nowhere. */
export function shownLines(timeline: Timeline): readonly ShownLine[] {
  const { subtitles, clips, fps } = timeline;
  if (subtitles === undefined) return [];
  const starts = clipStarts(timeline);
  const byAsset = groupByAsset(subtitles.lines);
  const pieces = clips.flatMap((clip, nth) =>
    (byAsset.get(clip.asset) ?? []).flatMap((line) => {
      const seen = seenIn(clip, {
        from: line.in + subtitles.shift,
        to: line.out + subtitles.shift,
      });
      return seen === undefined
        ? []
        : [{ line, at: (starts[nth] ?? 0) + seen.from, frames: seen.to - seen.from }];
    }),
  );
  return joinTouching(pieces, subtitles.lines)
    .filter(({ line, frames }) => frames >= Math.min(toFrames(flashMs, fps), line.out - line.in))
    .sort((one, other) => one.at - other.at);
}

function groupByAsset(
  lines: readonly SubtitleLine[],
): ReadonlyMap<string, readonly SubtitleLine[]> {
  const groups = new Map<string, SubtitleLine[]>();
  for (const line of lines) {
    const group = groups.get(line.asset);
    if (group === undefined) groups.set(line.asset, [line]);
    else group.push(line);
  }
  return groups;
}

interface Window {
  readonly from: Frames;
  readonly to: Frames;
}

/** In frames from the clip's start; undefined where none of the window plays in it. */
function seenIn(clip: Clip, window: Window): Window | undefined {
  const length = clipFrames(clip);
  if (clip.hold !== undefined) {
    return window.from <= clip.in && clip.in < window.to ? { from: 0, to: length } : undefined;
  }
  const [first, last] = [Math.max(window.from, clip.in), Math.min(window.to, clip.out)];
  if (first >= last) return undefined;
  const isBack = clip.reversed === true;
  const passed = isBack ? [clip.out - last, clip.out - first] : [first - clip.in, last - clip.in];
  const [from = 0, to = 0] = passed.map((frames) =>
    Math.min(length, Math.round((frames * clip.speed.den) / clip.speed.num)),
  );
  return { from: Math.min(from, length - 1), to: Math.max(to, Math.min(from, length - 1) + 1) };
}

/** What a cut parts without anything between is one line to who reads it. */
function joinTouching(
  pieces: readonly ShownLine[],
  lines: readonly SubtitleLine[],
): readonly ShownLine[] {
  const order = new Map(lines.map((line, nth) => [line, nth] as const));
  const sorted = pieces.toSorted(
    (one, other) => one.at - other.at || (order.get(one.line) ?? 0) - (order.get(other.line) ?? 0),
  );
  const joined: ShownLine[] = [];
  // The last place of each text: of those that overlap, each goes on by itself.
  const open = new Map<string, number>();
  for (const piece of sorted) {
    const key = JSON.stringify([piece.line.text, piece.line.italic, piece.line.bold]);
    const nth = open.get(key);
    const before = nth === undefined ? undefined : joined[nth];
    if (nth !== undefined && before !== undefined && before.at + before.frames === piece.at) {
      joined[nth] = { ...before, frames: before.frames + piece.frames };
    } else {
      open.set(key, joined.length);
      joined.push(piece);
    }
  }
  return joined;
}

/** Ties the lines of a file to the sources that play where they stand, `clips` one after another; what is beyond is left out. */
export function tieToSources(
  cues: readonly Cue[],
  clips: readonly Clip[],
  fps: Rational,
): readonly SubtitleLine[] {
  let end = 0;
  const places = clips.map((clip) => {
    const from = end;
    end += clipFrames(clip);
    return { clip, from, to: end };
  });
  return cues.flatMap(({ fromMs, toMs, ...said }) => {
    const from = toFrames(fromMs, fps);
    const to = Math.max(from + 1, toFrames(toMs, fps));
    return places
      .filter((place) => from < place.to && to > place.from)
      .map((place): SubtitleLine => {
        const inside = {
          from: Math.max(from, place.from) - place.from,
          to: Math.min(to, place.to) - place.from,
        };
        return { asset: place.clip.asset, ...toSource(place.clip, inside), ...said };
      });
  });
}

/** The window of the source that plays in a stretch of a clip. */
function toSource(clip: Clip, { from, to }: Window): { in: Frames; out: Frames } {
  if (clip.hold !== undefined) return { in: clip.in, out: clip.in + 1 };
  const [first = 0, last = 0] = [from, to].map((frame) =>
    Math.round((frame * clip.speed.num) / clip.speed.den),
  );
  const start = clip.reversed === true ? clip.out - last : clip.in + first;
  return { in: Math.max(0, start), out: Math.max(0, start) + Math.max(1, last - first) };
}

/** Undefined where it is the usual way, so that equal subtitles are equal data. */
export function changeSubtitleStyle(
  style: TitleStyle | undefined,
  change: Partial<TitleStyle>,
): TitleStyle | undefined {
  const next = { ...plainSubtitle, ...style, ...change };
  const size = Math.max(titleSizes.smallest, Math.min(titleSizes.largest, next.size));
  const bounded = { ...next, size };
  return JSON.stringify(bounded) === JSON.stringify(plainSubtitle) ? undefined : bounded;
}
