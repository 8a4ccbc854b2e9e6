/** How a title is set. Colours are six hexadecimal digits, red first. */
export interface TitleStyle {
  /** In percent of the usual size; what does not fit is set smaller. */
  readonly size: number;
  readonly colour: string;
  /** Colour around the letters, `null` for none. */
  readonly outline: string | null;
  /** Colour of a box behind the letters, `null` for none. */
  readonly box: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly side: 'left' | 'centre' | 'right';
  readonly enter: 'fade' | 'slide' | 'pop' | 'cut';
}

export const plainTitle: TitleStyle = {
  size: 100,
  colour: 'ffffff',
  outline: '141414',
  box: null,
  bold: true,
  italic: false,
  side: 'centre',
  enter: 'fade',
};

export const titleSizes = { smallest: 40, largest: 250 } as const;

/** Undefined where it is the usual one, so that equal titles are equal data. */
export function changeTitleStyle(
  style: TitleStyle | undefined,
  change: Partial<TitleStyle>,
): TitleStyle | undefined {
  const next = { ...plainTitle, ...style, ...change };
  return JSON.stringify(next) === JSON.stringify(plainTitle) ? undefined : next;
}
