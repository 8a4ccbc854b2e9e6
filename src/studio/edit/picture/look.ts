import type { Cover } from './cover.ts';

/** How the picture lies in its frame. The order is fixed: mirrored, turned, straightened, cropped. */
export interface Framing {
  /** Left and right changed places, before it is turned. */
  readonly mirrored: boolean;
  /** Clockwise. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Tenths of a degree, clockwise; what would show no picture is cut away. */
  readonly tilt: number;
  /** Thousandths that are cut away from each side of what is seen after all that. */
  readonly crop: Crop;
}

export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Each from -100 to 100; 0 is as filmed. */
export interface Colour {
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
  /** Positive is warmer. */
  readonly warmth: number;
  readonly tone: 'full' | 'grey' | 'sepia';
}

/** A part of the canvas: how much it is enlarged in percent, and where its middle is in thousandths. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Moves the view while the source goes from one of its frames to another; before and after, it stands. */
export interface Zoom {
  readonly from: View;
  readonly to: View;
  /** In frames of the source, so that a cut or another speed does not change what is seen when. */
  readonly over: readonly [from: number, to: number];
}

/** What is done to a clip's picture; what is missing is as filmed. */
export interface Look {
  /** Shaking was taken out, first of all. */
  readonly steady?: true;
  readonly framing?: Framing;
  readonly colour?: Colour;
  /** Of the picture as it was filmed or steadied; hidden before it is zoomed. */
  readonly covers?: readonly Cover[];
  readonly zoom?: Zoom;
}

export const plainFraming: Framing = {
  mirrored: false,
  turn: 0,
  tilt: 0,
  crop: { left: 0, top: 0, right: 0, bottom: 0 },
};

export const plainColour: Colour = {
  brightness: 0,
  contrast: 0,
  saturation: 0,
  warmth: 0,
  tone: 'full',
};

export const wholeView: View = { scale: 100, x: 500, y: 500 };

/** What a look may hold; also what wishes are clamped to. */
export const lookBounds = {
  tilt: 300,
  /** Of each side, and of both together, so that something is left. */
  crop: 900,
  level: 100,
  maxScale: 400,
} as const;

/** The look with some of it changed; parts that say nothing are left out, so that equal looks are equal data. */
export function changeLook(look: Look | undefined, change: Look): Look | undefined {
  const { framing, colour, covers, zoom, steady } = { ...look, ...change };
  const next: Look = {
    ...(steady === true ? { steady } : {}),
    ...(framing === undefined || isEqual(framing, plainFraming) ? {} : { framing }),
    ...(colour === undefined || isEqual(colour, plainColour) ? {} : { colour }),
    ...(covers === undefined || covers.length === 0 ? {} : { covers }),
    ...(zoom === undefined || isWhole(zoom) ? {} : { zoom }),
  };
  return Object.keys(next).length === 0 ? undefined : next;
}

function isWhole({ from, to }: Zoom): boolean {
  return isEqual(from, wholeView) && isEqual(to, wholeView);
}

/** Plain data made by the same code: the same text is the same value. */
function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
