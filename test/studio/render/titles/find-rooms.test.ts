import { expect, it } from 'vitest';
import { findRooms, roomColour } from '../../../../src/studio/render/titles/find-rooms.ts';

const widthPx = 60;

/** A black picture with a square of each colour. */
function picture(squares: readonly { nth: number; x: number; y: number; side: number }[]) {
  const rgb = new Uint8Array(widthPx * 40 * 3);
  for (const { nth, x, y, side } of squares) {
    for (let at = 0; at < side * side; at += 1) {
      const pixel = (y + Math.floor(at / side)) * widthPx + x + (at % side);
      rgb.set(roomColour(nth), pixel * 3);
    }
  }
  return rgb;
}

it('finds each room by its colour, in any order, and says which lies outside', () => {
  const rgb = picture([
    { nth: 7, x: 40, y: 3, side: 12 },
    { nth: 0, x: 2, y: 20, side: 10 },
  ]);
  const rooms = findRooms(rgb, { widthPx, count: 8 });
  expect(rooms[0]).toEqual({ x: 2, y: 20, sidePx: 10 });
  expect(rooms[7]).toEqual({ x: 40, y: 3, sidePx: 12 });
  expect(rooms.slice(1, 7)).toEqual(Array.from({ length: 6 }, () => undefined));
});

it('takes colours that were rounded, and no blurred edge', () => {
  const rgb = picture([{ nth: 3, x: 10, y: 10, side: 10 }]);
  const [red, green] = roomColour(3);
  rgb.set([red - 4, green + 4, 0xfa], (10 * widthPx + 10) * 3);
  rgb.set([red / 2, green / 2, 0x80], (15 * widthPx + 9) * 3);
  expect(findRooms(rgb, { widthPx, count: 4 })[3]).toEqual({ x: 10, y: 10, sidePx: 10 });
});

it('has a colour of its own for each of 24', () => {
  const colours = Array.from({ length: 24 }, (_, nth) => roomColour(nth).join());
  expect(new Set(colours).size).toBe(24);
});
