import { z } from 'zod';
import { coverBox, coverHow } from '../../edit/draft/look-schema.ts';
import { type Cover, coverBounds } from '../../edit/picture/cover.ts';
import { type Laid, toPicture } from '../../edit/picture/cover-place.ts';
import { layersOf } from '../../edit/picture/layer.ts';
import { underZoom } from '../../edit/picture/under-zoom.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import type { Scene, Sentence } from '../../edit/scene.ts';
import type { Span } from '../../edit/span.ts';
import type { Clip, Timeline } from '../../edit/timeline.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { changeClips, type Target, targetIn, targetShape, targetSpan } from '../target.ts';
import { boxIn, coverColourIn, coverHowIn, tellBox } from './cover-words.ts';
import { laidOf } from './laid.ts';
import { layerName } from './lay.ts';
import { layerTimeIn, tellSpan } from './layer-words.ts';

const params = z.object({
  how: coverHow,
  box: coverBox,
  colour: z.string().regex(/^[0-9a-f]{6}$/),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

/** Nobody says "hide" or "cover" of a place alone without one. */
const needsPlace = /^(?!.*(?:码|马赛克|\bblur|\bpixel|\bmosaic|\bcensor|模糊|虚化))/;
const things =
  /\b(?:face|plate|license|number|person|people|man|woman|kid|child|logo|name|screen|sign|address|phone|it|this|that|part|area|region|spot|something|somewhere|place)\b|脸|车牌|人|号码|名字|这里|那里|一块|部分|区域|地方|打码|马赛克/;

/** "Blur the area top left", 左上角打码, "cover the bottom third from 3 to 6 s". */
export const coverRegion = defineOperation<Wish>({
  kind: 'cover_region',
  phase: 'join',
  params,
  recognise(clause) {
    const { text } = clause;
    const how = coverHowIn(text);
    if (how === undefined) return undefined;
    if (isNegated(text)) return [];
    if (polarityOf(clause) === 'remove') return undefined;
    const box = boxIn(text);
    if (box !== undefined) return [{ how, box, colour: coverColourIn(text), ...whereIn(text) }];
    return needsPlace.test(text) || !things.test(text) ? undefined : { question };
  },
  apply(timeline, wish, scene) {
    const changed = changeClips(timeline, wish, {
      change: (clip) => covered(clip, wish, laidOf(clip, timeline, scene)),
      already: { en: 'That part is hidden like that already.', zh: '那里已经这样遮住了。' },
    });
    return changed.kind === 'changed' && changed.timeline.clips.some(hasTooMany)
      ? tooMany
      : changed;
  },
  tell({ before, after, params: wish, scene }) {
    const box = tellBox(wish.box);
    const place = targetSpan(before, wish);
    const span = 'why' in place ? { en: '', zh: '' } : tellSpan(before, place.span);
    const done = dones[wish.how];
    const above = tellAbove(after, 'why' in place ? undefined : place.span, scene);
    return {
      en: `${done.en} ${box.en}${span.en}.${above.en}`,
      zh: `${done.zh}${box.zh}${span.zh}。${above.zh}`,
    };
  },
});

/** That clips which lie over the film at that time are not hidden with it. */
function tellAbove(timeline: Timeline, span: Span | undefined, scene: Scene): Sentence {
  const above = layersOf(timeline).filter(
    ({ kind, at, frames }) =>
      kind !== 'logo' && (span === undefined || (at < span.to && span.from < at + frames)),
  );
  if (above.length === 0) return { en: '', zh: '' };
  const names = above.map((layer) => `“${layerName(layer, scene)}”`);
  return {
    en: ` ${names.join(' and ')} ${names.length === 1 ? 'lies' : 'lie'} over the film; nothing is hidden in ${names.length === 1 ? 'it' : 'them'}.`,
    zh: `${names.join('和')}叠在上面，其中的内容没有遮住。`,
  };
}

const question: Sentence = {
  en: 'Which part should I hide? I cannot find faces or plates by myself; name a place, for example: blur the area top left, or pixelate the bottom third from 3 to 6 s.',
  zh: '遮哪里？我认不出人脸和车牌，请说位置，例如：左上角打码，或者3到6秒把下面三分之一打码。',
};

const dones = {
  blur: { en: 'Blurred', zh: '模糊了' },
  pixels: { en: 'Pixelated', zh: '打了码：' },
  fill: { en: 'Covered', zh: '遮住了' },
} as const satisfies Record<Cover['how'], Sentence>;

/** The clip and the time; "from 5 s" goes to the end. */
export function whereIn(text: string): Target {
  const { clip } = targetIn(text);
  const range = layerTimeIn(text);
  return {
    ...(clip === undefined ? {} : { clip }),
    ...(range === undefined ? {} : { range }),
  };
}

/** Never the oldest for the newest: what somebody had hidden stays so. */
const tooMany = unchanged(
  `There are ${coverBounds.perClip} hidden parts at once already, which is the most. Show one again first, or hide one larger part.`,
  `同时最多遮${coverBounds.perClip}处，已经满了。请先恢复一处，或者用一块大的遮住。`,
);

function hasTooMany({ look }: Clip): boolean {
  return (look?.covers?.length ?? 0) > coverBounds.perClip;
}

/** The same place once; what shakes with the footage is another one. */
function covered(clip: Clip, { how, box, colour }: Wish, laid: Laid): Clip {
  const place = toPicture(underZoom(box, clip.look?.zoom), laid);
  const steadied = clip.look?.steady === true;
  const cover: Cover = { ...place, how, colour, ...(steadied && { steadied }) };
  const others = (clip.look?.covers ?? []).filter(
    (each) =>
      (each.steadied === true) !== steadied ||
      each.x !== place.x ||
      each.y !== place.y ||
      each.width !== place.width ||
      each.height !== place.height,
  );
  return withLook(clip, { covers: [...others, cover] });
}
