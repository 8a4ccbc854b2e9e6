import { z } from 'zod';
import type { View } from '../../edit/picture/look.ts';
import type { Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import type { Clip } from '../../edit/timeline.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { changeClips, targetIn, targetShape } from '../target.ts';
import { count } from '../telling.ts';
import { withMove } from './zoom-takes.ts';

const params = z.object(targetShape);

const words =
  /\bken ?burns\b|\b(?:move|animate|bring|some (?:motion|movement)|motion|movement|pan)\b[^,]*\b(?:photos?|pictures?|images?|stills?|slides?)\b|\b(?:photos?|pictures?|images?) (?:move|moving|come alive)\b|肯伯恩斯|(?:照片|图片|相片)[^，,]{0,6}(?:动起来|会动|动的|动效|运镜|缓慢移动|动感)|运镜/;

/** Photos in turn come closer, drift, go back and drift the other way. */
const moves: readonly { readonly from: View; readonly to: View }[] = [
  { from: { scale: 100, x: 500, y: 500 }, to: { scale: 115, x: 500, y: 480 } },
  { from: { scale: 112, x: 450, y: 500 }, to: { scale: 112, x: 550, y: 500 } },
  { from: { scale: 115, x: 500, y: 480 }, to: { scale: 100, x: 500, y: 500 } },
  { from: { scale: 112, x: 550, y: 500 }, to: { scale: 112, x: 450, y: 500 } },
];

export const kenBurns = defineOperation<z.infer<typeof params>>({
  kind: 'ken_burns_zoom',
  phase: 'join',
  params,
  recognise(clause) {
    const { text } = clause;
    if (!words.test(text) || /⟦|\btransi|转场|\bmusic\b|音乐/.test(text)) return undefined;
    if (isNegated(text) || polarityOf(clause) !== 'want') return undefined;
    return [targetIn(text)];
  },
  apply(timeline, wish, scene) {
    if (!timeline.clips.some((clip) => isPhoto(clip, scene))) {
      return unchanged(
        'There are no photos here; say “slowly zoom in” to move a video.',
        '这里没有照片；视频可以说“缓慢推近”。',
      );
    }
    return changeClips(timeline, wish, {
      change(clip, nth, part) {
        if (!isPhoto(clip, scene)) return clip;
        const before = part.slice(0, nth).filter((each) => isPhoto(each, scene)).length;
        const move = moves[before % moves.length];
        return move === undefined ? clip : withMove(clip, [clip], move);
      },
      already: { en: 'The photos move like that already.', zh: '照片已经有运镜了。' },
    });
  },
  tell({ after, scene }) {
    const many = after.clips.filter(
      (clip) => clip.look?.zoom !== undefined && isPhoto(clip, scene),
    );
    return {
      en: `${count(many.length, 'photo')} slowly ${many.length === 1 ? 'moves' : 'move'} now.`,
      zh: `${many.length}张照片有了缓慢的运镜。`,
    };
  },
});

function isPhoto(clip: Clip, scene: Scene): boolean {
  return findSource(scene, clip.asset)?.facts.kind === 'image';
}
