import { type FileHandle, open } from 'node:fs/promises';
import { findBox, longestHeaderBytes, readBoxes, readHeader } from './boxes.ts';
import { type Mp4Track, type ReadTrack, readScale, readTrack } from './track.ts';

/** What the index of an MP4 file says; every byte that it points at is in the file. */
export interface Mp4Index {
  /** Players start at once only where the index comes before what it tells of. */
  readonly isInFront: boolean;
  readonly tracks: readonly Mp4Track[];
}

/** FFmpeg writes four. */
const mostBoxes = 64;
/** Films of an hour have 4 MB. */
const mostIndexBytes = 200_000_000;

/**
 * Reads the index of an MP4 that FFmpeg wrote as one piece, without starting a program for it. Throws `RangeError`
 * where it is none, is damaged or cut off, or tells of more than there is.
 */
export async function readMp4Index(path: string): Promise<Mp4Index> {
  const file = await open(path, 'r');
  try {
    const places = await readPlaces(file);
    const index = places.find(({ name }) => name === 'moov');
    const media = places.find(({ name }) => name === 'mdat');
    if (index === undefined || media === undefined) throw new RangeError('there is no index');
    const tracks = readTracks(await readBody(file, index));
    requireBytes(tracks, media);
    return { isInFront: index.start < media.start, tracks: tracks.map(({ track }) => track) };
  } finally {
    await file.close();
  }
}

/** Where the body of a box lies in the file. */
interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

async function readPlaces(file: FileHandle): Promise<readonly Place[]> {
  const { size } = await file.stat();
  const bytes = Buffer.alloc(longestHeaderBytes);
  const places: Place[] = [];
  for (let at = 0; at < size && places.length < mostBoxes; ) {
    const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
    const header = readHeader(bytes.subarray(0, bytesRead), size - at);
    const end = at + header.sizeBytes;
    places.push({ name: header.name, start: at + header.headerBytes, end });
    at = end;
  }
  return places;
}

async function readBody(file: FileHandle, { start, end }: Place): Promise<Buffer> {
  if (end - start > mostIndexBytes) throw new RangeError('the index is too large');
  const body = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(body, 0, body.length, start);
  return body.subarray(0, bytesRead);
}

function readTracks(index: Buffer): readonly ReadTrack[] {
  const header = findBox(index, 'mvhd');
  const playScale = header === undefined ? Number.NaN : readScale(header);
  return readBoxes(index).flatMap(({ name, body }) =>
    name === 'trak' ? [readTrack(body, playScale)] : [],
  );
}

/** That a file was cut off, or written over, shows here. */
function requireBytes(tracks: readonly ReadTrack[], media: Place): void {
  const bytes = tracks.reduce((sum, each) => sum + each.bytes, 0);
  const isOutside = tracks.some(
    ({ places }) => places.first < media.start || places.last >= media.end,
  );
  if (isOutside || bytes > media.end - media.start) {
    throw new RangeError('the index tells of bytes that are not there');
  }
}
