import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { StudioError } from '../errors.ts';

/** The longest films have a few hundred thousand bytes of them. */
const maxSubtitleBytes = 2 * 1024 * 1024;
const endings: readonly string[] = ['.srt', '.vtt', '.ass'];

/** Text has no signature: here the ending, which is one of ours, says what a file is to be read as. */
export function isSubtitleFile(path: string): boolean {
  return endings.includes(extname(path).toLowerCase());
}

/** The text of a subtitle file. Throws `unsupported-file` where it is none, or too long for one. */
export async function readSubtitleText(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > maxSubtitleBytes) throw refused('The subtitle file has too many bytes.');
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return decodeText(bytes.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Text in UTF-8, UTF-16, the Chinese GB18030 or the western Windows-1252. Throws `unsupported-file` where it is no text. */
export function decodeText(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  if (bytes.includes(0)) {
    const encoding = wideEncoding(bytes);
    if (encoding === undefined) throw refused('The subtitle file holds no text.');
    return new TextDecoder(encoding).decode(bytes);
  }
  return (
    decodeStrictly(bytes, 'utf-8') ??
    (standsInPairs(bytes) ? decodeStrictly(bytes, 'gb18030') : undefined) ??
    new TextDecoder('windows-1252').decode(bytes)
  );
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

const sampleBytes = 4096;
/** One in so many bytes: times alone are more than that. */
const leastShare = 10;

/** Times are written in digits, whose other byte is zero in UTF-16: always the same one of the two. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const isOneSide = Math.max(even, odd) > 10 * Math.min(even, odd);
  if (!isOneSide || (even + odd) * leastShare < sample.length) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not this encoding: the next one is tried.
    return undefined;
  }
}

/** Chinese is two bytes a sign; a western accent stands alone among plain letters. */
function standsInPairs(bytes: Uint8Array): boolean {
  let [high, paired] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    high += 1;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) paired += 1;
  }
  return paired * 2 > high;
}

function refused(message: string): StudioError {
  return new StudioError('unsupported-file', message);
}
