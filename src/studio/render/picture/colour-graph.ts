import type { Colour } from '../../edit/picture/look.ts';

/** So many levels double the gamma: a usual step makes the middle greys a fifth brighter. */
const levelsPerDouble = 60;
/** White balance at the outermost level. */
const mostWarmth = 0.3;
const sepia = [
  [0.393, 0.769, 0.189],
  [0.349, 0.686, 0.168],
  [0.272, 0.534, 0.131],
] as const;

type Mix = readonly (readonly number[])[];

/** Filters for a picture in yuv420p; nothing where it is as filmed. Pure. */
export function colourFilters(colour: Colour): readonly string[] {
  return [...levels(colour), ...mix(colour)];
}

function levels({ brightness, contrast, saturation, tone }: Colour): readonly string[] {
  const gamma = 2 ** (brightness / levelsPerDouble);
  const options = [
    ...(brightness === 0 ? [] : [`gamma=${gamma.toFixed(4)}`]),
    ...(contrast === 0 ? [] : [`contrast=${(1 + contrast / 100).toFixed(2)}`]),
    ...(tone === 'grey' ? ['saturation=0'] : saturate(saturation)),
  ];
  return options.length === 0 ? [] : [`eq=${options.join(':')}`];
}

function saturate(saturation: number): readonly string[] {
  return saturation === 0 ? [] : [`saturation=${(1 + saturation / 100).toFixed(2)}`];
}

/** Warmth multiplies red against blue, so that black stays black. */
function mix({ warmth, tone }: Colour): readonly string[] {
  if (warmth === 0 && tone !== 'sepia') return [];
  const by = (mostWarmth * warmth) / 100;
  const gains = [1 + by, 1, 1 - by];
  const base: Mix =
    tone === 'sepia'
      ? sepia
      : [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ];
  const rows = ['r', 'g', 'b'].flatMap((to, row) =>
    ['r', 'g', 'b'].map((from, column) => {
      const share = (base[row]?.[column] ?? 0) * (gains[row] ?? 1);
      return `${to}${from}=${share.toFixed(4)}`;
    }),
  );
  // To red, green and blue and back by one and the same matrix: whichever it is, neutral stays neutral.
  return [
    'setparams=colorspace=unknown',
    'format=gbrp',
    `colorchannelmixer=${rows.join(':')}`,
    'format=yuv420p',
    'setparams=colorspace=bt709',
  ];
}
