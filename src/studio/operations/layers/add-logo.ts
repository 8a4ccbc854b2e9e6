import { z } from 'zod';
import { layerAsset, layerLook } from '../../edit/draft/layer-schema.ts';
import { layerBounds, layersOf } from '../../edit/picture/layer.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation } from '../operation.ts';
import { stretch } from '../stretch.ts';
import { lay, layerName, tellLifted } from './lay.ts';
import { findLayerSource, quotesFile, type Wanted } from './layer-source.ts';
import {
  layerTimeIn,
  marginIn,
  opacityIn,
  sizeIn,
  tellSpan,
  withoutMargin,
} from './layer-words.ts';
import { placeIn, tellPlace } from './place-words.ts';
import { mentionsLogo } from './which-layer.ts';

const params = z.object({
  asset: layerAsset,
  place: layerLook.place,
  size: layerLook.size,
  margin: layerLook.margin,
  opacity: layerLook.opacity,
  time: stretch.optional(),
});
type Wish = z.infer<typeof params>;

const usual = { size: 160, margin: 40 } as const;
const adding =
  /\b(?:add|put|use|place|insert|stick|slap|show|display|overlay|with|want|need|include|have|apply|watermark|brand|drop|set|throw|lay)\b|加|显示|出现|放|打(?!码)|用|贴|叠|盖|(?<!起)上|要|(?<!起)来|配|印|右|左|角/;

const bare = /^(?:my |the |a |our )?(?:logo|watermark)$|^(?:logo|水印)$/;

/** "Add my logo top right, 50 % transparent", 右上角加logo，半透明. */
export const addLogo = defineOperation<Wish>({
  kind: 'add_logo',
  phase: 'text',
  params,
  recognise(clause, hearing) {
    const { text } = clause;
    const { scene } = hearing;
    if (!mentionsLogo(text) || !quotesFile(clause, scene)) return undefined;
    if (/\bfull ?-?screen\b|\bwhole screen\b/.test(text)) return undefined;
    const plain = withoutMargin(clause);
    const polarity = polarityOf(plain);
    if (polarity === 'remove' || isNegated(plain.text)) return polarity === 'keep' ? [] : undefined;
    if (!adding.test(text) && placeIn(text) === undefined && !bare.test(text)) return undefined;
    const found = findLayerSource(clause, scene, picture);
    return 'question' in found ? found : [{ asset: found.asset, ...looksIn(text) }];
  },
  lays: ({ asset }) => [asset],
  apply(timeline, { time, ...look }, scene) {
    return lay(timeline, { look: { ...look, kind: 'logo', gainDb: null }, time }, scene);
  },
  tell({ before, after, scene }) {
    const layer = layersOf(after).at(-1);
    if (layer === undefined) return { en: '', zh: '' };
    const name = layerName(layer, scene);
    const place = tellPlace(layer.place);
    const share = layer.size / 10;
    const see = 100 - layer.opacity;
    const span = tellSpan(after, { from: layer.at, to: layer.at + layer.frames });
    const lifted = tellLifted(before, after);
    return {
      en: `Added the logo “${name}” ${place.en}, ${share}% of the picture${see === 0 ? '' : `, ${see}% transparent`}${span.en}.${lifted.en}`,
      zh: `加了logo“${name}”：${place.zh}，占画面${share}%${see === 0 ? '' : `，透明度${see}%`}${span.zh}。${lifted.zh}`,
    };
  },
});

function looksIn(text: string): Omit<Wish, 'asset'> {
  const time = layerTimeIn(text);
  return {
    place: { x: 'right', y: 'top', ...placeIn(text) },
    size: clampSize(sizeIn(text, usual.size) ?? usual.size),
    margin: Math.min(layerBounds.margin, marginIn(text) ?? usual.margin),
    opacity: opacityIn(text) ?? 100,
    ...(time === undefined ? {} : { time }),
  };
}

function clampSize(size: number): number {
  const { smallest, largest } = layerBounds.size;
  return Math.max(smallest, Math.min(largest, Math.round(size)));
}

const picture: Wanted = {
  kinds: ['image'],
  none: {
    en: 'Which picture is your logo? Send it to me as a PNG or JPG, then ask again.',
    zh: '哪张图是logo？请把图片（PNG或JPG）发给我，再说一遍。',
  },
  several: { en: 'Which picture is the logo:', zh: '哪张图是logo：' },
  example: { en: 'use % as the logo', zh: '用%做logo' },
  called: /logo|water ?mark|brand|icon|水印|标志|台标|商标/i,
};
