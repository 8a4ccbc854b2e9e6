export interface SplitOptions {
  /** In UTF-16 units, as both platforms count. */
  readonly chars: number;
  /** What is longer than so many parts ends with an ellipsis. */
  readonly maxParts: number;
}

const ellipsis = '…';
const fence = '```';
/** Where a text may be cut, best first. */
const seams = [/\n\s*\n/g, /\n/g, /[.!?。！？]\s*/g, /\s+/g] as const;
/** A cut that leaves less than this of a part would make many small ones. */
const leastShare = 0.4;

/** Cuts a long text at its best seams: paragraph, line, sentence, word. A code block that is cut is closed and opened again. */
export function splitText(text: string, { chars, maxParts }: SplitOptions): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > chars && parts.length < maxParts - 1) {
    const { head, tail } = cutOnce(rest, chars);
    parts.push(head);
    rest = tail;
  }
  return [...parts, rest.length > chars ? `${headOf(rest, chars - 1)}${ellipsis}` : rest];
}

function cutOnce(text: string, chars: number): { readonly head: string; readonly tail: string } {
  const room = chars - fence.length - 1;
  const head = headOf(text, room);
  const tail = text.slice(head.length).trimStart();
  const isInFence = head.split(fence).length % 2 === 0;
  if (!isInFence) return { head: head.trimEnd(), tail };
  return { head: `${head.trimEnd()}\n${fence}`, tail: `${fence}\n${tail}` };
}

function headOf(text: string, chars: number): string {
  const window = text.slice(0, chars);
  for (const seam of seams) {
    const end = [...window.matchAll(seam)].at(-1);
    const at = end === undefined ? 0 : end.index + end[0].length;
    if (at >= chars * leastShare) return window.slice(0, at);
  }
  // Never between the two halves of one sign.
  return /[\uD800-\uDBFF]$/.test(window) ? window.slice(0, -1) : window;
}
