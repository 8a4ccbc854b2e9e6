import type { z } from 'zod';
import type { Sentence } from '../../edit/scene.ts';
import type { Span } from '../../edit/span.ts';
import { type Timeline, timelineFrames } from '../../edit/timeline.ts';
import type { Clause } from '../../plan/clauses/clause.ts';
import { lengthIn, stretchesIn } from '../../plan/words/times.ts';
import { type stretch, toSpan } from '../stretch.ts';
import { framesToSeconds } from '../telling.ts';

type Stretch = z.infer<typeof stretch>;
const end = { from: 'end', ms: 0 } as const;
const atStart = (ms: number) => ({ from: 'start', ms }) as const;

/** When a layer is seen; undefined where nothing is said, which is the whole film. */
export function layerTimeIn(text: string): Stretch | undefined {
  const length = lengthIn(text);
  const since =
    /\b(?:at|from|after|starting(?: at| from)?|since|beginning(?: at)?)\s*(?:the )?(\d+)ms|[在从第]\s*(\d+)ms|(\d+)ms\s*(?:处|开始|起|的?时候|之?后)/.exec(
      text,
    );
  const from = since?.[1] ?? since?.[2] ?? since?.[3];
  const [named] = stretchesIn(text);
  if (named !== undefined && (named.to.ms > 0 || from === undefined)) return named;
  if (from !== undefined) {
    const ms = Number(from);
    return { from: atStart(ms), to: length === undefined ? end : atStart(ms + length) };
  }
  if (length === undefined) return edgeIn(text);
  const isLast = /\b(?:end|ending|outro)\b|结尾|末尾|片尾/.test(text);
  return isLast
    ? { from: { from: 'end', ms: length }, to: end }
    : { from: atStart(0), to: atStart(length) };
}

const edgeMs = 3000;

/** "At the end" with no length is the last three seconds. */
function edgeIn(text: string): Stretch | undefined {
  if (/\d+ms/.test(text)) return undefined;
  if (/\b(?:at|in|for|during) the (?:very )?(?:end|ending|outro)\b|结尾|片尾|末尾/.test(text))
    return { from: { from: 'end', ms: edgeMs }, to: end };
  return /\b(?:at|in|for|during) the (?:very )?(?:start|beginning|intro|opening)\b|开头|片头/.test(
    text,
  )
    ? { from: atStart(0), to: atStart(edgeMs) }
    : undefined;
}

/** In frames of the film; undefined where it has no such time. */
export function layerSpan(timeline: Timeline, said: Stretch | undefined): Span | undefined {
  const whole = { from: 0, to: timelineFrames(timeline) };
  return said === undefined ? whole : toSpan(said, whole.to, timeline.fps);
}

const half =
  /\b(?:half|semi)[- ]?(?:transparent|opaque|see[- ]?through|visible)\b|\btranslucent\b|\bsee[- ]?through\b|\bsemi\b|半透/;

/** In percent, as it is asked for: 30 % transparent is 70. Undefined where nothing is said. */
export function opacityIn(text: string): number | undefined {
  const seen =
    /(\d+(?:\.\d+)?)%\s*(?:opacity|opaque|visible|不透明)|(?:\bopacity|不透明度?)[^\d,，]{0,8}(\d+(?:\.\d+)?)%/.exec(
      text,
    );
  if (seen !== null) return bounded(Number(seen[1] ?? seen[2]));
  const hidden =
    /(\d+(?:\.\d+)?)%\s*的?(?:transparen\w*|see[- ]?through|faded|透明)|(?:\btransparency|\btransparent|透明度?)[^\d,，]{0,8}(\d+(?:\.\d+)?)%/.exec(
      text,
    );
  if (hidden !== null) return bounded(100 - Number(hidden[1] ?? hidden[2]));
  if (half.test(text)) return 50;
  if (
    /\b(?:slightly|a (?:little |tiny )?bit|a little|somewhat|lightly|kind of) transparent\b/.test(
      text,
    )
  )
    return 70;
  if (/\b(?:faint(?:ly)?|barely visible|very transparent|ghosted)\b/.test(text)) return 30;
  if (/\b(?:fully|completely) opaque\b|\bsolid\b|\bnot transparent\b|不要?透明/.test(text))
    return 100;
  return undefined;
}

/** "More transparent", 透明一点: what it is multiplied by. */
export function opacityChangeIn(text: string): number | undefined {
  if (
    /\b(?:less transparent|more (?:opaque|visible|solid)|clearer|stronger)\b|(?:清楚|明显|不透明)一?[点些]/.test(
      text,
    )
  )
    return 1.5;
  return /\b(?:more transparent|less (?:opaque|visible)|fainter|subtler|more subtle)\b|透明一?[点些]|[更再]透明|淡一?[点些]/.test(
    text,
  )
    ? 0.6
    : undefined;
}

function bounded(percent: number): number {
  return Math.max(1, Math.min(100, Math.round(percent)));
}

const factors: readonly (readonly [RegExp, number])[] = [
  [/\bhalf (?:the|its|as) (?:size|big)\b|\bhalf[- ]size\b|小一半|一半大/, 0.5],
  [/\b(?:much|way|a lot) (?:smaller|tinier)\b|小很多|小得多/, 0.5],
  [/\b(?:much|way|a lot) (?:bigger|larger)\b|大很多|大得多/, 2],
  [/\b(?:a (?:little |tiny )?bit|slightly|a little) smaller\b|小一?[点些]/, 0.8],
  [/\b(?:a (?:little |tiny )?bit|slightly|a little) (?:bigger|larger)\b|大一?[点些]/, 1.25],
  [/\b(?:smaller|shrink|tinier|too (?:big|large|huge))\b|缩小|变小|更小|太大|调小/, 0.7],
  [/\b(?:bigger|larger|enlarge|too (?:small|tiny))\b|放大|变大|更大|太小|调大|加大/, 1.4],
];

/** A size against the one that it has: "smaller", "2x", 大一点. */
export function sizeChangeIn(text: string): number | undefined {
  const times = /(\d+(?:\.\d+)?)x(?!\d)/.exec(text)?.[1];
  if (times !== undefined && !/\b(?:speed|fast|slow)|速/.test(text)) return Number(times);
  return factors.find(([words]) => words.test(text))?.[1];
}

/** A size of its own, in thousandths of the film: "20% of the width", "tiny", 占三分之一. */
export function sizeIn(text: string, usual: number): number | undefined {
  const share =
    /(\d+(?:\.\d+)?)%\s*(?:of (?:the )?(?:width|height|screen|frame|picture|video|film)|wide|large|big|(?:in )?size|大小|宽)|(?:\bsize|\bwidth|\bscale(?:d)?(?: to| down to)?|大小|宽度|占[^\d,，]{0,4})\s*(?:of |is |to |at |为|是|到)?(\d+(?:\.\d+)?)%/.exec(
      text,
    );
  if (share !== null) return Math.round(Number(share[1] ?? share[2]) * 10);
  if (/\b(?:tiny|very small|really small|mini)\b|很小|迷你|特别小/.test(text)) return usual / 2;
  if (/\bhalf (?:as (?:big|large)|the size|its size)\b/.test(text)) return usual / 2;
  if (/\b(?:small|little)\b(?!e)|小(?=的?(?:logo|图|标|窗|画|水印))|小窗/.test(text))
    return usual * 0.7;
  if (/\b(?:huge|very (?:big|large))\b|超大|很大|巨大/.test(text)) return usual * 2;
  return /\b(?:big|large)\b|大(?=的?(?:logo|图|标|窗|画|水印))|大窗/.test(text)
    ? usual * 1.5
    : undefined;
}

/** From the edges, in thousandths of the shorter side; pixels count on a side of 1080. */
export function marginIn(text: string): number | undefined {
  const named =
    /(\d+)\s*(?:px|pixels?|像素)[^,，]{0,12}(?:margin|from|off|away|padding|边)|(?:margin|padding|边距|距离?边缘?|离边缘?)[^\d,，]{0,8}(\d+)\s*(?:px|pixels?|像素)?(?!\d|%|ms)/.exec(
      text,
    );
  if (named !== null) return Math.round((Number(named[1] ?? named[2]) * 1000) / 1080);
  const share =
    /(\d+(?:\.\d+)?)%[^,，]{0,8}(?:margin|padding|边距)|(?:margin|padding|边距)[^\d,，]{0,8}(\d+(?:\.\d+)?)%/.exec(
      text,
    );
  if (share !== null) return Math.round(Number(share[1] ?? share[2]) * 10);
  return /\bno (?:margin|padding|gap)\b|\b(?:right )?(?:in|into|at|against) the very (?:corner|edge)\b|贴边|紧贴|没有边距|不要边距/.test(
    text,
  )
    ? 0
    : undefined;
}

/** "No margin" refuses nothing. */
export function withoutMargin(clause: Clause): Clause {
  const text = clause.text.replace(/\bno (?:margins?|padding|gap)\b|没有?边距|不要边距/g, ' ');
  return { ...clause, text };
}

/** "from 5 to 8 s"; nothing where it is the whole film. */
export function tellSpan(timeline: Timeline, { from, to }: Span): Sentence {
  if (from === 0 && to >= timelineFrames(timeline)) return { en: '', zh: '' };
  const [first, last] = [from, to].map((at) => framesToSeconds(at, timeline.fps));
  return { en: ` from ${first} to ${last} s`, zh: `（${first}–${last}秒）` };
}
