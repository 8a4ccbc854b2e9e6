import { z } from 'zod';
import type { Clip, Timeline } from '../../edit/timeline.ts';
import { roundDb, toPercent } from '../../edit/volume.ts';
import type { Clause } from '../../plan/clause.ts';
import { isNegated, polarityOf } from '../../plan/polarity.ts';
import { stretchesIn } from '../../plan/times.ts';
import { clipNumber, clipsIn, takeOrWhy } from '../clips/clip-target.ts';
import { mentionsMusic } from '../music/music-words.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { levelIn } from './level-words.ts';

const params = z.object({
  mode: z.enum(['by', 'to', 'mute', 'unmute']),
  db: z.number().min(-60).max(60).default(0),
  clip: clipNumber.optional(),
});
type Wish = z.infer<typeof params>;

const loudestDb = 24;
const quietestDb = -40;
const sounds =
  /\bsounds?\b|\baudio\b|\bvolume\b|\bvoices?\b|\bspeech\b|\bnoise\b|\bloud|\bquiet|\btalking\b|原声|声音|音量|人声|原音|说话|讲话|大声|小声|音频/;

export const setVolume = defineOperation<Wish>({
  kind: 'set_volume',
  phase: 'sound',
  isSilentAlone: true,
  params,
  recognise(clause) {
    const { text } = clause;
    if (mentionsMusic(text) || /⟦|\bpause|\bsilences\b|停顿|气口/.test(text)) return undefined;
    if (/\b(?:keep|leave)\b|保留|留着/.test(text) && sounds.test(text)) return [];
    if (stretchesIn(text).length > 0) return undefined;
    const wishes = unmuteIn(text) ?? muteIn(clause) ?? levelWishIn(text);
    const [clip] = clipsIn(text);
    return clip === undefined ? wishes : wishes?.map((wish) => ({ ...wish, clip }));
  },
  apply(timeline, wish) {
    const range = clipRange(timeline, wish);
    if ('why' in range) return range.why;
    const clips = timeline.clips.map((clip, nth) =>
      nth >= range.first && nth < range.end ? withLevel(clip, wish) : clip,
    );
    if (clips.every((clip, nth) => clip.gainDb === timeline.clips[nth]?.gainDb)) {
      return unchanged('The sound is like that already.', '声音已经是这样了。');
    }
    return { kind: 'changed', timeline: { ...timeline, clips } };
  },
  tell({ before, after, params: { mode } }) {
    if (mode === 'mute') return { en: 'Muted the original sound.', zh: '原声已静音。' };
    if (mode === 'unmute') return { en: 'The original sound is back.', zh: '恢复了原声。' };
    const nth = after.clips.findIndex((clip, index) => clip.gainDb !== before.clips[index]?.gainDb);
    const level = (timeline: Timeline) => toPercent(timeline.clips[nth]?.gainDb ?? null);
    const change = `${level(before)} % → ${level(after)} %`;
    return { en: `Original sound: ${change}.`, zh: `原声音量：${change}。` };
  },
});

function unmuteIn(text: string): readonly Wish[] | undefined {
  const isBack =
    /\bunmute|取消静音|恢复原声|恢复声音|\b(?:restore|bring back|turn (?:back )?on)\b[^,]*\b(?:sound|audio)/;
  return isBack.test(text) ? [{ mode: 'unmute', db: 0 }] : undefined;
}

function muteIn(clause: Clause): readonly Wish[] | undefined {
  const { text } = clause;
  const isWord =
    /\bmut(?:e|ed|ing)\b|\bno (?:original )?(?:sound|audio)\b|\bsilence (?:the|it|this|clip|original)|静音|消音|关掉声音|不要声音|没有声音/.test(
      text,
    );
  const isGone = sounds.test(text) && polarityOf(clause) === 'remove';
  if (!isWord && !(isGone && levelIn(text, 'sound') === undefined)) return undefined;
  const isLeft = /\bmut|静音/.test(text) && isNegated(text) && !/\bno\b/.test(text);
  return isLeft ? [] : [{ mode: 'mute', db: 0 }];
}

function levelWishIn(text: string): readonly Wish[] | undefined {
  if (!sounds.test(text) || isNegated(text)) return undefined;
  const wish = levelIn(text, 'sound');
  return wish === undefined ? undefined : [wish];
}

function clipRange(timeline: Timeline, { clip }: Wish) {
  if (clip === undefined) return { first: 0, end: timeline.clips.length };
  const found = takeOrWhy(timeline, clip);
  return 'why' in found ? found : found.take;
}

function withLevel(clip: Clip, { mode, db }: Wish): Clip {
  if (mode === 'mute') return { ...clip, gainDb: null };
  if (mode === 'unmute') return { ...clip, gainDb: clip.gainDb ?? 0 };
  const wanted = mode === 'to' ? db : (clip.gainDb ?? 0) + db;
  if (mode === 'to' && db <= -60) return { ...clip, gainDb: null };
  return { ...clip, gainDb: roundDb(Math.max(quietestDb, Math.min(loudestDb, wanted))) };
}
