/** A box of an MP4 file: four letters and what is in them. */
export interface Box {
  readonly name: string;
  readonly body: Buffer;
}

export interface BoxHeader {
  readonly name: string;
  readonly headerBytes: number;
  /** With its header. */
  readonly sizeBytes: number;
}

/** Enough for the long form. */
export const longestHeaderBytes = 16;
const shortHeaderBytes = 8;

/** Reads the header of a box that has at most `roomBytes`. Throws `RangeError` where there is none. */
export function readHeader(bytes: Buffer, roomBytes: number): BoxHeader {
  if (bytes.length < shortHeaderBytes) throw new RangeError('a box is cut off');
  const isLong = bytes.readUInt32BE(0) === 1;
  const headerBytes = isLong ? longestHeaderBytes : shortHeaderBytes;
  if (bytes.length < headerBytes) throw new RangeError('a box is cut off');
  const sizeBytes = isLong ? Number(bytes.readBigUInt64BE(8)) : bytes.readUInt32BE(0);
  if (sizeBytes < headerBytes || sizeBytes > roomBytes) {
    throw new RangeError('a box does not fit where it is');
  }
  return { name: bytes.toString('latin1', 4, 8), headerBytes, sizeBytes };
}

/** The boxes that stand one behind the other, to the last byte. */
export function readBoxes(bytes: Buffer): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { name, headerBytes, sizeBytes } = readHeader(bytes.subarray(at), bytes.length - at);
    boxes.push({ name, body: bytes.subarray(at + headerBytes, at + sizeBytes) });
    at += sizeBytes;
  }
  return boxes;
}

/** What is in the first box of that name, or in the box at the end of a path of names. */
export function findBox(
  bytes: Buffer,
  ...[name, ...deeper]: readonly string[]
): Buffer | undefined {
  const found = readBoxes(bytes).find((box) => box.name === name)?.body;
  return found === undefined || deeper.length === 0 ? found : findBox(found, ...deeper);
}
