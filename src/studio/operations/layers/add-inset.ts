import { z } from 'zod';
import { layerAsset, layerLook } from '../../edit/draft/layer-schema.ts';
import { layerBounds, layersOf } from '../../edit/picture/layer.ts';
import type { Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation } from '../operation.ts';
import { stretch } from '../stretch.ts';
import { lay, layerName, tellLifted } from './lay.ts';
import { clipAsset, findLayerSource, quotesFile, type Wanted } from './layer-source.ts';
import { layerTimeIn, marginIn, opacityIn, sizeIn, tellSpan } from './layer-words.ts';
import { placeIn, tellPlace } from './place-words.ts';
import { soundIn, tellSound } from './sound-words.ts';
import { layerKindIn, mentionsLogo } from './which-layer.ts';

const params = z.object({
  asset: layerAsset,
  place: layerLook.place,
  size: layerLook.size,
  margin: layerLook.margin,
  opacity: layerLook.opacity,
  /** The clip that it goes over; the whole film where none is named. */
  over: layerAsset.optional(),
  sound: z.boolean().default(false),
  time: stretch.optional(),
});
type Wish = z.infer<typeof params>;

const usual = { size: 320, margin: 40 } as const;
const putting =
  /\b(?:put|place|show|overlay|insert|stick|add|lay|drop|display|have|pop|float|place|use|make)\b|放|叠|加|贴|显示|插|弄|摆|出现/;
const things =
  /clip-?\d+|\b(?:photos?|pictures?|images?|pics?|videos?|clips?|footage|webcam|face ?cam|other one|reaction)\b|照片|图片?|相片|视频|片段|素材|画面|镜头|[这那]张|[这那]段/;
const pronoun = /\b(?:it|this|that)\b|它/;
const corner =
  /\b(?:in|into|at|to|on) (?:the |a |one )?(?:(?:top|bottom|upper|lower)[- ]?(?:left|right)?[- ]?)?corner\b|\bcorner\b|[左右][上下]角|角落|角上|小窗/;
const over =
  /\boverlay\b|\bon top(?: of)?\b|\bover (?:the |my )?(?:video|clip|film|main|footage)\b|叠加|叠在|盖在|悬浮|浮在/;

/** "Put this photo in the corner from 5 s", 把第二段放到右下角, "picture in picture with the second video". */
export const addInset = defineOperation<Wish>({
  kind: 'add_inset',
  phase: 'text',
  params,
  recognise(clause, { scene, previousKind }) {
    const { text } = clause;
    if (!asksForInset(text) || mentionsLogo(text) || !quotesFile(clause, scene)) return undefined;
    if (isNegated(text) || (previousKind === 'add_logo' && isOnlyIt(text))) return [];
    if (polarityOf(clause) === 'remove') return undefined;
    const { put, below } = partsIn(text);
    const found = findLayerSource({ ...clause, text: put }, scene, wantedIn(text));
    if ('question' in found) return found;
    const over = below === undefined ? undefined : clipAsset(below, scene);
    const isOther = over !== found.asset;
    return [{ asset: found.asset, ...(over && isOther && { over }), ...looksIn(text) }];
  },
  lays: ({ asset }) => [asset],
  apply(timeline, { time, sound, over, ...look }, scene) {
    const gainDb = sound && isHeard(look.asset, scene) ? 0 : null;
    return lay(timeline, { look: { ...look, kind: 'inset', gainDb }, time, over }, scene);
  },
  tell({ before, after, scene }) {
    const layer = layersOf(after).at(-1);
    if (layer === undefined) return { en: '', zh: '' };
    const place = tellPlace(layer.place);
    const name = layerName(layer, scene);
    const span = tellSpan(after, { from: layer.at, to: layer.at + layer.frames });
    const lifted = tellLifted(before, after);
    const sound = isHeard(layer.asset, scene) ? tellSound(layer) : { en: '', zh: '' };
    const share = layer.size / 10;
    return {
      en: `“${name}” is over the picture ${place.en}, ${share}% of it${span.en}.${lifted.en}${sound.en}`,
      zh: `“${name}”叠在画面${place.zh}，占${share}%${span.zh}。${lifted.zh}${sound.zh}`,
    };
  },
});

/** "I have a logo, put it in the corner": it is the logo. */
function isOnlyIt(text: string): boolean {
  return pronoun.test(text) && !things.test(text);
}

function asksForInset(text: string): boolean {
  if (layerKindIn(text) === 'inset') return true;
  if (!putting.test(text) || !(things.test(text) || pronoun.test(text))) return false;
  return corner.test(text) || over.test(text);
}

const onto =
  /(?:\bover|\bonto|\bon(?: top)?(?: of)?|\bof|叠在|盖在|放在|放到|在)\s*(?:the )?clip(-?\d+)/;

/** "Put the second clip over the first": what is put, and the clip that it is put on. */
function partsIn(text: string): { readonly put: string; readonly below: number | undefined } {
  const found = onto.exec(text);
  const put = found === null ? text : text.replace(found[0], ' ');
  return { put, below: found === null ? undefined : Number(found[1]) };
}

function looksIn(text: string): Omit<Wish, 'asset' | 'over'> {
  const time = layerTimeIn(text);
  const { smallest, largest } = layerBounds.size;
  const size = Math.round(sizeIn(text, usual.size) ?? usual.size);
  return {
    place: { x: 'right', y: 'bottom', ...placeIn(text) },
    size: Math.max(smallest, Math.min(largest, size)),
    margin: Math.min(layerBounds.margin, marginIn(text) ?? usual.margin),
    opacity: opacityIn(text) ?? 100,
    sound: soundIn(text) === true,
    ...(time === undefined ? {} : { time }),
  };
}

function isHeard(asset: Wish['asset'], scene: Scene): boolean {
  return findSource(scene, asset)?.facts.sound !== undefined;
}

/** A photo, a video, or either, as it was said. */
function wantedIn(text: string): Wanted {
  const isPhoto = /\b(?:photos?|pictures?|images?|pics?)\b|照片|图片?(?!画)|相片|[这那]张/.test(
    text.replace(/\bpicture[- ](?:in|inside)[- ](?:the )?picture\b/g, ' '),
  );
  const isVideo = /\b(?:videos?|clips?|footage|webcam|reaction)\b|视频|片段|[这那]段|录像/.test(
    text,
  );
  if (isPhoto && !isVideo) return { ...wanted, kinds: ['image'] };
  return isVideo && !isPhoto ? { ...wanted, kinds: ['video'] } : wanted;
}

const wanted: Wanted = {
  kinds: ['image', 'video'],
  none: {
    en: 'What should I put over the picture? Send me the photo or the second video, then ask again.',
    zh: '要叠加哪个素材？请把照片或第二段视频发给我，再说一遍。',
  },
  several: { en: 'Which one do you mean:', zh: '要叠加哪一个：' },
  example: { en: 'put % in the corner', zh: '把%放到右下角' },
};
