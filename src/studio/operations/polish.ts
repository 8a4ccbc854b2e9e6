import { z } from 'zod';
import { settle } from '../edit/settle.ts';
import { lengthsIn } from '../edit/source-length.ts';
import { isNegated } from '../plan/polarity.ts';
import { removePauses } from './cut/remove-pauses.ts';
import { defineOperation, unchanged } from './operation.ts';
import { count, lengthChange } from './telling.ts';
import { addTransitions } from './transitions/add-transitions.ts';

const params = z.object({});
const natural = { minMs: 700, padMs: 200 };
const few = { style: 'fade', where: 'auto' };

/** A wish without a how: tightened pauses and a few crossfades. The sound is levelled in every render. */
export const polish = defineOperation<z.infer<typeof params>>({
  kind: 'polish',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (!isVague(text)) return undefined;
    return isNegated(text) ? [] : [{}];
  },
  needs: (_, scene) => removePauses.needs(natural, scene),
  apply(timeline, _, scene) {
    const recipe = [
      { operation: removePauses, params: natural },
      { operation: addTransitions, params: few },
    ];
    const polished = recipe.reduce((left, { operation, params: given }) => {
      const change = operation.apply(left, given, scene);
      return change.kind === 'changed' ? settle(change.timeline, lengthsIn(scene, left.fps)) : left;
    }, timeline);
    if (polished === timeline) {
      return unchanged(
        'I see nothing to tighten or to join here; tell me what you would like changed.',
        '这里没有明显可以收紧或衔接的地方，告诉我您想改什么。',
      );
    }
    return { kind: 'changed', timeline: polished };
  },
  tell({ before, after }) {
    const transitions = after.clips.filter((clip) => clip.transition !== null).length;
    const en = transitions > 0 ? ` Added ${count(transitions, 'crossfade')}.` : '';
    const zh = transitions > 0 ? `加了${transitions}个叠化转场。` : '';
    const change = lengthChange(before, after);
    return {
      en: `You left the how to me: I tightened the pauses (${change}) and levelled the sound.${en}`,
      zh: `我来安排：收紧了停顿（${change}），统一了响度。${zh}`,
    };
  },
});

const better =
  /\b(?:make|get|let) (?:it|this|that|the (?:video|clip)|my (?:video|clip)|them)\b[^,]{0,20}\b(?:better|nicer?|good|great|cool(?:er)?|awesome|amazing|pro|professional|pop|polished|beautiful|pretty|engaging|interesting|clean(?:er)?|viral|stand out|shine|watchable)\b|\b(?:improve|polish|enhance|spice up|beautify|clean up|fix up|work your magic)\b(?:[^,]{0,24}\b(?:it|this|video|clip)\b)?|^(?:please |can you |could you )?(?:just )?(?:edit|cut|do something with|make something (?:out )?of|do your (?:thing|magic)(?: with)?)(?: (?:it|this|that|the video|this video|my video|this clip|these(?: clips)?))(?: for me)?(?: please)?$|\bedit (?:it|this|the video) (?:nicely|well|for me)\b/;
const betterZh =
  /(?:弄|搞|做|剪|改|变)得?(?:好看|漂亮|高级|专业|精彩|酷|帅|有意思|吸引人|好)|好看[一些]?[点些]|高级一?[点些]|专业一?[点些]|精彩一?[点些]|漂亮一?[点些]|美化|优化一?下?|润色|精剪|^(?:请|帮我|帮忙|麻烦|给我)*(?:把)?(?:视频|它|这个|这段|这个视频|这段视频)?(?:剪辑|剪|处理|弄)(?:一下|下|一剪)?(?:视频|它|这个|这段)?(?:吧|呗)?$|看着办|随便[^，,]{0,4}剪|剪剪|(?:智能|自动|一键)剪辑|^剪片/;

function isVague(text: string): boolean {
  return !/⟦|\d/.test(text) && (better.test(text) || betterZh.test(text));
}
