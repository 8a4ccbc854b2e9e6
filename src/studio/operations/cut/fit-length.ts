import { z } from 'zod';
import { assemble } from '../../edit/assemble.ts';
import { endAfter, narrowPauses } from '../../edit/exact-length.ts';
import { cutSpans } from '../../edit/ripple.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import { takeSpan, takesOf } from '../../edit/takes.ts';
import { type Frames, type Timeline, timelineFrames, toFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { stretchesIn } from '../../plan/words/times.ts';
import { clipNumber, clipsIn, isEveryClip, takeOrWhy } from '../clips/clip-target.ts';
import { type Change, defineOperation, unchanged } from '../operation.ts';
import { lengthChange, seconds } from '../telling.ts';
import { namesOtherThings } from './range-words.ts';
import { removePauses } from './remove-pauses.ts';

const params = z.object({
  ms: z.int().min(500).max(36_000_000),
  /** "Shorten it by 5 seconds": `ms` is what goes rather than what stays. */
  isLess: z.boolean().default(false),
  /** Only this clip, from its end. */
  clip: clipNumber.optional(),
});
type Wish = z.infer<typeof params>;
const ofClip = /clip-?\d+\b[^,，]*?(\d+)ms|(\d+)ms[^,，]*?clip-?\d+/;

const lessWords =
  /\b(?:shorten|condense|reduce)\b[^,]*?\bby (?:about |around )?(\d+)ms|\b(?:make|get|cut|edit)\b[^,]*?(\d+)ms shorter\b|\b(?:it|this|that|video) (?:be )?(\d+)ms shorter\b|(?:缩短|剪短|变短|减短)\s*了?\s*(\d+)ms|短\s*(\d+)ms/;
const lengthWords =
  /\b(?:shorten|condense|squeeze|reduce|trim|cut)\b(?: [a-z]+){0,4}? (?:to|into) (?:about |around |under )?(\d+)ms|\b(?:make|get|bring|cut|trim|shorten|squeeze|condense|reduce|fit|keep|edit|need|want|it)\b[^,]*?\b(?:it|this|that|video|clip|down|length|whole thing)\b[^,]*?(\d+)ms(?: (?:long|max|at most|total|or less))?|\b(?:(?:has|needs?|have|ought) to|must|should|can(?:'t| ?not) ) ?(?:only )?be (?:no (?:more|longer) than |longer than |over |under |at most |less than |max(?:imum)? |about |around |exactly )?(\d+)ms|(?:最长|最多|不能?(?:超过|长于)|不要超过|别超过|总长|总共|控制到)\s*(\d+)ms|(\d+)ms\s*(?:以内|之内|左右)(?!.*(?:停|剪掉|删))|(?:剪|缩|压|控制|缩短|精简|剪辑|做|变|弄|搞|整|减)(?:成|到|在|短到|为)\s*(\d+)ms/;

/** A length and no word more, as the first thing that is asked. */
const lengthAlone =
  /^(?:exactly|precisely|at most|max(?:imum)?|正好|刚好|总共) ?(\d+)ms$|^(\d+)ms(?: (?:exactly|sharp|max|maximum|tops|or less|at most|total|in total)|整)$/;

/** What is left of each clip, from its start. */
const eachWords =
  /(?:剪|缩|压|控制|缩短|精简|做|变|弄|留|要|取|用|截)(?:成|到|在|短到|为|下)?(?:前面?|开头)?的?\s*(\d+)ms(?!\s*(?:到|至|-|~|后|以后|之后|开始))|\b(?:to|down to|keep|only|the first) (?:the first )?(\d+)ms/;

/** 竖屏，15秒: how a film is ordered. */
const bareLength = /^(?:时长|长度|总长|大概|大约|约|就)*\s*(\d+)ms\s*(?:左右|就[行好]|即可)?$/;

/** After these a length alone is the film's. */
const ofWhole =
  /^(?:set_aspect|add_transitions|add_music|remove_pauses|merge_clips|polish|fade_film|level_sound|denoise_sound)$/;

/** "Make it 30 seconds": pauses go first, then what is beyond. */
export const fitLength = defineOperation<Wish>({
  kind: 'fit_length',
  phase: 'cut',
  params,
  recognise({ text }, { previousKind, scene }) {
    if (namesOtherThings(text) || isNegated(text)) return undefined;
    const each = isEveryClip(text) ? amountIn(eachWords, text) : undefined;
    if (each !== undefined)
      return clipsOf(scene).map((one) => ({ ms: each, isLess: false, clip: one }));
    if (stretchesIn(text).length > 0) return undefined;
    if (clipsIn(text).length > 0) return readClip(text);
    const less = amountIn(lessWords, text);
    if (less !== undefined) return [{ ms: less, isLess: true }];
    const ms =
      amountIn(lengthWords, text) ??
      (previousKind === undefined || ofWhole.test(previousKind)
        ? amountIn(lengthAlone, text)
        : undefined) ??
      (previousKind === 'set_aspect' ? amountIn(bareLength, text) : undefined);
    return ms === undefined ? undefined : [{ ms, isLess: false }];
  },
  needs: (_, scene) => removePauses.needs({}, scene),
  apply(timeline, { ms, isLess, clip }, scene) {
    if (clip !== undefined) return shortenClip(timeline, clip, ms);
    const amount = toFrames(ms, timeline.fps);
    const wanted = isLess ? timelineFrames(timeline) - amount : amount;
    if (wanted < 1) {
      return unchanged('The video is not that long.', '视频没有那么长。');
    }
    if (timelineFrames(timeline) <= wanted) {
      return unchanged('The video is not longer than that.', '视频本来就没有那么长。');
    }
    const shorter = tighten(timeline, wanted, scene);
    const narrow = narrowPauses(shorter, timeline, timelineFrames(shorter) - wanted);
    return { kind: 'changed', timeline: endAfter(narrow, wanted) };
  },
  tell({ before, after, params: { ms, clip } }) {
    const change = lengthChange(before, after);
    if (clip !== undefined) {
      const length = seconds(ms);
      return {
        en: `That clip lasts ${length} s now, cut at its end: ${change.en}.`,
        zh: `这一段剪成了${length}秒，后面的去掉了：${change.zh}。`,
      };
    }
    const isCut = losesEnd(before, after);
    return {
      en: `Shortened it, pauses first${isCut ? ', then the end' : ''}: ${change.en}.`,
      zh: `剪短了：先剪停顿${isCut ? '，再剪结尾' : ''}，${change.zh}。`,
    };
  },
});

function clipsOf({ history, ...scene }: Scene): readonly number[] {
  const timeline = currentTimeline(history) ?? assemble({ history, ...scene });
  return timeline === undefined ? [] : takesOf(timeline).map((_, nth) => nth + 1);
}

function readClip(text: string): readonly Wish[] | undefined {
  const [clip, ...others] = clipsIn(text);
  const isLength =
    /\b(?:only|long|down to|to|just|make|keep|max)\b|只|留|成|到|缩/.test(text) &&
    !/\b(?:at|from|in|split|speed|move|mute)\b|处|开始|静音|速/.test(text);
  const length = amountIn(ofClip, text);
  return others.length > 0 || !isLength || length === undefined
    ? undefined
    : [{ ms: length, isLess: false, clip }];
}

function shortenClip(timeline: Timeline, clip: number, ms: number): Change {
  const found = takeOrWhy(timeline, clip);
  if ('why' in found) return found.why;
  const { from, to } = takeSpan(timeline, found.take);
  const end = from + toFrames(ms, timeline.fps);
  if (end >= to) return unchanged('That clip is not longer than that.', '这一段本来就没有那么长。');
  return { kind: 'changed', timeline: cutSpans(timeline, [{ from: end, to }]) };
}

/** More than what a pause gives away. */
const endSeconds = 0.3;

function losesEnd(before: Timeline, after: Timeline): boolean {
  const [old, now] = [before.clips.at(-1), after.clips.at(-1)];
  if (old === undefined || now === undefined || old.asset !== now.asset) return true;
  return Math.abs(old.out - now.out) > (endSeconds * after.fps.num) / after.fps.den;
}

/** The least of the pauses goes that makes it so short; where all of them are too few, nothing of them stays. */
function tighten(timeline: Timeline, wanted: Frames, scene: Scene): Timeline {
  const without = (padMs?: number) => {
    const change = removePauses.apply(timeline, padMs === undefined ? {} : { padMs }, scene);
    return change.kind === 'changed' ? change.timeline : timeline;
  };
  const shortest = without();
  if (timelineFrames(shortest) >= wanted) return shortest;
  let best = timeline;
  let [tooShort, enough] = [leastPadMs, mostPadMs];
  while (enough - tooShort > 1) {
    const padMs = Math.round((tooShort + enough) / 2);
    const tried = without(padMs);
    if (timelineFrames(tried) < wanted) tooShort = padMs;
    else [best, enough] = [tried, padMs];
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
