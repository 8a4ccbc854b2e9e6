import { spoken, toMs } from './output-times.ts';

const playing = String.raw`(?:short |quick |animated |looping |video |telegram )*(?:gifs?|stickers?|clip|loop|mp3|m4a|audio|sound)\b`;
const zhPlaying = '(?:短)?(?:gif|动图|动态图|动态贴纸|贴纸|表情包|音频|mp3|m4a)';

/** How long something is to be, wherever it begins: after these words the same would be a place. */
const lengths: readonly RegExp[] = [
  new RegExp(
    `(?<!\\b(?:at|from|around|to|until|till|first|last|opening|final|through|@|and|-|–|—)\\s*)(?<![\\d.:])(${spoken})(?: long)?\\s+${playing}`,
    'u',
  ),
  new RegExp(
    `(?<=\\b(?:gif|sticker)s? )(?:of |that is |that's )?(${spoken})(?: long)?(?=\\s*(?:$|from|at|starting|[,.!]))`,
    'u',
  ),
  new RegExp(
    `(?<=^|[^\\d.:第到至前后头尾在从~～–—-])(?<!最后\\s*)(${spoken})(?:长)?的?(?=${zhPlaying})`,
    'u',
  ),
];

/** The length in a clause, and the clause without it: "a 3 second gif", "a gif of 5 s from 0:10", 5秒的动图. */
export function takeLength(clause: string): { readonly rest: string; readonly lengthMs?: number } {
  const plain = clause.replace(/(?<=\d)-(?=(?:seconds?|secs?|s|minutes?|min)\b)/gu, ' ');
  for (const pattern of lengths) {
    const length = pattern.exec(plain)?.[1];
    if (length !== undefined) {
      return { rest: plain.replace(length, ' '), lengthMs: toMs(length) };
    }
  }
  return { rest: clause };
}
