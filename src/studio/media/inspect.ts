import { open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StudioError } from '../errors.ts';
import type { MediaFacts } from './facts.ts';
import { type FileKind, sniffBytes, sniffKind } from './kinds.ts';
import {
  decodeOnce,
  type Probed,
  type ProbeTarget,
  probe,
  unreadable,
  walkPackets,
} from './probe.ts';
import type { Programs } from './run-ffmpeg.ts';
import { toPicture, toSound } from './streams.ts';
import { isSubtitleFile, readSubtitleText } from './subtitle-bytes.ts';
import { parseCues } from './subtitle-cues.ts';

/** A still picture of more bytes is not one that people make. */
const maxImageBytes = 64 * 1024 * 1024;
/** A file may lack this much of what its header claims before it counts as cut off. */
const toleratedLossMs = 1_000;
const toleratedLossShare = 0.05;
/** Packets end a little before or after what plays. */
const claimCloseMs = 120;

export interface InspectDeps {
  readonly tools: Programs;
  readonly maxMinutes: number;
  readonly signal: AbortSignal;
  /** Home of the probe's process; the file's own folder unless told. */
  readonly workDir?: string;
}

/**
 * Says what a file is, or throws `unsupported-file` or `file-too-long`. The first bytes decide which one demuxer may
 * open it; sizes are checked before anything is decoded.
 */
export function inspectMedia(path: string, deps: InspectDeps): Promise<MediaFacts> {
  return isSubtitleFile(path) ? inspectSubtitles(path) : inspectFootage(path, deps);
}

async function inspectFootage(path: string, deps: InspectDeps): Promise<MediaFacts> {
  const kind = await sniffFile(path);
  const absolute = resolve(path);
  const target: ProbeTarget = {
    path: absolute,
    demuxer: kind.demuxer,
    isPhoto: kind.medium === 'image',
    workDir: deps.workDir ?? dirname(absolute),
    signal: deps.signal,
  };
  const { streams, format } = await probe(deps.tools, target);
  const picture = kind.medium === 'audio' ? undefined : toPicture(streams);
  const sound = kind.medium === 'image' ? undefined : toSound(streams);
  if (picture === undefined && sound === undefined)
    throw unreadable('no stream that can be decoded');
  const found = { demuxer: kind.demuxer, ...(picture && { picture }), ...(sound && { sound }) };
  if (kind.medium === 'image') {
    await decodeOnce(deps.tools, target);
    return { kind: 'image', durationMs: 0, ...found };
  }
  const claimedMs = claimOf(kind.demuxer, format);
  checkLength(claimedMs, deps.maxMinutes);
  const walked = await walkPackets(deps.tools, target);
  // A GIF of one frame is a picture like any other.
  if (kind.demuxer === 'gif' && walked.packets <= 1)
    return { kind: 'image', durationMs: 0, ...found };
  const durationMs = toDuration(claimedMs, walked.durationMs);
  checkLength(durationMs, deps.maxMinutes);
  return { kind: picture === undefined ? 'audio' : 'video', durationMs, ...found };
}

/** One without a single line is let in: whoever wants it shown is told what it lacks. */
async function inspectSubtitles(path: string): Promise<MediaFacts> {
  const { cues, leftOut } = parseCues(await readSubtitleText(path));
  const durationMs = cues.reduce((last, cue) => Math.max(last, cue.toMs), 0);
  const missing = leftOut > 0 ? { linesLeftOut: leftOut } : {};
  return { kind: 'subtitles', demuxer: 'text', durationMs, ...missing };
}

async function sniffFile(path: string): Promise<FileKind> {
  const { size } = await stat(path);
  if (size === 0) throw new StudioError('unsupported-file', 'The file is empty.');
  const kind = await sniffKind(await readHead(path));
  if (kind === undefined) {
    throw new StudioError(
      'unsupported-file',
      'This is not a video, picture or sound that can be used.',
    );
  }
  if (kind.medium === 'image' && size > maxImageBytes) {
    throw new StudioError('unsupported-file', 'The picture has too many bytes.');
  }
  return kind;
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(sniffBytes);
    const { bytesRead } = await file.read(head, 0, sniffBytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Matroska tells when it ends, also where it begins late, as recordings that were cut out of longer ones do. */
function claimOf(
  demuxer: string,
  { duration = 0, start_time: start = 0 }: Probed['format'],
): number {
  const seconds = demuxer === 'matroska' ? duration - Math.max(0, start) : duration;
  return Math.max(0, seconds) * 1000;
}

function checkLength(ms: number, maxMinutes: number): void {
  if (ms > maxMinutes * 60_000) {
    throw new StudioError('file-too-long', `Files may last at most ${maxMinutes} minutes.`);
  }
}

/**
 * The header's claim where it is one: songs without an index only guess, some recordings have none. A file that ends
 * long before what its header claims was cut off on its way.
 */
function toDuration(claimedMs: number, walkedMs: number): number {
  if (walkedMs <= 0) throw unreadable('holds no packets');
  const lostMs = claimedMs - walkedMs;
  if (lostMs > toleratedLossMs && lostMs > claimedMs * toleratedLossShare) {
    throw unreadable(`ends after ${Math.round(walkedMs)} of ${Math.round(claimedMs)} ms`);
  }
  const isClose = claimedMs > 0 && Math.abs(lostMs) <= claimCloseMs;
  return Math.round(isClose ? claimedMs : walkedMs);
}
