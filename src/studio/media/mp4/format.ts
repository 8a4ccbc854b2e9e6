import { type Box, findBox } from './boxes.ts';

/** How a stream was encoded. */
export type Mp4Format =
  | {
      readonly codec: 'h264';
      readonly widthPx: number;
      readonly heightPx: number;
      /** Eight bits, a quarter as many colours as points: what every player shows. */
      readonly isYuv420: boolean;
    }
  | { readonly codec: 'aac' | 'another' };

/** Baseline, Main and High know no other pixels: ITU-T H.264, annex A.2. */
const yuv420Profiles = [66, 77, 100];
/** https://mp4ra.org/registered-types/object-types */
const aacObjectType = 0x40;

/** Reads what stands in `stsd`: the fields of its kind of stream first, then boxes. */
export function readFormat(entry: Box | undefined): Mp4Format {
  if (entry?.name === 'avc1') return readH264(entry.body);
  return { codec: entry?.name === 'mp4a' && isAac(entry.body.subarray(28)) ? 'aac' : 'another' };
}

function readH264(body: Buffer): Mp4Format {
  const profile = findBox(body.subarray(78), 'avcC')?.readUInt8(1);
  return {
    codec: 'h264',
    widthPx: body.readUInt16BE(24),
    heightPx: body.readUInt16BE(26),
    isYuv420: profile !== undefined && yuv420Profiles.includes(profile),
  };
}

/** Two descriptors, one in the other, each a tag and a length: ISO/IEC 14496-1, section 7.2.6. */
function isAac(boxes: Buffer): boolean {
  const bytes = findBox(boxes, 'esds');
  if (bytes === undefined) return false;
  const outer = afterLength(bytes, 5);
  const inner = afterLength(bytes, outer + 4);
  return bytes.readUInt8(inner) === aacObjectType;
}

/** A length has seven bits in each byte but the last one's highest. */
function afterLength(bytes: Buffer, at: number): number {
  return bytes.readUInt8(at) < 0x80 ? at + 1 : afterLength(bytes, at + 1);
}
