import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import type { Scene } from '../../edit/scene.ts';
import { type Frames, type Timeline, timelineFrames, toFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/polarity.ts';
import { stretchesIn } from '../../plan/times.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { lengthChange } from '../telling.ts';
import { namesOtherThings } from './range-words.ts';
import { removePauses } from './remove-pauses.ts';

const params = z.object({
  ms: z.int().min(500).max(36_000_000),
  /** "Shorten it by 5 seconds": `ms` is what goes rather than what stays. */
  isLess: z.boolean().default(false),
});

const lessWords =
  /\b(?:shorten|condense|reduce)\b[^,]*?\bby (?:about |around )?(\d+)ms|\b(?:make|get|cut|edit)\b[^,]*?(\d+)ms shorter\b|\b(?:it|this|that|video) (?:be )?(\d+)ms shorter\b|(?:缩短|剪短|变短|减短)\s*了?\s*(\d+)ms|短\s*(\d+)ms/;
const lengthWords =
  /\b(?:shorten|condense|squeeze|reduce|trim|cut)\b(?: [a-z]+){0,4}? (?:to|into) (?:about |around |under )?(\d+)ms|\b(?:make|get|bring|cut|trim|shorten|squeeze|condense|reduce|fit|keep|edit|need|want|it)\b[^,]*?\b(?:it|this|that|video|clip|down|length|whole thing)\b[^,]*?(\d+)ms(?: (?:long|max|at most|total|or less))?|\b(?:(?:has|needs?|have|ought) to|must|should|can(?:'t| ?not) ) ?(?:only )?be (?:no (?:more|longer) than |longer than |over |under |at most |less than |max(?:imum)? |about |around |exactly )?(\d+)ms|(?:最长|最多|不能?(?:超过|长于)|不要超过|别超过|总长|总共|控制到)\s*(\d+)ms|(\d+)ms\s*(?:以内|之内|左右)(?!.*(?:停|剪掉|删))|(?:剪|缩|压|控制|缩短|精简|剪辑|做|变|弄|搞|整|减)(?:成|到|在|短到|为)\s*(\d+)ms/;

/** "Make it 30 seconds": pauses go first, then what is beyond. */
export const fitLength = defineOperation<z.infer<typeof params>>({
  kind: 'fit_length',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (namesOtherThings(text) || stretchesIn(text).length > 0 || isNegated(text)) return undefined;
    const less = amountIn(lessWords, text);
    if (less !== undefined) return [{ ms: less, isLess: true }];
    const ms = amountIn(lengthWords, text);
    return ms === undefined ? undefined : [{ ms, isLess: false }];
  },
  needs: (_, scene) => removePauses.needs({}, scene),
  apply(timeline, { ms, isLess }, scene) {
    const amount = toFrames(ms, timeline.fps);
    const wanted = isLess ? timelineFrames(timeline) - amount : amount;
    if (wanted < 1) {
      return unchanged('The video is not that long.', '视频没有那么长。');
    }
    if (timelineFrames(timeline) <= wanted) {
      return unchanged('The video is not longer than that.', '视频本来就没有那么长。');
    }
    const shorter = tighten(timeline, wanted, scene);
    const beyond = { from: wanted, to: timelineFrames(shorter) };
    return {
      kind: 'changed',
      timeline: beyond.to > wanted ? cutSpans(shorter, [beyond]) : shorter,
    };
  },
  tell({ before, after, params: { ms, isLess } }) {
    const change = lengthChange(before, after);
    const amount = toFrames(ms, after.fps);
    const wanted = isLess ? timelineFrames(before) - amount : amount;
    const isCut = timelineFrames(after) === wanted;
    return {
      en: `Shortened it, pauses first${isCut ? ', then the end' : ''}: ${change}.`,
      zh: `缩短了：先剪停顿${isCut ? '，再剪结尾' : ''}，${change}。`,
    };
  },
});

/** As much of every pause stays as the length allows; where even all of them are too few, nothing of them does. */
function tighten(timeline: Timeline, wanted: Frames, scene: Scene): Timeline {
  const without = (padMs?: number) => {
    const change = removePauses.apply(timeline, padMs === undefined ? {} : { padMs }, scene);
    return change.kind === 'changed' ? change.timeline : timeline;
  };
  let best = without();
  let [tooShort, tooLong] = [leastPadMs, mostPadMs];
  while (timelineFrames(best) < wanted && tooLong - tooShort > 1) {
    const padMs = Math.round((tooShort + tooLong) / 2);
    const tried = without(padMs);
    if (timelineFrames(tried) > wanted) tooLong = padMs;
    else [best, tooShort] = [tried, padMs];
  }
  return best;
}

/** What `removePauses` leaves by itself, and more than anybody pauses. */
const leastPadMs = 120;
const mostPadMs = 5000;

function amountIn(words: RegExp, text: string): number | undefined {
  const ms = Number(words.exec(text)?.slice(1).find(Boolean) ?? 0);
  return ms >= 500 ? ms : undefined;
}
