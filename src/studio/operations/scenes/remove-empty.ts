import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import type { Scene } from '../../edit/scene.ts';
import { joinSpans, type Span } from '../../edit/span.ts';
import { type Timeline, timelineFrames, toFrames } from '../../edit/timeline.ts';
import { findBlack, findFrozen } from '../../media/scene-cuts.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, lengthChange } from '../telling.ts';
import { motionNeeds, spansOnFilm } from './film-scenes.ts';

const params = z.object({
  what: z.enum(['black', 'frozen']),
  /** Shorter ones stay. */
  minMs: z.int().min(100).max(60_000),
});
type Wish = z.infer<typeof params>;

const usualMs = { black: 200, frozen: 1000 } as const;
const black =
  /\bblack (?:parts?|bits?|frames?|screens?|sections?|gaps?|moments?|spots?|stretch(?:es)?|footage|areas? of time)\b|\bwhere (?:it|there|the (?:screen|picture|video|image))(?:'s| is| goes| turns| was| went) (?:all |completely |just |only |totally )*(?:black|blank)\b|\b(?:parts?|bits?|sections?|moments?) (?:that|which)(?:'s| is| are|'re) (?:all |completely |just |only |totally )*(?:black|blank)\b|\bblank (?:parts?|frames?|screens?|sections?)\b|\bblackouts?\b|黑屏(?!开|结|淡|慢|渐)|黑场(?!淡|渐)|全黑|黑帧|黑画面|黑的(?:部分|地方|片段|画面|那)/;
const frozen =
  /\b(?:frozen|freez(?:e|es|ing)|stuck|still|static|motionless) (?:parts?|bits?|frames?|sections?|moments?|picture|image|spots?|stretch(?:es)?)\b|\bwhere (?:it|the (?:picture|video|image)) (?:freezes|is frozen|is stuck|hangs|froze|gets stuck)\b|卡住|卡顿的?画面|静止(?:的)?(?:画面|部分|片段|不动)|画面(?:静止|不动|定住|卡住|冻结)|冻结的?(?:画面|部分)|不动的(?:画面|部分)/;

/** Parts in which there is nothing to see: black, or one frame for long. */
export const removeEmpty = defineOperation<Wish>({
  kind: 'remove_empty',
  phase: 'cut',
  params,
  recognise(clause) {
    const { text } = clause;
    const found = (['black', 'frozen'] as const).filter((what) =>
      (what === 'black' ? black : frozen).test(text),
    );
    const polarity = polarityOf(clause);
    if (found.length === 0 || polarity === 'want') return undefined;
    if (polarity === 'keep') return [];
    const named = Number(/(\d+)ms/.exec(text)?.[1] ?? 0);
    return found.map((what) => ({
      what,
      minMs: named === 0 ? usualMs[what] : Math.max(100, Math.min(60_000, named)),
    }));
  },
  needs: (_, scene) => motionNeeds(scene),
  apply(timeline, wish, scene) {
    const spans = emptySpans(timeline, wish, scene);
    const gone = spans.reduce((sum, { from, to }) => sum + to - from, 0);
    const isBlack = wish.what === 'black';
    if (spans.length === 0) {
      return isBlack
        ? unchanged('I found no black parts.', '没有找到黑屏的部分。')
        : unchanged('I found no part where the picture stands still.', '没有找到画面卡住的部分。');
    }
    if (gone >= timelineFrames(timeline)) {
      return isBlack
        ? unchanged('All of it is black, so I left it.', '整段都是黑的，所以没有动。')
        : unchanged(
            'The picture stands still all the time, so I left it.',
            '画面一直是静止的，所以没有动。',
          );
    }
    return { kind: 'changed', timeline: cutSpans(timeline, spans) };
  },
  tell({ before, after, params: wish, scene }) {
    const many = emptySpans(before, wish, scene).length;
    const change = lengthChange(before, after);
    return wish.what === 'black'
      ? {
          en: `Removed ${count(many, 'black part')}: ${change.en}.`,
          zh: `剪掉了${many}处黑屏：${change.zh}。`,
        }
      : {
          en: `Removed ${count(many, 'frozen part')}: ${change.en}.`,
          zh: `剪掉了${many}处静止画面：${change.zh}。`,
        };
  },
});

/** On the film, those of two clips that follow each other as one. */
function emptySpans(timeline: Timeline, { what, minMs }: Wish, scene: Scene): readonly Span[] {
  const spans = spansOnFilm(timeline, scene, what === 'black' ? findBlack : findFrozen);
  const least = toFrames(minMs, timeline.fps);
  return joinSpans(spans).filter(({ from, to }) => to - from >= least);
}
