import { z } from 'zod';
import { splitAt } from '../../edit/ripple.ts';
import { takesOf } from '../../edit/takes.ts';
import { type Timeline, timelineFrames, toFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { framesToSeconds } from '../telling.ts';

const most = 100;
const params = z.object({
  parts: z.int().min(2).max(most).optional(),
  everyMs: z.int().min(100).max(86_400_000).optional(),
});
type Wish = z.infer<typeof params>;

const splitting =
  /\bsplit\w*\b|\bdivid\w*\b|\bchop\w*\b|\bcut\b(?! (?:out|off))|\bbreak\b|\bslic\w+\b|平均|等分|分成|切成|分割|切一|切段|切成|切开成|对半|拆成|剪成|每隔?\s*\d+ms\s*[一1]?[段个]/;

/** Cuts at even distances; the pieces can then be named, moved or taken out. */
export const splitEqual = defineOperation<Wish>({
  kind: 'split_equal',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (!splitting.test(text) || /⟦|\bscreen|分屏|屏/.test(text)) return undefined;
    // The film is what it parts.
    if (/\b(?:each|every|both|all(?: the)?) (?:of the )?(?:clips?|videos?|ones?)\b/.test(text))
      return undefined;
    const wish = everyIn(text) ?? partsIn(text);
    if (wish === undefined) return undefined;
    return isNegated(text) ? [] : [wish];
  },
  apply(timeline, wish) {
    const cuts = cutsOf(timeline, wish);
    if (cuts.length > most) {
      return unchanged(
        `That would be ${cuts.length + 1} pieces; I make at most ${most}.`,
        `那样会有${cuts.length + 1}段，最多切成${most}段。`,
      );
    }
    const split = cuts.reduce(splitAt, timeline);
    if (split.clips.length === timeline.clips.length) {
      return unchanged('It is too short to be split like that.', '视频太短，没法这样切。');
    }
    return { kind: 'changed', timeline: split };
  },
  tell({ before, after, params: wish }) {
    const cuts = cutsOf(before, wish);
    const seconds = framesToSeconds(cuts[0] ?? 0, after.fps);
    // As "clip 2" counts them.
    const many = takesOf(after).length;
    return {
      en: `Split every ${seconds} s; there are ${many} pieces now.`,
      zh: `每${seconds}秒切开，现在共${many}段。`,
    };
  },
});

function everyIn(text: string): Wish | undefined {
  const ms =
    /\bevery (\d+)ms|\b(\d+)ms (?:long )?(?:pieces|parts|chunks|clips|segments|bits|stories|each)|\b(?:pieces|parts|chunks|clips|segments) of (\d+)ms|每(?:隔)?\s*(\d+)ms|(\d+)ms\s*一?[段个]/.exec(
      text,
    );
  const found = ms?.slice(1).join('') ?? '';
  return found === '' ? undefined : { everyMs: Math.max(100, Number(found)) };
}

function partsIn(text: string): Wish | undefined {
  if (
    /\bin half\b|\bdown the middle\b|(?:切|分|剪|拆)(?:成|为)?(?:两|2)半|对半|从中间(?:切|分|断)开?/.test(
      text,
    )
  )
    return { parts: 2 };
  const found =
    /\binto (\d{1,3}) (?:equal |even |same[- ]size\w* )?(?:parts?|pieces|clips|segments|sections|chunks|bits)\b|\bin(?:to)? (?:equal )?(halves|thirds|quarters)\b|(?:平均|等分|分|切|拆|剪)(?:成|为)?\s*(\d{1,3}|[两二三四五六七八九十])\s*[段份等部个]/.exec(
      text,
    );
  if (found === null) return undefined;
  const parts = readMany(found[1] ?? found[2] ?? found[3] ?? '');
  return parts >= 2 ? { parts: Math.min(most, parts) } : undefined;
}

const named: Readonly<Record<string, number>> = {
  ...{ halves: 2, thirds: 3, quarters: 4 },
  ...{ 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
};

function readMany(words: string): number {
  return named[words] ?? Number(words);
}

/** Absolute places, so that no rounding adds up. */
function cutsOf(timeline: Timeline, { parts, everyMs }: Wish): readonly number[] {
  const total = timelineFrames(timeline);
  if (parts !== undefined) {
    return Array.from({ length: parts - 1 }, (_, nth) => Math.round((total * (nth + 1)) / parts));
  }
  const every = everyMs ?? total;
  const count = Math.ceil(total / Math.max(1, toFrames(every, timeline.fps))) - 1;
  return Array.from({ length: Math.max(0, count) }, (_, nth) =>
    toFrames(every * (nth + 1), timeline.fps),
  );
}
