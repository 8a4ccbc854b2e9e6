import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import { joinSpans, withoutSpans } from '../../edit/span.ts';
import { type Timeline, timelineFrames } from '../../edit/timeline.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { targetIn, targetShape, targetSpan } from '../target.ts';
import { count, lengthChange } from '../telling.ts';
import { levelsOf, pauseSpans } from './pause-spans.ts';
import type { PauseOptions } from './pauses.ts';
import { isQuietAtEnds } from './range-words.ts';

const params = z.object({
  minMs: z.int().min(100).max(60_000).default(500),
  padMs: z.int().min(0).max(5000).default(120),
  ...targetShape,
});

const pauseWords =
  /\bpaus(?:e|es|ing)\b|\bsilen(?:ce|ces|t)\b|dead (?:air|space|time|spots?)|(?:boring|awkward|empty) (?:gaps?|silence)|\bgaps?\b|quiet (?:parts?|bits?|moments?|sections?)|jump ?cuts?|停顿|停停顿顿|静默|空档|卡顿|跳剪|跳切|气口|空白|没有?(?:声音?|人?说话|人声|讲话)的(?:地方|部分|片段|时候|段落)|没人(?:说话|讲话)的(?:地方|部分|片段|时候)|沉默|无声|空隙|冷场|(?:去|删|剪|除)[掉去除]?[^，,]{0,4}静音|静音太[多长]|(?:超过|大于|长于)[^，,]{0,14}静音|静音(?:的)?(?:部分|片段|地方|段落|处|区间)/;
const tightWords =
  /\btight(?:en|er)?\b|\bmake (?:it|this|that|the video) (?:a (?:little )?bit |a little |much |even )?shorter\b|(?:^|[变剪缩])短[一]?[点些]|\bsnapp(?:y|ier)\b|\bpunch(?:y|ier)\b|节奏[^，,]{0,3}(?:紧|快)|紧凑|剪紧|剪得[^，,]{0,2}[狠紧]|收紧|拖沓|(?:有一?点儿?|太|很|好|比较|特别|有些)拖了?$|节奏[^，,]{0,4}(?:太|有点|很|好|偏)(?:慢|拖)|精简一/;
/** "Silence the audio" is a mute. */
const silencing =
  /\b(?:be|go|stay|completely|totally) silent\b|\bmake (?:it|this|that|them|everything|clip-?\d+(?: and (?:clip)?\d+)*) silent\b|\bsilence (?:the (?:audio|sound|clip|video|original)|this|that(?! (?:is|are|lasts?|goes)\b)|it|clip-?\d|my)\b/;
const otherWishes =
  /\b(?:speed|fast(?:er)?|\d+x|instead|put .*back|restore|bring back|show me|tell me|which|what|how many|list)\b|倍速|\dx|恢复|还原|加回|告诉我|看看|哪些|多少/;

export const removePauses = defineOperation<z.infer<typeof params>>({
  kind: 'remove_pauses',
  phase: 'cut',
  params,
  recognise(clause) {
    const { text } = clause;
    if (!pauseWords.test(text) && !tightWords.test(text)) return undefined;
    if (otherWishes.test(text) || silencing.test(text) || isQuietAtEnds(text)) return undefined;
    // 短点，20秒以内 names a length of the film.
    if (!pauseWords.test(text) && /\d+ms/.test(text)) return undefined;
    const polarity = polarityOf(clause);
    if (
      polarity === 'keep' ||
      /\bkeep (?:all |the |my )*(?:pauses|silences?|gaps)|保留[^，,]{0,3}(?:停顿|气口)/.test(text)
    )
      return [];
    if (polarity === 'remove' && isNegated(text) && tightWords.test(text)) return [];
    if (
      /\b(?:add|insert|more|longer|lengthen)\b[^,]{0,12}(?:pause|silence|gap)|加[^，,]{0,3}停顿/.test(
        text,
      )
    )
      return undefined;
    const target = targetIn(text);
    return [{ ...toOptions(target.range === undefined ? text : withoutTimes(text)), ...target }];
  },
  needs: (_, scene) =>
    scene.assets
      .filter((each) => each.facts.kind === 'video' && each.facts.sound !== undefined)
      .map((each) => ({ source: each.id, measure: 'levels' as const })),
  apply(timeline, options, scene) {
    const levels = levelsOf(timeline, scene);
    if (levels.size === 0) {
      return unchanged(
        'There is no sound here, so there are no pauses to find.',
        '这里没有声音，所以没有停顿可剪。',
      );
    }
    const place = targetSpan(timeline, options);
    if ('why' in place) return place.why;
    const spans = pauseSpans(timeline, levels, options).flatMap((span) => {
      const inside = {
        from: Math.max(span.from, place.span.from),
        to: Math.min(span.to, place.span.to),
      };
      return inside.to > inside.from ? [inside] : [];
    });
    const left = withoutSpans({ from: 0, to: timelineFrames(timeline) }, joinSpans(spans));
    if (spans.length === 0 || left.length === 0) {
      return unchanged('I found no clear pauses to remove.', '没有找到明显的停顿。');
    }
    return { kind: 'changed', timeline: cutSpans(timeline, spans, false) };
  },
  tell({ before, after }) {
    const many = removedStretches(before, after);
    const change = lengthChange(before, after);
    return {
      en: `Removed ${count(many, 'pause')}: ${change.en}.`,
      zh: `剪掉了${many}处停顿：${change.zh}。`,
    };
  },
});

/** Times that say where are no lengths of pauses, but "longer than 1 s" is. */
function withoutTimes(text: string): string {
  const longer = /(?:longer than|over|above|超过|大于)\s*\d+ms|\d+ms\s*以上/.exec(text)?.[0] ?? '';
  return `${text.replace(/\d+ms/g, ' ')} ${longer}`;
}

/** "The long silences" are those of a second and more. */
const ofLong =
  /\b(?:long|longer|longest|big|bigger|biggest|huge) (?:awkward |boring |dead |quiet |silent )*(?:paus|silen|gap|dead|quiet)/;

function toOptions(text: string): PauseOptions {
  const named = /(\d+)ms/.exec(text);
  if (named !== null) {
    const ms = Math.max(100, Math.min(60_000, Number(named[1])));
    const isWhatStays =
      /\b(?:to|down to|keep|leave|within|at most|no more than)\b|缩短到|缩到|压到|保留|留/.test(
        text,
      ) && !/longer|over|超过|大于|以上/.test(text);
    return isWhatStays
      ? { minMs: Math.min(ms + 200, 60_000), padMs: Math.min(5000, Math.round(ms / 2)) }
      : { minMs: ms, padMs: 120 };
  }
  if (
    /aggressive|jump ?cuts?|跳[剪切]|hard(?:er)?\b|brutal|\bevery\b|\bas tight|狠|激进|全部|所有/.test(
      text,
    )
  )
    return aggressive(text);
  if (ofLong.test(text)) return { minMs: 1000, padMs: 120 };
  if (
    /\b(?:keep|leave) (?:a (?:little |bit )?)?more\b|多留|少剪|(?:不要|别|不用)(?:全部?|都|一下子?)+[剪删]|留(?:一)?[点些]|natural|gentl|subtle|slight|soft|a bit|a little|自然|轻一?[点些]|温和|轻微|稍微|一点|不要太/.test(
      text,
    ) ||
    tightWords.test(text)
  ) {
    return { minMs: 700, padMs: 200 };
  }
  return { minMs: 500, padMs: 120 };
}

/** "All pauses" is every one that the rule knows; harder cuts have to be asked for. */
function aggressive(text: string): PauseOptions {
  const isHard = /aggressive|jump ?cuts?|跳[剪切]|hard|brutal|as tight|狠|激进/.test(text);
  return isHard ? { minMs: 250, padMs: 60 } : { minMs: 500, padMs: 120 };
}

/** How many stretches of the clips before are not in the ones after. */
function removedStretches(before: Timeline, after: Timeline): number {
  return before.clips.reduce((sum, clip) => {
    const pieces = after.clips
      .filter((each) => each.asset === clip.asset)
      .map((each) => ({ from: each.in, to: each.out }));
    return sum + withoutSpans({ from: clip.in, to: clip.out }, joinSpans(pieces)).length;
  }, 0);
}
