import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { clipNumber, clipsIn } from '../clips/clip-target.ts';
import { wantsOnly } from '../cut/range-words.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { lengthChange } from '../telling.ts';
import { motionNeeds, scenesOf } from './film-scenes.ts';
import { isOnePiece, mentionsScenes } from './scene-words.ts';

const params = z.object({
  scenes: z.array(clipNumber).min(1).max(50),
  mode: z.enum(['keep', 'remove']),
});

/** "Keep only scene 2" of footage that is one piece; of several clips the clips are meant. */
export const keepScenes = defineOperation<z.infer<typeof params>>({
  kind: 'keep_scenes',
  phase: 'cut',
  params,
  recognise(clause, { scene }) {
    const { text, said } = clause;
    const scenes = [...clipsIn(text)];
    if (scenes.length === 0 || !mentionsScenes(said) || !isOnePiece(scene)) return undefined;
    const polarity = polarityOf(clause);
    if (wantsOnly(text) && polarity !== 'keep') return [{ scenes, mode: 'keep' }];
    return polarity === 'remove' ? [{ scenes, mode: 'remove' }] : undefined;
  },
  needs: (_, scene) => motionNeeds(scene),
  apply(timeline, { scenes: named, mode }, scene) {
    const scenes = scenesOf(timeline, scene);
    const indexes = named.map((n) => (n < 0 ? scenes.length + n : n - 1));
    if (indexes.some((index) => scenes[index] === undefined)) {
      return unchanged(
        `I see ${scenes.length} scene${scenes.length === 1 ? '' : 's'} only.`,
        `只识别到${scenes.length}个镜头。`,
      );
    }
    const chosen = new Set(indexes);
    const gone = scenes.filter((_, nth) => chosen.has(nth) === (mode === 'remove'));
    if (gone.length === 0 || gone.length === scenes.length) {
      return unchanged(
        'Nothing would be different, or left.',
        '这样不会有变化，或者什么都不剩了。',
      );
    }
    return { kind: 'changed', timeline: cutSpans(timeline, gone) };
  },
  tell({ before, after, params: { scenes, mode } }) {
    const change = lengthChange(before, after);
    const which = scenes.map((n) =>
      n < 0
        ? { en: 'the last scene', zh: '最后一个镜头' }
        : { en: `scene ${n}`, zh: `第${n}个镜头` },
    );
    const [en, zh] = [
      which.map((each) => each.en).join(' and '),
      which.map((each) => each.zh).join('和'),
    ];
    return mode === 'keep'
      ? { en: `Kept only ${en}: ${change.en}.`, zh: `只保留了${zh}：${change.zh}。` }
      : { en: `Removed ${en}: ${change.en}.`, zh: `删掉了${zh}：${change.zh}。` };
  },
});
