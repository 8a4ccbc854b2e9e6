import type { Rewriting } from './rewriting.ts';

const thing =
  '(?:it|this|that|them|everything|all|(?:the|my|our|this|that|your|his|her) (?:[a-z]+ ){0,3}?[a-z]+|clip ?\\d+|⟦\\d+⟧)';

/** "Have the title removed", "the end should be cut": what is to be done to something, as a plain wish. */
export const passives: readonly Rewriting[] = [
  [
    new RegExp(
      `\\b(?:have|get|like|want|need|see) (${thing}) (?:to be )?(?:removed|deleted|taken out|taken off|cut out|erased)\\b`,
      'g',
    ),
    'remove $1',
  ],
  [
    new RegExp(
      `^(${thing}|(?:the )?(?:first|last) [a-z\\d ]+?) (?:should|must|needs? to|has to|have to|can|could|ought to|may|to) be (?:removed|deleted|taken out|cut(?: out| off)?|trimmed(?: off)?|erased)\\b`,
      'g',
    ),
    'remove $1',
  ],
  [
    new RegExp(
      `^(${thing}|(?:the )?(?:first|last) [a-z\\d ]+?) (?:should|must|needs? to|has to|have to|can|could|ought to|may|to) be (added|muted|cropped|rotated|reversed|flipped|mirrored|blurred|pixelated|stabili[sz]ed|merged|swapped)\\b`,
      'g',
    ),
    '$2 $1',
  ],
  [/\b(?:added|inserted)(?= (?:the|a|an|some|my|our))/g, 'add'],
  [/\bmuted(?= (?:the|my|clip|it))/g, 'mute'],
  [/\bcropped(?= (?:the|my|clip|it))/g, 'crop'],
  [/\brotated(?= (?:the|my|clip|it))/g, 'rotate'],
  [/\breversed(?= (?:the|my|clip|it))/g, 'reverse'],
  [/\bblurred(?= (?:the|my|clip|it))/g, 'blur'],
  [/\bpixelated(?= (?:the|my|clip|it))/g, 'pixelate'],
];
