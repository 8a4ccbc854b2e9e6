import type { Rewriting } from './rewriting.ts';

/** What thumbs leave out, and letters and numbers that stand for words. */
export const shorthand: readonly Rewriting[] = [
  [/(?<=[a-z\d] )n(?= [a-z\d⟦])/g, 'and'],
  [/(?<!(?:clips?|videos?|parts?|photos?|titles?|number) )\b2 (?=b\b|be\b)/g, 'to '],
  [/\bb (?=under|less|below|max|at|smaller|over|louder|quieter|longer|shorter)/g, 'be '],
  [/(?<=\b(?:fade|fades|cut|go|dip|set|change|crop) )2 (?=(?:black|white|the|my|a)\b)/g, 'to '],
  [
    /(?<!(?:clips?|videos?|parts?|photos?|titles?|number) )\b2 (?=(?:loud|quiet|dark|bright|fast|slow|long|short|big|small|much|many|high|low)\b)/g,
    'too ',
  ],
  [
    /\b4 (?=(?:tik ?tok|insta|instagram|yt|youtube|whatsapp|discord|reels?|me|my|the|us|a|an)\b)/g,
    'for ',
  ],
  [/(?<=\s)@ ?(?=(?:the )?(?:end|start|beginning|top|bottom|\d))/g, 'at '],
  [/\bat (end|start|beginning|top|bottom)\b/g, 'at the $1'],
  [/\b(in|at) (top|bottom|upper|lower) (left|right)\b/g, '$1 the $2 $3'],
  [/(?<=^|\s)w (?=[a-z\d])/g, 'with '],
  [/\bthru\b/g, 'through'],
  [/\bb4\b/g, 'before'],
  [/\bvo\b/g, 'voice'],
  [/\b(?:rn|asap|tbh|imo|imho|ngl|fr|lol|lmao|ikr|btw)\b/g, ' '],
  [/\bvols?\b/g, 'volume'],
];
