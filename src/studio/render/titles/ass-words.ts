import { standInIndex } from './emoji-signs.ts';
import { roomColour } from './find-rooms.ts';

/** The room that an emoji is given, as a share of the letters' size; and how far it reaches below their line. */
const roomShare = { side: 0.8, below: 0.15 } as const;

/**
 * A line as the drawing library reads it, with room left for each stand-in. Nothing that people write may be a command:
 * an invisible joiner stands between a backslash and what follows.
 */
export function writeWords(
  line: string,
  { sizePx, hasBox }: { readonly sizePx: number; readonly hasBox: boolean },
): string {
  // Where there is a box it is drawn in the place of the outline, and goes on behind the emoji.
  const unseen = hasBox ? ['1a'] : ['1a', '3a', '4a'];
  const hide = unseen.map((tag) => `\\${tag}&HFF&`).join('');
  const show = unseen.map((tag) => `\\${tag}`).join('');
  return eachStandIn(line, () => `{${hide}${toRoom(sizePx)}${show}}`);
}

/** The same with its rooms seen, each in its own colour; the letters stay as they are. */
export function writeRooms(line: string, sizePx: number): string {
  return eachStandIn(line, (nth) => {
    const [red, green, blue] = roomColour(nth).map((value) => value.toString(16).padStart(2, '0'));
    return `{\\1a&H00&\\1c&H${blue}${green}${red}&${toRoom(sizePx)}\\1a&HFF&}`;
  });
}

function eachStandIn(line: string, write: (nth: number) => string): string {
  const literal = line.replaceAll('\\', '\\\u2060').replaceAll('{', '\\{').replaceAll('}', '\\}');
  return literal.replace(/[\ue000-\uf8ff]/g, (sign) => {
    const nth = standInIndex(sign);
    return nth === undefined ? '' : write(nth);
  });
}

/** A square that is drawn in the line, from inside of a block of tags to inside of the next one. */
function toRoom(sizePx: number): string {
  const side = Math.round(sizePx * roomShare.side);
  const below = Math.round(sizePx * roomShare.below);
  return `\\pbo${below}\\p1}m 0 0 l ${side} 0 ${side} ${side} 0 ${side}{\\p0\\pbo0`;
}
