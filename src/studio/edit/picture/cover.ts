/** A rectangle in thousandths of a picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A part of the picture that is not to be seen, where it was filmed: cuts, speeds, crops and other shapes of the film
 * take it along. It may reach beyond, to what a canvas has beside the picture.
 */
export interface Cover extends Box {
  readonly how: 'blur' | 'pixels' | 'fill';
  /** Of a fill: six hexadecimal digits, red first. */
  readonly colour: string;
  /** Where it lies on the picture whose shaking was taken out; else as it was filmed, shaking with it. */
  readonly steadied?: true;
}

/** What covers may be; the smallest is of the canvas, the farthest of the picture, both in thousandths. */
export const coverBounds = { perClip: 6, smallest: 20, farthest: 100_000 } as const;
