import { z } from 'zod';
import { assemble } from '../../edit/assemble.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import { takesOf } from '../../edit/takes.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { clipNumber, clipsIn, takeOrWhy } from './clip-target.ts';

const params = z.object({
  clip: clipNumber,
  /** The place it gets, from 1; -1 is the last. */
  to: clipNumber,
});

const moving =
  /\b(?:move|put|use|want|need|stick|have|drag|reorder|goes|go|comes|come|should be|place|bring|make|start with|begin with|end with|shift)\b|放到|放在|移到|移动|挪到|提到|调到|放|排到|排在|换到|[接插摆拖]到|[接插摆]在/;
const first =
  /\bfirst\b|\b(?:at|to) the (?:very )?(?:start|beginning|front)\b|\bin front\b(?! of)|\bup front\b|\bto the top\b|\bstart with|\bbegin with|最前|前[面头]|到前|开头|第一位|最开始|首位/;
const last =
  /\blast\b|\b(?:at|to) the (?:very )?end\b|\b(?:to|at|in) the back\b|\bend with|最后面?|结尾|末尾/;

export const moveClip = defineOperation<z.infer<typeof params>>({
  kind: 'move_clip',
  phase: 'cut',
  params,
  recognise({ text }, { previous, scene }) {
    const order = orderIn(text);
    if (order !== undefined) return movesTo(order);
    const [named, other, third] = clipsIn(text);
    const isMore = previous?.kind === 'move_clip' && /^(?:and )?(?:the )?clip-?\d+ /.test(text);
    const clip = isMore && named !== undefined ? afterMove(named, previous.params, scene) : named;
    if (clip === undefined || !(moving.test(text) || isMore)) return undefined;
    if (/\d+ms|⟦|\bmusic|音乐/.test(text)) return undefined;
    if (third !== undefined) return between(text, clip, [other ?? 0, third]);
    return other !== undefined ? nextTo(text, clip, other) : toPlace(text, clip);
  },
  apply(timeline, { clip, to }) {
    const found = takeOrWhy(timeline, clip);
    if ('why' in found) return found.why;
    const takes = takesOf(timeline);
    const rest = takes.filter((take) => take.first !== found.take.first);
    const place = to < 0 ? rest.length : Math.min(to - 1, rest.length);
    const order = rest.toSpliced(place, 0, found.take);
    const clips = order.flatMap((take) => timeline.clips.slice(take.first, take.end));
    if (clips.every((each, nth) => each === timeline.clips[nth])) {
      return unchanged('It is there already.', '它已经在那个位置了。');
    }
    return { kind: 'changed', timeline: { ...timeline, clips } };
  },
  tell: ({ params: { to } }) => {
    if (to === 1) return { en: 'Moved that clip to the start.', zh: '把这一段放到了最前面。' };
    if (to === -1) return { en: 'Moved that clip to the end.', zh: '把这一段放到了最后面。' };
    return { en: `Moved that clip to place ${to}.`, zh: `把这一段移到了第${to}位。` };
  },
});

/** "To the start", "to place 2". */
function toPlace(text: string, clip: number) {
  const place = /(?:position|place|spot|number|第)\s*(\d+)/.exec(
    text.replace(/clip-?\d+/g, ''),
  )?.[1];
  if (place !== undefined) return [{ clip, to: Number(place) }];
  const rest = text.replace(/clip-?\d+/g, '');
  if (first.test(rest)) return [{ clip, to: 1 }];
  return last.test(rest) ? [{ clip, to: -1 }] : undefined;
}

/** "Put clip 3 before clip 1": the place counts after the clip was taken out. */
function nextTo(text: string, clip: number, other: number) {
  if (other < 0 || clip < 0) return undefined;
  const isBefore = /\bbefore\b|\bin front of\b|之前|前面/.test(text);
  const isAfter = /\bafter\b|\bbehind\b|之后|后面/.test(text);
  if (!isBefore && !isAfter) return undefined;
  const left = clip < other ? other - 1 : other;
  return [{ clip, to: isBefore ? left : left + 1 }];
}

/** "Put clip 3 between clip 1 and clip 2", which are neighbours once it is taken out. */
function between(text: string, clip: number, [one, other]: readonly [number, number]) {
  const [left, right] = [Math.min(one, other), Math.max(one, other)];
  const isThere = clip === left + 1 && right === left + 2;
  if (!/\bbetween\b|之间|中间/.test(text) || left < 1 || clip < 1) return undefined;
  if (clip === left || clip === right || !(right === left + 1 || isThere)) return undefined;
  return [{ clip, to: clip < left ? left : left + 1 }];
}

const mostOrdered = 20;
const ordering =
  /\b(?:order|sequence|arrange(?: them| the clips)?|sort(?: them)?|put them in|rearrange(?: them)?)\b[^\d]{0,40}?((?:(?:clip)?\d{1,2}[\s,>→-]*(?:and |then )*){2,20})$|顺序[^\d]{0,10}?((?:(?:clip)?\d{1,2}[\s,，、>→-]*){2,20})$/;

/** "The order should be 3 1 2". */
function orderIn(text: string): readonly number[] | undefined {
  const found = ordering.exec(text);
  const order = (found?.[1] ?? found?.[2])?.match(/\d+/g)?.map(Number);
  const isWhole = order?.toSorted((a, b) => a - b).every((each, nth) => each === nth + 1);
  return isWhole === true && (order?.length ?? 0) <= mostOrdered ? order : undefined;
}

/** Each place in turn gets its clip, counted as they lie by then. */
function movesTo(order: readonly number[]): readonly { clip: number; to: number }[] {
  const row = order.map((_, nth) => nth + 1);
  return order.flatMap((wanted, nth) => {
    const at = row.indexOf(wanted);
    if (at === nth) return [];
    row.splice(nth, 0, ...row.splice(at, 1));
    return [{ clip: at + 1, to: nth + 1 }];
  });
}

/** The number that a clip has once another of the same message was moved. */
function afterMove(clip: number, params: Readonly<Record<string, unknown>>, scene: Scene): number {
  const line = currentTimeline(scene.history) ?? assemble(scene);
  const { clip: moved, to } = params;
  if (line === undefined || clip < 0 || typeof moved !== 'number' || typeof to !== 'number')
    return clip;
  const row = takesOf(line).map((_, nth) => nth + 1);
  const [taken] = row.splice(moved < 0 ? row.length + moved : moved - 1, 1);
  if (taken === undefined) return clip;
  row.splice(to < 0 ? row.length : to - 1, 0, taken);
  return row.indexOf(clip) + 1 || clip;
}
