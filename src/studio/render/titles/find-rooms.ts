/** Where an emoji has its place, in pixels. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly sidePx: number;
}

/** Blue says that a pixel is a room's own: on its blurred edge it is darker. Red and green tell which room. */
const ownBlue = 0xff;
const steps = [0x20, 0x50, 0x80, 0xb0, 0xe0] as const;
const tolerance = 10;

/** The colour of a title's nth room, red first. At most 25 can be told apart. */
export function roomColour(nth: number): readonly [red: number, green: number, blue: number] {
  return [
    steps[nth % steps.length] ?? 0,
    steps[Math.floor(nth / steps.length) % steps.length] ?? 0,
    ownBlue,
  ];
}

/** Finds the rooms of one title in a picture of three bytes a pixel; `undefined` for one that lies outside. Pure. */
export function findRooms(
  rgb: Uint8Array,
  { widthPx, count }: { readonly widthPx: number; readonly count: number },
): readonly (Room | undefined)[] {
  const boxes = new Map<number, { left: number; right: number; top: number; bottom: number }>();
  for (let at = 2; at < rgb.length; at += 3) {
    if ((rgb[at] ?? 0) < ownBlue - tolerance) continue;
    const nth = roomOf(rgb[at - 2] ?? 0, rgb[at - 1] ?? 0);
    const pixel = (at - 2) / 3;
    const [x, y] = [pixel % widthPx, Math.floor(pixel / widthPx)];
    const box = boxes.get(nth) ?? { left: x, right: x, top: y, bottom: y };
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.bottom = y;
    boxes.set(nth, box);
  }
  return Array.from({ length: count }, (_, nth) => {
    const box = boxes.get(nth);
    if (box === undefined) return undefined;
    const sidePx = Math.max(box.right - box.left, box.bottom - box.top) + 1;
    return { x: box.left, y: box.top, sidePx };
  });
}

function roomOf(red: number, green: number): number {
  return nearest(green) * steps.length + nearest(red);
}

function nearest(value: number): number {
  const gaps = steps.map((step) => Math.abs(step - value));
  return gaps.indexOf(Math.min(...gaps));
}
