import { z } from 'zod';
import { currentTimeline } from '../../edit/scene.ts';
import { maxMusicDb, roundDb, toMusicPercent } from '../../edit/volume.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { type Change, defineOperation, type Hearing, unchanged } from '../operation.ts';
import { type LevelWish, levelIn } from '../sound/level-words.ts';
import { mentionsMusic, moodIn } from './music-words.ts';

const params = z.object({
  mode: z.enum(['by', 'to', 'duck']),
  db: z.number().min(-60).max(60),
});
type Wish = z.infer<typeof params>;

const lowestDb = -40;

/** Right after music was added its level needs no name. */
const ofLastMusic =
  /^(?:the )?(?:volume|声音|音量)|^(?:but )?(?:not )?(?:too|so) (?:loud|quiet|soft)|^(?:但)?(?:别|不要)?太[大小]声/;

/** "Soft piano music" is a kind of music, not a level. */
const ofSuchMusic =
  /\b(?:soft|quiet|gentle|low-?key)\b (?:[a-z]+ ){0,2}(?:music|songs?|tunes?|beats?|tracks?)\b/;

export const musicLevel = defineOperation<Wish>({
  kind: 'music_level',
  phase: 'sound',
  isSilentAlone: true,
  params,
  recognise({ text }, hearing) {
    const isAfterMusic = /^(?:add_music|music_level)$/.test(hearing.previousKind ?? '');
    const isLeftOut = isAfterMusic && ofLastMusic.test(text);
    if (!(mentionsMusic(text) || isLeftOut) || /⟦/.test(text)) return duckAlone(text);
    if (/\b(?:compared (?:to|with)|than) the music\b|比音乐/.test(text)) return undefined;
    const duck = duckIn(text);
    if (duck !== undefined) return [duck];
    const wish = levelIn(text, 'music');
    if (wish === undefined || isOfNewMusic(text, wish, hearing)) return undefined;
    return isNegated(text) ? [] : [wish];
  },
  apply(timeline, { mode, db }) {
    if (timeline.music.length === 0) {
      return unchanged(
        'There is no music yet: say “add music” for some.',
        '还没有音乐：说“加音乐”就能配上。',
      );
    }
    const music = timeline.music.map((each) => {
      if (mode === 'duck') return { ...each, duckDb: Math.max(0, Math.min(40, db)) };
      const wanted = mode === 'to' ? db : each.gainDb + db;
      return { ...each, gainDb: roundDb(Math.max(lowestDb, Math.min(maxMusicDb, wanted))) };
    });
    const isSame = music.every((each, nth) => {
      const old = timeline.music[nth];
      return old?.gainDb === each.gainDb && old.duckDb === each.duckDb;
    });
    if (isSame && mode === 'duck') return ducked(db);
    if (isSame) return unchanged('The music cannot go further that way.', '音乐已经到头了。');
    return { kind: 'changed', timeline: { ...timeline, music } };
  },
  tell({ before, after, params: { mode } }) {
    const [old, now] = [before.music[0], after.music[0]];
    if (old === undefined || now === undefined) return { en: '', zh: '' };
    if (mode === 'duck') {
      return {
        en: `Under speech the music goes down by ${now.duckDb} dB now.`,
        zh: `说话时音乐会压低${now.duckDb}分贝。`,
      };
    }
    const change = `${toMusicPercent(old.gainDb)}% → ${toMusicPercent(now.gainDb)}%`;
    return { en: `Music level: ${change}.`, zh: `音乐音量：${change}。` };
  },
});

function ducked(db: number): Change {
  return db === 0
    ? unchanged('The music does not go down under speech.', '说话时音乐本来就不会压低。')
    : unchanged(
        `The music goes down by ${db} dB under speech already; say “duck by ${db + 6} dB” for more.`,
        `说话时音乐已经会压低${db}分贝；还要更低可以说“压低${db + 6}分贝”。`,
      );
}

/** "Swap the clips, music 30 %" and "add calm music": the level is that of music that is wanted. */
function isOfNewMusic(text: string, wish: LevelWish, { previousKind, scene }: Hearing): boolean {
  const isAdding =
    /\badd\b|\bput\b|\buse\b|\bneed\b|\bwant (?:my|our|this|a|an|some)\b|加(?!大)|配|来一?[段首]/.test(
      text,
    );
  if (isAdding && !hasMusicSense(text)) return true;
  if (/\bas (?:the |my |our )?(?:background|music|soundtrack|song)\b|做背景|当背景/.test(text))
    return true;
  if (isLaidUnder(text)) return true;
  const isMood = moodIn(text) !== undefined && !/\b(?:soft|quiet|loud)er\b|一?[点些]/.test(text);
  if (isMood && scene.history.revisions.length === 0) return true;
  const hasMusic = (currentTimeline(scene.history)?.music.length ?? 0) > 0;
  if (!hasMusic && ofSuchMusic.test(text)) return true;
  if (wish.mode !== 'to' || hasMusic || previousKind === undefined) return false;
  return !/music|replace_sound|slideshow/.test(previousKind);
}

/** "Duck by 15 dB" needs no word for music. */
function duckAlone(text: string): readonly Wish[] | undefined {
  const duck = /\bduck|压低\s*\d|闪避/.test(text) ? duckIn(text) : undefined;
  return duck === undefined ? undefined : [duck];
}

function duckIn(text: string): Wish | undefined {
  const isDuck =
    /\bduck|闪避|压低|\b(?:when|while|whenever)\b[^,]*\b(?:talk|speak|voice|speech)|\bunder (?:the |my )?(?:voice|speech)|说话的?时|讲话时|人声时/.test(
      text,
    );
  if (!isDuck) return undefined;
  if (/\b(?:no|don'?t|not|without|stop|turn off)\b[^,]{0,10}\bduck|不要?闪避|不要压低/.test(text))
    return { mode: 'duck', db: 0 };
  const db = /(\d+(?:\.\d+)?)db/.exec(text)?.[1];
  return { mode: 'duck', db: Math.min(40, Number(db ?? 12)) };
}

function hasMusicSense(text: string): boolean {
  return /\b(?:louder|quieter|volume|level)\b|音量|大声|小声/.test(text);
}

/** "Put my mp3 under it at a low volume". */
function isLaidUnder(text: string): boolean {
  const isLaid =
    /\b(?:put|use|add|lay|play|want)\b[^,]*\b(?:my|this|the) (?:own )?(?:mp3|song|track|tune)\b/;
  return isLaid.test(text) && !/\b(?:louder|quieter|softer)\b/.test(text);
}
