import { z } from 'zod';
import type { Sentence } from '../../edit/scene.ts';
import {
  type Fade,
  type Fades,
  type Timeline,
  timelineFrames,
  toFrames,
} from '../../edit/timeline.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { framesToSeconds } from '../telling.ts';
import { fadeWishIn } from './fade-words.ts';

const params = z.object({
  edge: z.enum(['in', 'out', 'both']),
  mode: z.enum(['add', 'remove']).default('add'),
  ms: z.int().min(1).max(60_000).optional(),
  colour: z.enum(['black', 'white']).default('black'),
  of: z.enum(['both', 'picture', 'sound']).default('both'),
});
type Wish = z.infer<typeof params>;

const usualMs = { in: 800, out: 1000 } as const;
/** Longer is no fade any more but a dark film. */
const longestMs = 10_000;
/** Of the film, for one fade. */
const mostShare = 1 / 3;

/** The film's own start and end; between clips there are transitions, and music has its own fades. */
export const fadeFilm = defineOperation<Wish>({
  kind: 'fade_film',
  phase: 'text',
  params,
  recognise(clause) {
    const wish = fadeWishIn(clause.text);
    if (wish === undefined) return undefined;
    const polarity = polarityOf(clause);
    if (polarity === 'keep') return [];
    return [{ ...wish, mode: polarity === 'remove' ? 'remove' : 'add' }];
  },
  apply(timeline, wish) {
    const edges = wish.edge === 'both' ? (['in', 'out'] as const) : ([wish.edge] as const);
    if (wish.mode === 'remove') return withoutFades(timeline, edges);
    const added = edges.map((edge) => [edge, toFade(timeline, wish, edge)] as const);
    const fades: Fades = { ...timeline.fades, ...Object.fromEntries(added) };
    if (JSON.stringify(fades) === JSON.stringify(timeline.fades)) {
      return unchanged('It fades like that already.', '已经是这样淡入淡出了。');
    }
    return { kind: 'changed', timeline: { ...timeline, fades } };
  },
  tell({ after, params: wish }) {
    if (wish.mode === 'remove') return { en: 'Took the fade away.', zh: '去掉了淡入淡出。' };
    const edges = wish.edge === 'both' ? (['in', 'out'] as const) : ([wish.edge] as const);
    const told = edges.map((edge) => tellFade(edge, after));
    return {
      en: told.map((each) => each.en).join(' '),
      zh: told.map((each) => each.zh).join(''),
    };
  },
});

function toFade(timeline: Timeline, wish: Wish, edge: 'in' | 'out'): Fade {
  const wanted = toFrames(Math.min(longestMs, wish.ms ?? usualMs[edge]), timeline.fps);
  const most = Math.floor(timelineFrames(timeline) * mostShare);
  return { frames: Math.max(1, Math.min(wanted, most)), of: wish.of, colour: wish.colour };
}

function withoutFades(timeline: Timeline, edges: readonly ('in' | 'out')[]) {
  const left = Object.entries(timeline.fades ?? {}).filter(
    ([edge]) => !edges.some((each) => each === edge),
  );
  if (left.length === Object.keys(timeline.fades ?? {}).length) {
    return unchanged('There is no fade to take away.', '本来就没有淡入淡出。');
  }
  const { fades: _, ...bare } = timeline;
  if (left.length === 0) return { kind: 'changed' as const, timeline: bare };
  return { kind: 'changed' as const, timeline: { ...bare, fades: Object.fromEntries(left) } };
}

function tellFade(edge: 'in' | 'out', { fades, fps }: Timeline): Sentence {
  const fade = fades?.[edge];
  if (fade === undefined) return { en: '', zh: '' };
  const seconds = framesToSeconds(fade.frames, fps);
  const isIn = edge === 'in';
  if (fade.of === 'sound') {
    return {
      en: `The sound fades ${isIn ? 'in' : 'out'} over ${seconds} s.`,
      zh: `声音${isIn ? '淡入' : '淡出'}${seconds}秒。`,
    };
  }
  const colour = fade.colour === 'black' ? '黑' : '白';
  return {
    en: isIn
      ? `It fades in from ${fade.colour} over ${seconds} s.`
      : `It fades to ${fade.colour} over the last ${seconds} s.`,
    zh: isIn ? `开头从${colour}场淡入${seconds}秒。` : `结尾${seconds}秒淡出到${colour}场。`,
  };
}
