import { z } from 'zod';
import { toFrames } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { seconds } from '../telling.ts';
import { mentionsMusic } from './music-words.ts';

const params = z.object({
  ms: z.int().min(0).max(30_000),
  side: z.enum(['in', 'out', 'both']),
});
const usualMs = 3000;

/** "Fade the music out at the end": how long the music comes and goes. */
export const musicFade = defineOperation<z.infer<typeof params>>({
  kind: 'music_fade',
  phase: 'sound',
  params,
  recognise({ text }) {
    if (!mentionsMusic(text) || !/\bfad(?:e|es|ed|ing)\b|淡[入出]|渐[入出强弱]/.test(text))
      return undefined;
    if (/\btransition|\bcross|转场|\badd\b|⟦/.test(text)) return undefined;
    const isIn = /\bin\b|\bstart\b|\bbeginning\b|入|渐强|开头/.test(text);
    const isOut = /\bout\b|\bend\b|出|渐弱|结尾/.test(text);
    const lengths = /\bin\b[^,]*?(\d+)ms[^,]*?\bout\b[^,]*?(\d+)(ms)?/.exec(text);
    if (lengths !== null) return bothWays(lengths);
    const named = Number(/(\d+)ms/.exec(text)?.[1] ?? usualMs);
    const ms = isNegated(text) ? 0 : Math.min(30_000, named);
    return [{ ms, side: isIn === isOut ? 'both' : isIn ? 'in' : 'out' }];
  },
  apply(timeline, { ms, side }) {
    if (timeline.music.length === 0) {
      return unchanged(
        'There is no music yet: say “add music” for some.',
        '还没有音乐：说“加音乐”就能配上。',
      );
    }
    const music = timeline.music.map((each) => {
      const frames = Math.min(toFrames(ms, timeline.fps), Math.floor(each.frames / 2));
      return {
        ...each,
        fadeIn: side === 'out' ? each.fadeIn : frames,
        fadeOut: side === 'in' ? each.fadeOut : frames,
      };
    });
    return { kind: 'changed', timeline: { ...timeline, music } };
  },
  tell: ({ params: { ms, side } }) => ({
    en: `The music fades ${{ in: 'in', out: 'out', both: 'in and out' }[side]} over ${seconds(ms)} s.`,
    zh: `音乐${{ in: '淡入', out: '淡出', both: '淡入淡出' }[side]}${seconds(ms)}秒。`,
  }),
});

/** "In over 3000ms and out over 5000ms", or 5. */
function bothWays([, first, second, unit]: RegExpExecArray) {
  const out = Number(second) * (unit === undefined ? 1000 : 1);
  return [
    { ms: Math.min(30_000, Number(first)), side: 'in' as const },
    { ms: Math.min(30_000, out), side: 'out' as const },
  ];
}
