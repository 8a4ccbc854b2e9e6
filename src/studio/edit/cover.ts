/** A rectangle in thousandths of the film's picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of the picture that is not to be seen. It belongs to the footage: cuts and other speeds take it along. */
export interface Cover extends Box {
  readonly how: 'blur' | 'pixels' | 'fill';
  /** Of a fill: six hexadecimal digits, red first. */
  readonly colour: string;
}

/** What covers may be; also what wishes are clamped to. */
export const coverBounds = { perClip: 6, smallest: 20 } as const;
