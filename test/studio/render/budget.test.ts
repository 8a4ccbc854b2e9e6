import { expect, it } from 'vitest';
import { toBudget } from '../../../src/studio/render/budget.ts';
import { indexRoomBytes } from '../../../src/studio/render/index-room.ts';

const shape = { widthPx: 1280, heightPx: 720, fps: { num: 30, den: 1 } };

it('the index of a long film is taken off what its picture and sound may have', () => {
  const seconds = 480;
  const indexBytes = indexRoomBytes({
    ...{ shape, frames: seconds * 30, samples: seconds * 48_000, picture: Array(80) },
  });
  const maxBytes = 8_000_000;
  const { pictureKbps, soundKbps } = toBudget(shape, { maxBytes, indexBytes, seconds, attempt: 0 });
  const streamBytes = ((pictureKbps + soundKbps) * 1000 * seconds) / 8;
  expect(indexBytes).toBeGreaterThan(maxBytes / 20);
  expect(streamBytes + indexBytes).toBeLessThan(maxBytes * 0.97);
});
