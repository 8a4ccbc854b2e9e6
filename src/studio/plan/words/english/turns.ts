import type { Rewriting } from './rewriting.ts';

const time = '(?=(?:the )?(?:\\d|(?:second|sec) \\d))';
const roughly = '(?:about|around|roughly|approximately|approx|maybe|say|somewhere around|exactly)';
const who =
  "(?:i'm|we're|he's|she's|it's|they're|you're|(?:i|we|he|she|it|they|you|someone|people|(?:the|my|our|his|her) [a-z]+)(?: [a-z]+)?)";
const logo = '((?:the |my |our )?(?:logo|watermark))';

/** Times with words around them that only tell what is seen there, and what is said of a logo. */
export const turns: readonly Rewriting[] = [
  [
    new RegExp(
      `\\b(?:right )?(?:when|where|while|as) ${who} [^,;\\d⟦]{2,40}? (?:at|around|about|@) (?:about |around )?${time}`,
      'g',
    ),
    'at ',
  ],
  [
    new RegExp(
      `\\bat the (?:chorus|drop|beat drop|hook|bridge|verse|moment|point|part|spot|place|mark)(?: (?:where|when|that) [^,;\\d⟦]{2,30}?)?,? (?:at|around|about|near|from|which is (?:at|around)) (?:about |around )?${time}`,
      'g',
    ),
    'at ',
  ],
  [new RegExp(`\\b(at|from|to|until|till) ${roughly} ${time}`, 'g'), '$1 '],
  [
    new RegExp(
      `\\b(?:fade|dim|tone|drop|lower|reduce|turn|bring|take)(?: down)? ${logo}(?:'s)?(?: opacity| visibility)?(?: down)? (?:to|at) (?:about |around )?(\\d+(?:\\.\\d+)?) ?(?:%|percent)(?: opacity)?`,
      'g',
    ),
    'make $1 $2% opacity',
  ],
  [
    new RegExp(
      `\\b(?:fade|dim|tone|soften|lighten) ${logo}(?: down| out)?(?: (?:a (?:little |tiny )?bit|a little|slightly|some|somewhat|more|please))*$`,
      'g',
    ),
    'make $1 more transparent',
  ],
  [
    new RegExp(
      `${logo} (?:is|looks) (?:(?:a bit|a little|way|much|far|really|still) )*too (?:strong|visible|bold|dominant|prominent|opaque|distracting|obvious|solid|bright|in your face)`,
      'g',
    ),
    'make $1 more transparent',
  ],
  [
    new RegExp(
      `\\b(?:make|have|let|give|get) ${logo} (?:be |look )?(?:(?:a (?:little |tiny )?bit|a little|slightly|kind of|kinda|somewhat|some) )(?:transparent|faded|subtle|translucent|lighter|ghostly|transparency)`,
      'g',
    ),
    'make $1 more transparent',
  ],
  [
    new RegExp(
      `\\b(?:make|have|let|get) ${logo} (?:be |look )?(?:transparent|faded|translucent)(?! \\d)(?: please)?$`,
      'g',
    ),
    'make $1 half transparent',
  ],
  [new RegExp(`^${logo} (\\d+) ?(?:%|percent)$`, 'g'), 'make $1 $2% opacity'],
  [
    /\b(photos?|pics|pictures?|images?|stills?|slides?) (?:to )?((?:slowly |gently |each |all |just )*)zoom(?:ing)?(?: in| slowly| gently| a bit)*(?= *$)/g,
    '$1 move $2',
  ],
];
