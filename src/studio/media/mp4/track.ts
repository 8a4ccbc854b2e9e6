import { findBox, readBoxes } from './boxes.ts';
import { type Mp4Format, readFormat } from './format.ts';

/** A stream of picture or sound, as the index of its file tells of it. */
export type Mp4Track = Mp4Format & {
  /** Frames of a picture, packets of sound. */
  readonly samples: number;
  /** When the first one is played; less than 0 where the beginning is only there to decode what follows. */
  readonly startSeconds: number;
  /** When the last one has been played. */
  readonly endSeconds: number;
  /** When players stop by what the file tells them. */
  readonly playedSeconds: number;
};

export interface ReadTrack {
  readonly track: Mp4Track;
  /** Of all samples together. */
  readonly bytes: number;
  /** Where in the file its samples begin: the first place and the last. */
  readonly places: { readonly first: number; readonly last: number };
}

/** Reads a `trak` box; `playScale` is the timescale of the whole file. Throws `RangeError` where something is missing. */
export function readTrack(body: Buffer, playScale: number): ReadTrack {
  const table = need(body, 'mdia', 'minf', 'stbl');
  const scale = readScale(need(body, 'mdia', 'mdhd'));
  const sizes = readSizes(need(table, 'stsz'));
  const edits = readEdits(findBox(body, 'edts', 'elst'));
  const delay = lastingOf(edits.filter(({ from }) => from < 0)) / playScale;
  const hidden = edits.find(({ from }) => from >= 0)?.from ?? 0;
  const shown = readShown(readRuns(need(table, 'stts')), readRuns(findBox(table, 'ctts')));
  const startSeconds = delay + (shown.first - hidden) / scale;
  const endSeconds = delay + (shown.end - hidden) / scale;
  const playedSeconds = edits.length === 0 ? endSeconds : lastingOf(edits) / playScale;
  return {
    track: {
      ...readFormat(readBoxes(need(table, 'stsd').subarray(8))[0]),
      samples: sizes.count,
      ...{ startSeconds, endSeconds, playedSeconds },
    },
    bytes: sizes.bytes,
    places: readPlaces(table),
  };
}

function need(body: Buffer, ...path: readonly string[]): Buffer {
  const found = findBox(body, ...path);
  if (found === undefined) throw new RangeError(`the index has no ${path.join('/')}`);
  return found;
}

/** Ticks a second, as `mdhd` and `mvhd` tell: behind two times, which in version 1 have eight bytes each. */
export function readScale(header: Buffer): number {
  return header.readUInt32BE(header.readUInt8(0) === 1 ? 20 : 12);
}

function readSizes(box: Buffer): { readonly count: number; readonly bytes: number } {
  const alike = box.readUInt32BE(4);
  const count = box.readUInt32BE(8);
  if (alike > 0) return { count, bytes: count * alike };
  let bytes = 0;
  for (let at = 0; at < count; at += 1) bytes += box.readUInt32BE(12 + 4 * at);
  return { count, bytes };
}

/** So many samples in a row with one value. */
interface Run {
  readonly count: number;
  readonly value: number;
}

function readRuns(box: Buffer | undefined): readonly Run[] {
  if (box === undefined) return [];
  return Array.from({ length: box.readUInt32BE(4) }, (_, index): Run => {
    const at = 8 + 8 * index;
    return { count: box.readUInt32BE(at), value: box.readInt32BE(at + 4) };
  });
}

/**
 * In ticks, when the first sample is shown and when the one that is shown last has been. Not what all of them last
 * together: where pieces follow each other that hold back more and fewer frames, decoding pauses and showing does not.
 */
function readShown(lengths: readonly Run[], shifts: readonly Run[]) {
  let [decoded, end, left, nth] = [0, 0, shifts[0]?.count ?? 0, 0];
  for (const { count, value } of lengths) {
    for (let sample = 0; sample < count; sample += 1) {
      while (left === 0 && nth < shifts.length) {
        nth += 1;
        left = shifts[nth]?.count ?? 0;
      }
      end = Math.max(end, decoded + (shifts[nth]?.value ?? 0) + value);
      decoded += value;
      left -= 1;
    }
  }
  return { first: shifts[0]?.value ?? 0, end };
}

interface Edit {
  /** In the file's timescale. */
  readonly lasting: number;
  /** Where in the track it begins; less than 0 where nothing is shown meanwhile. */
  readonly from: number;
}

function readEdits(box: Buffer | undefined): readonly Edit[] {
  if (box === undefined) return [];
  const isLong = box.readUInt8(0) === 1;
  return Array.from({ length: box.readUInt32BE(4) }, (_, index): Edit => {
    const at = 8 + index * (isLong ? 20 : 12);
    return isLong
      ? { lasting: Number(box.readBigUInt64BE(at)), from: Number(box.readBigInt64BE(at + 8)) }
      : { lasting: box.readUInt32BE(at), from: box.readInt32BE(at + 4) };
  });
}

function lastingOf(edits: readonly Edit[]): number {
  return edits.reduce((sum, { lasting }) => sum + lasting, 0);
}

/** Four bytes each, eight in files of more than four gigabytes. */
function readPlaces(table: Buffer): ReadTrack['places'] {
  const short = findBox(table, 'stco');
  const box = short ?? need(table, 'co64');
  const width = short === undefined ? 8 : 4;
  const count = box.readUInt32BE(4);
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (let at = 8; at < 8 + width * count; at += width) {
    const place = short === undefined ? Number(box.readBigUInt64BE(at)) : box.readUInt32BE(at);
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  return { first, last };
}
