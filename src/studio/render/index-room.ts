import type { RenderPlan } from './plan.ts';
import { framesPerSecond } from './shape.ts';

/** Descriptions of the streams, times that hold for all of them, and the room's own end. */
const fixedBytes = 4_096;
/** Where pieces of picture meet, clocks may round to and fro. */
const chunkBytes = 256;
/** Size 4, order 8, whether it is dispensable 1; and every second one may be a key frame. */
const frameBytes = 15;
/** Size 4, and its share of the runs in which packets of sound follow each other. */
const packetBytes = 4;
const packetSamples = 1_024;
/** Picture and sound take turns: where they begin, 4 each, and how many packets of sound come between, 12. */
const turnBytes = 20;
/** Beyond 4 GB places take 8 bytes: at 8 Mbit/s that is more than an hour. */
const shortPlacesSeconds = 3_600;
const longTurnBytes = 28;

type Measured = Pick<RenderPlan, 'frames' | 'samples' | 'shape'> & {
  readonly picture: readonly unknown[];
};

/**
 * Room for the index of the finished film, so that it can be left in front from the start: moving it there afterwards
 * would write the whole film once more. A little more than it takes: the boxes of ISO/IEC 14496-12, section 8.
 */
export function indexRoomBytes({ frames, samples, shape, picture }: Measured): number {
  const packets = Math.ceil(samples / packetSamples) + 2;
  const isLong = frames / framesPerSecond(shape.fps) > shortPlacesSeconds;
  return (
    fixedBytes +
    picture.length * chunkBytes +
    frames * frameBytes +
    packets * packetBytes +
    Math.min(frames, packets) * (isLong ? longTurnBytes : turnBytes)
  );
}

/** For the muxer: so much room in front, or the index moved there at the end. */
export function indexInFront(roomBytes: number | undefined): readonly string[] {
  return roomBytes === undefined ? ['-movflags', '+faststart'] : ['-moov_size', String(roomBytes)];
}
