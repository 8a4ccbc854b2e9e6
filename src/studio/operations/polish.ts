import { z } from 'zod';
import type { Sentence } from '../edit/scene.ts';
import { settle } from '../edit/settle.ts';
import { lengthsIn } from '../edit/source-length.ts';
import { type Timeline, timelineFrames } from '../edit/timeline.ts';
import { isNegated } from '../plan/words/polarity.ts';
import { colourAuto } from './colour/colour-auto.ts';
import { removePauses } from './cut/remove-pauses.ts';
import { mentionsMusic } from './music/music-words.ts';
import { defineOperation, unchanged } from './operation.ts';
import { setAspect } from './picture/set-aspect.ts';
import { count, lengthChange } from './telling.ts';
import { addTransitions } from './transitions/add-transitions.ts';
import { isVague, shapeIn } from './vague-words.ts';

const params = z.object({
  /** Shaped for where it will be shown. */
  aspect: z.enum(['9:16', '16:9', '1:1', '4:5']).optional(),
});
const natural = { minMs: 700, padMs: 200 };
const few = { style: 'fade', where: 'auto' };

/** A wish without a how: tighter pauses, a few crossfades, balanced light. The sound is levelled in every render. */
export const polish = defineOperation<z.infer<typeof params>>({
  kind: 'polish',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (!isVague(text) || mentionsMusic(text)) return undefined;
    if (isNegated(text)) return [];
    const aspect = shapeIn(text);
    return [aspect === undefined ? {} : { aspect }];
  },
  needs: (_, scene) => [...removePauses.needs(natural, scene), ...colourAuto.needs({}, scene)],
  apply(timeline, { aspect }, scene) {
    const recipe = [
      ...(aspect === undefined ? [] : [{ operation: setAspect, params: { aspect } }]),
      { operation: removePauses, params: natural },
      { operation: addTransitions, params: few },
      { operation: colourAuto, params: {} },
    ];
    const polished = recipe.reduce((left, { operation, params: given }) => {
      const change = operation.apply(left, given, scene);
      return change.kind === 'changed' ? settle(change.timeline, lengthsIn(scene, left.fps)) : left;
    }, timeline);
    if (polished === timeline) {
      return unchanged(
        'I see nothing to tighten or to join here; tell me what you would like changed.',
        '这里没有明显可以收紧或衔接的地方，说说你想改哪里。',
      );
    }
    return { kind: 'changed', timeline: polished };
  },
  tell({ before, after }) {
    const done = tellDone(before, after);
    return {
      en: `You left the how to me: I ${listEn([...done.map((each) => each.en), 'levelled the sound'])}. Want a title too? Say: add the title “My Trip”.`,
      zh: `我看着剪了：${[...done.map((each) => each.zh), '统一了响度'].join('，')}。想要标题就说“加标题《我的旅行》”。`,
    };
  },
});

/** What is different, in the order of the recipe. */
function tellDone(before: Timeline, after: Timeline): readonly Sentence[] {
  const done: Sentence[] = [];
  const { widthPx, heightPx } = after.canvas;
  if (widthPx !== before.canvas.widthPx || heightPx !== before.canvas.heightPx) {
    done.push({ en: `shaped it ${widthPx}×${heightPx}`, zh: `改成了${widthPx}×${heightPx}` });
  }
  if (timelineFrames(after) !== timelineFrames(before)) {
    const change = lengthChange(before, after);
    done.push({ en: `tightened the pauses (${change.en})`, zh: `收紧了停顿（${change.zh}）` });
  }
  const joins = (timeline: Timeline) =>
    timeline.clips.filter((clip) => clip.transition !== null).length;
  const many = joins(after) - joins(before);
  if (many > 0) done.push({ en: `added ${count(many, 'crossfade')}`, zh: `加了${many}个叠化转场` });
  const colours = (timeline: Timeline) => timeline.clips.some((clip) => clip.look?.colour);
  if (colours(after) && !colours(before)) {
    done.push({ en: 'balanced the light and the colours', zh: '调匀了光线和颜色' });
  }
  return done;
}

function listEn(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
