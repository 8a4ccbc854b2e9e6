import { z } from 'zod';
import type { Scene, Sentence } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import type { Clip, Timeline } from '../../edit/timeline.ts';
import { roundDb, toPercent } from '../../edit/volume.ts';
import type { Clause } from '../../plan/clauses/clause.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { mentionsMusic } from '../music/music-words.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { changeClips, isolate, targetIn, targetShape, targetSpan } from '../target.ts';
import { levelIn } from './level-words.ts';

const params = z.object({
  mode: z.enum(['by', 'to', 'mute', 'unmute']),
  db: z.number().min(-60).max(60).default(0),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

const loudestDb = 24;
const quietestDb = -40;
const sounds =
  /\bsounds?\b|\baudio\b|\bvolume\b|\bvoices?\b|\bspeech\b|\bnoise\b|\bloud|\bquiet|\btalking\b|\baudible\b|原声|声音|音量|人声|原音|说话|讲话|大声|小声|音频|太吵|太响|听不|\d+db|\bturn (?:it|this|that|everything|clip-?\d+|the (?:clip|video)) (?:up|down)\b/;

const leftAlone =
  /\b(?:keep|leave)\b|\b(?:don't|do not) (?:touch|change)\b|保留|留着|(?:别|不要|不用)(?:动|碰|改)/;

export const setVolume = defineOperation<Wish>({
  kind: 'set_volume',
  phase: 'sound',
  isSilentAlone: true,
  params,
  recognise(clause) {
    const { text } = clause;
    if (mentionsMusic(text) || /⟦|\bpause|\bsilences\b|停顿|气口/.test(text)) return undefined;
    if (leftAlone.test(text) && sounds.test(text)) return [];
    // The sound without the picture is a file.
    if (
      /只[要留]?(?:声音|音频|音轨|原声)|不要画面|\b(?:only|just) the (?:sound|audio)\b/.test(text)
    )
      return undefined;
    const wishes = unmuteIn(text) ?? muteIn(clause) ?? levelWishIn(text);
    return wishes?.map((wish) => ({ ...wish, ...targetIn(text) }));
  },
  apply(timeline, wish, scene) {
    const place = targetSpan(timeline, wish);
    if ('why' in place) return place.why;
    const { timeline: split, first, end } = isolate(timeline, place.span);
    if (!split.clips.slice(first, end).some((clip) => hasSound(clip, scene))) {
      return unchanged(
        'There is no sound to change: it was filmed without.',
        '这里本来就没有声音。',
      );
    }
    return changeClips(timeline, wish, {
      change: (clip) => withLevel(clip, wish),
      already: { en: 'The sound is like that already.', zh: '声音已经是这样了。' },
    });
  },
  tell({ before, after, params: { mode, clip, range } }) {
    const where = tellPlace(clip, range !== undefined);
    if (mode === 'mute')
      return { en: `Muted the original sound${where.en}.`, zh: `${where.zh}原声关掉了。` };
    if (mode === 'unmute') return { en: 'The original sound is back.', zh: '恢复了原声。' };
    const old = new Map(before.clips.map((each) => [each.id, each.gainDb] as const));
    const changed = after.clips.find((each) => old.get(each.id) !== each.gainDb);
    const was = changed === undefined ? undefined : gainBefore(before, changed);
    const change = `${toPercent(was ?? null)}% → ${toPercent(changed?.gainDb ?? null)}%`;
    return { en: `Original sound${where.en}: ${change}.`, zh: `${where.zh}原声音量：${change}。` };
  },
});

function tellPlace(clip: number | undefined, isPart: boolean): Sentence {
  if (isPart) return { en: ' in that part', zh: '这部分' };
  if (clip === undefined) return { en: '', zh: '' };
  return clip < 0
    ? { en: ' of the last clip', zh: '最后一段' }
    : { en: ` of clip ${clip}`, zh: `第${clip}段` };
}

function unmuteIn(text: string): readonly Wish[] | undefined {
  const isBack =
    /\bunmute|取消静音|恢复原声|恢复声音|打开声音|声音打开|开声音|\bturn (?:the )?(?:sound|audio|volume) back on|\b(?:sound|audio) back\b|\b(?:restore|bring back|turn (?:back )?on)\b[^,]*\b(?:sound|audio)/;
  return isBack.test(text) ? [{ mode: 'unmute', db: 0 }] : undefined;
}

/** "Don't make me sound weird" is about how it sounds. */
const soundsLike =
  /\b(?:make|making|let|letting) (?:\S+ ){1,3}sound\b(?! (?:off|out|away))|\bsounds? like\b/;

function muteIn(clause: Clause): readonly Wish[] | undefined {
  const { text } = clause;
  const isWord =
    /\bmut(?:e|ed|ing)\b|\bno (?:original )?(?:sound|audio)\b|\b(?:be|go|stay|completely|totally) silent\b|\bmake (?:\S+ ){1,4}silent\b|\bsilence (?:the|it|this|clip|original)|静音(?!太多|太长|部分|片段|段)|消音|关掉声音|不要声音|没有声音|声音[^，,]{0,2}(?:关|去)[掉了]?|\b(?:sound|audio|volume) (?:is |to be )?off\b|\bturn (?:the )?(?:sound|audio|volume) off\b/.test(
      text,
    );
  const isOfPart =
    /\b(?:after|when|where|while|parts?|bits?|sections?)\b|[的]?(?:地方|部分|时候)|之[后前]/.test(
      text,
    );
  const isGone =
    sounds.test(text) && !isOfPart && !soundsLike.test(text) && polarityOf(clause) === 'remove';
  if (!isWord && !(isGone && levelIn(text, 'sound') === undefined)) return undefined;
  const isLeft = /\bmut|静音/.test(text) && isNegated(text) && !/\bno\b/.test(text);
  return isLeft ? [] : [{ mode: 'mute', db: 0 }];
}

/** "Anything quieter than talking" names a part of the film. */
const ofWhatIsHeard =
  /\b(?:anything|everything|whatever|stuff|(?:all |the )?(?:parts?|bits?|moments?)) (?:(?:that|which) )?(?:is |are |was |'s )?(?:louder|quieter|softer) than\b/;

function levelWishIn(text: string): readonly Wish[] | undefined {
  if (!sounds.test(text) || isNegated(text) || ofWhatIsHeard.test(text)) return undefined;
  const wish = levelIn(text, 'sound');
  return wish === undefined ? undefined : [wish];
}

function hasSound(clip: Clip, scene: Scene): boolean {
  return findSource(scene, clip.asset)?.facts.sound !== undefined;
}

function withLevel(clip: Clip, { mode, db }: Wish): Clip {
  if (mode === 'mute') return { ...clip, gainDb: null };
  if (mode === 'unmute') return { ...clip, gainDb: clip.gainDb ?? 0 };
  const wanted = mode === 'to' ? db : (clip.gainDb ?? 0) + db;
  if (mode === 'to' && db <= -60) return { ...clip, gainDb: null };
  return { ...clip, gainDb: roundDb(Math.max(quietestDb, Math.min(loudestDb, wanted))) };
}

/** The level that the piece's own material had. */
function gainBefore(before: Timeline, piece: Clip): number | null | undefined {
  return before.clips.find(
    (clip) => clip.asset === piece.asset && clip.in <= piece.in && piece.out <= clip.out,
  )?.gainDb;
}
