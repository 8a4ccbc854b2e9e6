import { z } from 'zod';
import { takesOf } from '../../edit/takes.ts';
import { type Clip, clipFrames, toFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, framesToSeconds, lengthChange } from '../telling.ts';
import { clipNumber, clipsIn, takeOrWhy } from './clip-target.ts';
import { isPhoto, withPhotoLengths } from './photo-lengths.ts';

const params = z.object({
  ms: z.int().min(100).max(600_000),
  /** Every photo where none is named. */
  clip: clipNumber.optional(),
});

const photos = /\b(?:photos?|pictures?|images?|slides?)\b|照片|图片|相片|每张|幻灯片/;
const lasting =
  /\b(?:each|every|per|all|last|stay|show|make|keep|long|longer|shorter|be)\b|每|停|显示|持续|时长|改成|播|放/;

/** "2 seconds each", 每张照片3秒: how long photos are shown. */
export const setPhotoLength = defineOperation<z.infer<typeof params>>({
  kind: 'set_photo_length',
  phase: 'cut',
  params,
  recognise({ text, said }, { previousKind }) {
    const [, ms] = /(\d+)ms/.exec(text) ?? [];
    if (
      ms === undefined ||
      /⟦|\bmusic|\bpiano|\btransition|\bcross|\bdissolv|\bfad|叠化|溶解|钢琴|\bpaus|\bsilen|音乐|转场|停顿|静音/.test(
        text,
      )
    )
      return undefined;
    const isEach =
      /\d+ms (?:each|apiece|per (?:photo|picture|image|slide))\b|每张[^，,]{0,6}\d+ms/.test(text);
    const isOfPhotos = photos.test(text) || photos.test(said.toLowerCase());
    // "Crossfade everything, half a second each" is about the crossfades.
    const isOfOther = previousKind === 'add_transitions' && !photos.test(text);
    if (isOfOther || (!isEach && !(isOfPhotos && lasting.test(text)))) return undefined;
    if (
      /\b(?:first|last|from|at|after|cut|split)\b|[前后从]/.test(
        text.replace(/\blasts? (?:for )?\d+ms/, '').replace(/clip-?\d+/g, ''),
      )
    )
      return undefined;
    if (isNegated(text)) return undefined;
    const [clip] = clipsIn(text);
    return [
      { ms: Math.max(100, Math.min(600_000, Number(ms))), ...(clip === undefined ? {} : { clip }) },
    ];
  },
  apply(timeline, { ms, clip }, scene) {
    const found = clip === undefined ? undefined : takeOrWhy(timeline, clip);
    if (found !== undefined && 'why' in found) return found.why;
    const named = found === undefined ? undefined : timeline.clips[found.take.first];
    const isMeant = (each: Clip) => named === undefined || each.id === named.id;
    if (!timeline.clips.some((each) => isMeant(each) && isPhoto(each, scene))) {
      return unchanged(
        'There is no photo there; for a video, tell me what to cut or how fast it should play.',
        '那里没有照片；视频的话请告诉我剪掉哪里，或者用几倍速。',
      );
    }
    const frames = Math.max(1, toFrames(ms, timeline.fps));
    const changed = withPhotoLengths(timeline, scene, (each) =>
      isMeant(each) ? frames : clipFrames(each),
    );
    const isSame = changed.clips.every((each, nth) => each === timeline.clips[nth]);
    if (isSame) return unchanged('The photos are that long already.', '照片已经是这个时长了。');
    return { kind: 'changed', timeline: changed };
  },
  tell({ before, after, params: { clip }, scene }) {
    const change = lengthChange(before, after);
    const shown = after.clips.filter((each) => isPhoto(each, scene));
    const first =
      clip === undefined
        ? shown[0]
        : after.clips[takesOf(after)[Math.max(0, clip - 1)]?.first ?? 0];
    const each = framesToSeconds(first === undefined ? 0 : clipFrames(first), after.fps);
    const many = clip === undefined ? shown.length : 1;
    return {
      en: `${count(many, 'photo')} for ${each} s${many === 1 ? '' : ' each'}: ${change.en}.`,
      zh: `${many}张照片${many === 1 ? '' : '每张'}${each}秒：${change.zh}。`,
    };
  },
});
