import { z } from 'zod';
import { cutSpans } from '../edit/ripple.ts';
import { type Timeline, timelineFrames, toFrames } from '../edit/timeline.ts';
import { isNegated } from '../plan/polarity.ts';
import { stretchesIn } from '../plan/times.ts';
import { defineOperation, unchanged } from './operation.ts';
import { namesOtherThings } from './range-words.ts';
import { removePauses } from './remove-pauses.ts';
import { lengthChange } from './telling.ts';

const params = z.object({ ms: z.int().min(500).max(36_000_000) });

/** "Make it 30 seconds": pauses go first, then what is beyond. */
export const fitLength = defineOperation<z.infer<typeof params>>({
  kind: 'fit_length',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (namesOtherThings(text) || stretchesIn(text).length > 0 || isNegated(text)) return undefined;
    const ms =
      /\b(?:shorten|condense|squeeze|reduce|trim|cut)\b(?: [a-z]+){0,4}? (?:to|into) (?:about |around |under )?(\d+)ms|\b(?:make|get|bring|cut|trim|shorten|squeeze|condense|reduce|fit|keep|edit)\b[^,]*?\b(?:it|this|that|video|clip|down|length|whole thing)\b[^,]*?(\d+)ms(?: (?:long|max|at most|total|or less))?|(?:剪|缩|压|控制|缩短|精简|剪辑|做|变)(?:成|到|在|短到|为)\s*(\d+)ms/.exec(
        text,
      );
    const named = Number(ms?.[1] ?? ms?.[2] ?? ms?.[3] ?? 0);
    return named >= 500 ? [{ ms: named }] : undefined;
  },
  needs: (_, scene) => removePauses.needs({}, scene),
  apply(timeline, { ms }, scene) {
    const wanted = toFrames(ms, timeline.fps);
    if (timelineFrames(timeline) <= wanted) {
      return unchanged('The video is not longer than that.', '视频本来就没有那么长。');
    }
    const tightened = removePauses.apply(timeline, {}, scene);
    const shorter: Timeline = tightened.kind === 'changed' ? tightened.timeline : timeline;
    const beyond = { from: wanted, to: timelineFrames(shorter) };
    return {
      kind: 'changed',
      timeline: beyond.to > wanted ? cutSpans(shorter, [beyond]) : shorter,
    };
  },
  tell({ before, after, params: { ms } }) {
    const change = lengthChange(before, after);
    const isCut = timelineFrames(after) === toFrames(ms, after.fps);
    return {
      en: `Shortened it, pauses first${isCut ? ', then the end' : ''}: ${change}.`,
      zh: `缩短了：先剪停顿${isCut ? '，再剪结尾' : ''}，${change}。`,
    };
  },
});
