import { z } from 'zod';
import { layerAsset, layerLook } from '../../edit/draft/layer-schema.ts';
import { layersOf } from '../../edit/picture/layer.ts';
import { findSource } from '../../edit/source-length.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { clipsIn } from '../clips/clip-target.ts';
import { defineOperation } from '../operation.ts';
import { stretch } from '../stretch.ts';
import { lay, layerName, tellLifted } from './lay.ts';
import { clipAsset, findLayerSource, quotesFile, type Wanted } from './layer-source.ts';
import { layerTimeIn, tellSpan } from './layer-words.ts';
import { tellHalf } from './place-words.ts';
import { soundIn, tellSound } from './sound-words.ts';

const params = z.object({
  asset: layerAsset,
  /** Where the other one is; the film has the other half. */
  place: layerLook.place,
  /** The clip that it goes beside; the whole film where none is named. */
  over: layerAsset.optional(),
  sound: z.boolean().default(false),
  time: stretch.optional(),
});
type Wish = z.infer<typeof params>;

const splitting =
  /\bsplit[- ]?screens?\b|\bside[- ]by[- ]side\b|\bnext to (?:each other|one another)\b|\b(?:one|1) above the other\b|\b(?:two|2)-up\b|\bstack(?:ed)? (?:them|the (?:two |2 )?(?:clips|videos)|vertically|on top)\b|\bsplit (?:the )?(?:screen|picture|frame) (?:in|into|with|between)\b|分屏|并排|左右对比|上下对比|同屏|双屏|左右(?:两边)?(?:放|显示|排)/;
const stacked =
  /\b(?:top and bottom|top[- ]?\/?[- ]?bottom|above|below|vertical(?:ly)?|stack\w*|over and under|up and down|horizontal(?:ly)? split)\b|上下|竖着排/;

/** "Side by side with the second video", 左右分屏, "split screen top and bottom". */
export const splitScreen = defineOperation<Wish>({
  kind: 'split_screen',
  phase: 'text',
  params,
  recognise(clause, { scene }) {
    const { text } = clause;
    if (!splitting.test(text) || !quotesFile(clause, scene)) return undefined;
    if (isNegated(text)) return [];
    if (polarityOf(clause) === 'remove') return undefined;
    const [first, second] = clipsIn(text);
    const named = second === undefined ? clause : { ...clause, text: `clip${second}` };
    const found = findLayerSource(named, scene, wanted);
    if ('question' in found) return found;
    const over = second === undefined ? undefined : clipAsset(first ?? 1, scene);
    return [{ asset: found.asset, ...(over && { over }), ...howIn(text) }];
  },
  lays: ({ asset }) => [asset],
  apply(timeline, { asset, over, place, sound, time }, scene) {
    const gainDb = sound && findSource(scene, asset)?.facts.sound !== undefined ? 0 : null;
    const look = {
      asset,
      place,
      gainDb,
      kind: 'half',
      size: 500,
      margin: 0,
      opacity: 100,
    } as const;
    return lay(timeline, { look, time, over }, scene);
  },
  tell({ before, after, scene }) {
    const layer = layersOf(after).at(-1);
    if (layer === undefined) return { en: '', zh: '' };
    const name = layerName(layer, scene);
    const span = tellSpan(after, { from: layer.at, to: layer.at + layer.frames });
    const lifted = tellLifted(before, after);
    const hasSound = findSource(scene, layer.asset)?.facts.sound !== undefined;
    const sound = hasSound ? tellSound(layer) : { en: '', zh: '' };
    const where = tellHalf(layer.place);
    return {
      en: `The screen is split: “${name}” ${where.en}, each shows its middle${span.en}.${lifted.en}${sound.en}`,
      zh: `分屏好了：“${name}”${where.zh}，各取画面中间${span.zh}。${lifted.zh}${sound.zh}`,
    };
  },
});

function howIn(text: string): Omit<Wish, 'asset' | 'over'> {
  const time = layerTimeIn(text);
  const sound = soundIn(text) === true;
  return { place: halfIn(text), sound, ...(time && { time }) };
}

/** The half of the one that joins: right or below, unless it is told where it goes. */
function halfIn(text: string): Wish['place'] {
  const isStacked = stacked.test(text);
  const own =
    /(?:clip-?[2-9]|\bother (?:one|video|clip)|\b(?:it|second))[^,]{0,12}\b(?:on|at|to) (?:the )?(left|top|upper)|clip-?[2-9]\s*(?:放|在|到)+\s*(左|上)/.exec(
      text,
    );
  const isFirst = own !== null;
  if (isStacked) return { x: 'centre', y: isFirst ? 'top' : 'bottom' };
  return { x: isFirst ? 'left' : 'right', y: 'middle' };
}

const wanted: Wanted = {
  kinds: ['video', 'image'],
  none: {
    en: 'A split screen needs a second video or photo; send it to me, then ask again.',
    zh: '分屏需要第二段视频或照片，请发给我，再说一遍。',
  },
  several: { en: 'Which one goes beside it:', zh: '和哪一个分屏：' },
  example: { en: 'split screen with %', zh: '和%左右分屏' },
};
