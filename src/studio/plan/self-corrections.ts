import type { Scene } from '../edit/scene.ts';
import { toClauses } from './clauses/clauses.ts';
import { hearCorrection } from './corrections.ts';
import type { Meaning, Step } from './interpretation.ts';
import { protectQuotes, unprotect } from './words/quotes.ts';

/** In the middle of a message: what follows takes the place of what was said just before. */
const marker =
  /(?:(?<![\s,;.!…–—-])[\s,;.!…–—-]+(?:(?:oh|uh|um|uhm|er|hmm|ah|oops|ugh)[\s,.…–—-]{1,8}){0,4}(?:no,? (?:wait|sorry|actually|no|hold on|scratch that)|wait,? (?:no|actually|sorry|scratch that|make that)|sorry,? (?:no|i mean|i meant|make that)|scratch that|strike that|correction|i meant?(?: to say)?|actually,? (?:no|make (?:it|that))|(?<=,\s*)actually,?|or rather|make that)(?![a-z'])|(?<![，,。；;！!…、\s])[，,。；;！!…、\s]+(?:(?:哦|啊|呃|额|诶|哎呀?|噢|喔)[，,\s]{0,8})?(?:不对不对|不对|不是不是|不是|[说打写]错了?|错了|等等|等一下|我(?:是说|的意思是|说的是)|应该是)(?=[，,。：:！!…、\s]|应该|是?第))[\s,.:;!…，。：；！、–—-]*/giu;

/** A message that begins so corrects the one before it. */
const opener =
  /^(?:(?:no|nope|nah|wait|oh|uh|um|ok|okay|sorry|actually|hmm+|oops|不|不对|不是|哦|啊|等等|错了)[\s,.!，。！]*)*$/i;

/** Before anything that was said is carried out: none of it is there to be undone. */
const notCarriedOut = -2;

type Read = (text: string) => Meaning;

/** "Mute clip 2, no wait, clip 3"; undefined where nothing is taken back, or it is not clear what for. */
export function hearSelfCorrection(text: string, scene: Scene, read: Read): Meaning | undefined {
  const { text: plain, originals } = protectQuotes(text);
  const found = [...plain.matchAll(marker)].at(-1);
  if (found === undefined) return undefined;
  const [head, tail] = [
    plain.slice(0, found.index),
    plain.slice(found.index + found[0].length),
  ].map((part) => unprotect(part, originals).trim());
  if (head === undefined || tail === undefined || tail === '' || opener.test(head))
    return undefined;
  const said = hearSelfCorrection(head, scene, read) ?? read(head);
  const last = lastWish(said.steps);
  const meaning = last.length === 0 ? instead(tail, read) : correct(tail, { last, scene, read });
  if (meaning === undefined) return undefined;
  const kept = said.steps.slice(0, said.steps.length - last.length);
  const taken = last.length === 0 ? [] : said.notUnderstood;
  return append({ steps: kept, notUnderstood: taken, unused: said.unused }, meaning);
}

interface Taken {
  readonly last: readonly Step[];
  readonly scene: Scene;
  readonly read: Read;
}

/** Only the first of several wishes says what was meant. */
function correct(tail: string, { last, scene, read }: Taken): Meaning | undefined {
  const history = { ...scene.history, last: { at: notCarriedOut, steps: last } };
  const hear = (words: string) => hearCorrection(`no, ${words}`, { ...scene, history });
  const first = toClauses(tail)[0]?.said ?? '';
  const rest = tail.startsWith(first) ? tail.slice(first.length).replace(/^[\s,，;；、]+/, '') : '';
  const other = rest === '' ? undefined : hear(first);
  return other === undefined ? (hear(tail) ?? instead(tail, read)) : append(other, read(rest));
}

function append(one: Meaning, next: Meaning): Meaning {
  return {
    ...next,
    steps: [...one.steps, ...next.steps],
    notUnderstood: [...one.notUnderstood, ...next.notUnderstood],
    unused: [...one.unused, ...next.unused],
  };
}

/** What was taken back need not have been understood. */
function instead(tail: string, read: Read): Meaning | undefined {
  const own = read(tail);
  return own.steps.length > 0 && own.notUnderstood.length === 0 ? own : undefined;
}

/** The last steps that the same words asked for. */
function lastWish(steps: readonly Step[]): readonly Step[] {
  const said = steps.at(-1)?.said;
  const first = steps.findLastIndex((step) => step.said !== said) + 1;
  return steps.slice(first);
}
