import { z } from 'zod';
import { createFreshIds } from '../../edit/fresh-ids.ts';
import type { Scene, Sentence, Source } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import {
  type Music,
  type Rational,
  type Timeline,
  timelineFrames,
  toFrames,
} from '../../edit/timeline.ts';
import { maxMusicDb, toMusicDb } from '../../edit/volume.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { stretchesIn } from '../../plan/words/times.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, framesToSeconds } from '../telling.ts';
import { beatNeeds, cutsOnBeat, putOnBeat } from './music-beat.ts';
import { type Picked, pickMusic } from './music-source.ts';
import {
  isAboutSomebody,
  mentionsBeat,
  mentionsMusic,
  moodIn,
  withoutMoods,
} from './music-words.ts';

const params = z.object({
  from: z.enum(['any', 'upload', 'bed']).default('any'),
  mood: z.enum(['calm', 'bright']).optional(),
  isSynced: z.boolean().default(false),
  /** 0 leaves the music as it is under speech. */
  duckDb: z.number().min(0).max(40).default(12),
  gainDb: z.number().min(-40).max(maxMusicDb).default(0),
  offsetMs: z.int().min(0).max(36_000_000).optional(),
  /** Where on the timeline; the whole of it unless said. */
  fromMs: z.int().min(0).optional(),
  toMs: z.int().min(0).optional(),
});
type Wish = z.infer<typeof params>;

/** "Play it quietly". */
const quietDb = -6;
const fadeInMs = 500;
const fadeOutMs = 2000;

/** "The music should only start when the second clip does": it lies under all of the film. */
const hangsOnPart =
  /\b(?:music|song|track|soundtrack|it)\b[^,]*\b(?:start|begin|come in|kick in|set in|stop|end|play)\w*\b[^,]*\b(?:when|until|after|before|once|as soon as|with|at|on|in) (?:the (?!start|beginning|end|very)|clip)/;

export const addMusic = defineOperation<Wish>({
  kind: 'add_music',
  phase: 'sound',
  params,
  recognise(clause) {
    const { text } = clause;
    if (!mentionsMusic(text) || isAboutSomebody(text) || hangsOnPart.test(text)) return undefined;
    if (polarityOf(clause) !== 'want') return undefined;
    if (/\b(?:keep|leave)\b(?!.*\badd\b)(?<!\b(?:add|put|use)\b.*)|保留|留着/.test(text)) return [];
    if (!adding.test(text) && !isJustNamed(text)) return undefined;
    return [toWish(text)];
  },
  needs: (wish, scene) => (wish.isSynced ? beatNeeds(pickMusic(scene, wish)?.source, scene) : []),
  apply(timeline, wish, scene) {
    const picked = placedAlready(timeline, wish, scene) ?? pickMusic(scene, wish);
    if (picked === undefined) {
      return unchanged(
        'I have no music to add: send me a song.',
        '没有可用的音乐：请发一首歌给我。',
      );
    }
    const music = lay(timeline, picked.source, wish);
    if (music === undefined) {
      return unchanged('The music would begin after the end.', '音乐的开始时间超过了视频结尾。');
    }
    const laid = { ...timeline, music: [music] };
    if (!wish.isSynced) return { kind: 'changed', timeline: laid, ...withNote(picked.note) };
    const synced = putOnBeat(laid, music, { scene, mayShift: wish.offsetMs === undefined });
    const note = joinNotes(picked.note, synced.note);
    return { kind: 'changed', timeline: synced.timeline, ...withNote(note) };
  },
  tell({ before, after, scene }) {
    const music = after.music[0];
    const source = music === undefined ? undefined : findSource(scene, music.source);
    if (music === undefined || source === undefined) return { en: '', zh: '' };
    const moved = tellMoved(before.music[0], music, after.fps);
    if (moved !== undefined) return moved;
    const isNew = before.music.length === 0;
    const under = underVoice(after, music, scene);
    const beat = tellBeat(after, music, scene);
    return {
      en: `${isNew ? 'Added' : 'Changed the'} music${isNew ? '' : ' to'} “${source.name}”${beat.en}.${under.en}`,
      zh: `${isNew ? '加了' : '换成了'}音乐“${source.name}”${beat.zh}。${under.zh}`,
    };
  },
});

const adding =
  /\b(?:another|try|(?:stops?|ends?|start)(?=[^,]*\d)|until|till|add|put|use|with|need|want|give|lay|play|throw|drop|set|insert|include|get|have|make|sync\w*|match|need|some|apply|choose|pick|change|switch|swap|replace|overlay|underscore|as)\b|(?:加|配|用|来|放|要|插|添|换|铺|垫|搭|选|做|给|弄|整|当)(?![得过]|了(?![音首段一]))|卡点|踩点/;

const named =
  /\b(?:music|songs?|soundtracks?|tunes?|beats?|vibes?|mp3|tracks?|lo-?fi)\b|音乐|配乐|歌曲?|曲子|伴奏|背景乐/;
/** Words around a bare name that say how, where and when. */
const around =
  /\d+ms|\d+%|\d+db|\b(?:please|too|as well|on|it|under|underneath|in|the|back|background|for|this|over|behind|now|maybe|only|from|at|until|to|whole|first|last|video|start|end|beginning|would|be|nice|great|cool|and|with|my|your|own|some|a|an|bit|little|more|like|of|quiet|low|soft|kind|sort|type|something)\b|背景|全程|从|到|只|的|在|一?[点些首段]|就行|吧|呗|要|来|低|小声?|开始|结尾|最/g;

/** "Calm music please" asks for it as well; a sentence that only mentions music asks for something else. */
function isJustNamed(text: string): boolean {
  const found = named.exec(text);
  if (found === null) return false;
  const isHan = /\p{Script=Han}/u.test(text);
  const before = unknownWords(text.slice(0, found.index));
  const after = unknownWords(text.slice(found.index + found[0].length));
  const most = (isHan ? 2 : 1) + (moodIn(text) === undefined ? 0 : isHan ? 5 : 2);
  return before <= most && after === 0;
}

function unknownWords(text: string): number {
  const rest = withoutMoods(text).replace(around, ' ').replace(new RegExp(named, 'g'), ' ');
  return rest.match(/[a-z']+|\p{Script=Han}/gu)?.length ?? 0;
}

function toWish(text: string): Wish {
  const mood = moodIn(text);
  const level = /(\d+(?:\.\d+)?)%/.exec(text)?.[1];
  return {
    from: sourceIn(text),
    ...(mood === undefined ? {} : { mood }),
    isSynced: mentionsBeat(text),
    duckDb: duckIn(text),
    gainDb:
      level === undefined
        ? /\b(?:quietly|softly)\b|\b(?:at )?(?:a )?low (?:volume|level)\b|小声地|轻轻/.test(text)
          ? quietDb
          : 0
        : Math.max(-40, Math.min(maxMusicDb, toMusicDb(Number(level)))),
    ...placeIn(text),
  };
}

/** Where it lies on the film, or else where in the song it begins. */
function placeIn(text: string): Pick<Wish, 'fromMs' | 'toMs' | 'offsetMs'> {
  const onlyFrom =
    /\bonly (?:start|begin|play|come)s?(?: in| playing)? (?:at|from|after) (?:the )?(?:first )?(\d+)ms$/.exec(
      text,
    )?.[1];
  if (onlyFrom !== undefined) return { fromMs: Number(onlyFrom) };
  const [stretch] = stretchesIn(text);
  const until =
    /\b(?:until|till|up to|(?:stops?|stopping|ends?|ending) (?:it |the (?:music|song) )?at)\s*(\d+)ms|(?:放|播|只)?到第?\s*(\d+)ms\s*(?:就|为止)?(?:停|结束|为止)/.exec(
      text,
    );
  const between =
    stretch?.from.from === 'start' && stretch.to.from === 'start' ? stretch : undefined;
  const offset =
    /(?:start(?:ing|s)?|begin(?:ning|s)?|play(?:ing)?|from|skip)[^,]{0,20}?(\d+)ms|从[^，,\d]{0,6}(\d+)ms\s*(?:开始)?/.exec(
      text,
    );
  if (between !== undefined) return { fromMs: between.from.ms, toMs: between.to.ms };
  const film =
    /(?:从|在)?第?\s*(\d+)ms\s*(?:处|那里|这里|的?地方|的?时候|左右)?(?:开始|起)?(?:再|就|才)?(?:加|配|放|来|上|插)(?!.*从)/.exec(
      text,
    );
  if (film !== null && !/歌的|曲子?的|副歌/.test(text)) return { fromMs: Number(film[1]) };
  if (until !== null) return { fromMs: 0, toMs: Number(until[1] ?? until[2]) };
  return offset === null ? {} : { offsetMs: Number(offset[1] ?? offset[2]) };
}

function sourceIn(text: string): Wish['from'] {
  if (
    /\b(?:this|that|my|attached|uploaded|the) (?:\w+ )?(?:mp3|song|track|tune|file|audio)|\bmp3\b|这首|这个音乐|这段音乐|我的音乐|我发的|上传的|[我这]的?歌|我传的/.test(
      text,
    )
  )
    return 'upload';
  return /\byour(?:s| own)?\b|built-?in|stock|自带|内置/.test(text) ? 'bed' : 'any';
}

function duckIn(text: string): number {
  if (/(?:no|without|don't|not) duck|不要?压低|不要?闪避/.test(text)) return 0;
  const db =
    /duck[^,]{0,16}?(\d+(?:\.\d+)?)db|(\d+(?:\.\d+)?)db (?:under|below)|压低\s*(\d+(?:\.\d+)?)db/.exec(
      text,
    );
  return Math.min(40, Number(db?.[1] ?? db?.[2] ?? db?.[3] ?? 12));
}

/** "Stop the music at 0:15" is about the song that is there. */
function placedAlready(timeline: Timeline, wish: Wish, scene: Scene): Picked | undefined {
  const [music] = timeline.music;
  const isPlacing = wish.toMs !== undefined && wish.from === 'any' && wish.mood === undefined;
  if (music === undefined || !isPlacing) return undefined;
  const source = findSource(scene, music.source);
  return source === undefined ? undefined : { source };
}

/** Loops are the renderer's business: the piece lasts as long as the picture it lies under. */
function lay(timeline: Timeline, source: Source, wish: Wish): Music | undefined {
  const { fps } = timeline;
  const end = timelineFrames(timeline);
  const at = toFrames(wish.fromMs ?? 0, fps);
  const to = wish.toMs === undefined ? end : Math.min(end, toFrames(wish.toMs, fps));
  const frames = to - at;
  if (frames < 1) return undefined;
  const fadeIn = Math.min(toFrames(fadeInMs, fps), Math.floor(frames / 4));
  const fadeOut = Math.min(toFrames(fadeOutMs, fps), Math.floor(frames / 4));
  const { gainDb, duckDb } = wish;
  const offset = toFrames((wish.offsetMs ?? 0) % Math.max(1, source.facts.durationMs), fps);
  const id = createFreshIds(timeline)('m');
  return {
    id,
    source: source.id,
    at,
    frames,
    offset,
    gainDb,
    duckDb,
    fadeIn,
    fadeOut,
    onBeat: false,
  };
}

/** The same song at another place of the film. */
function tellMoved(old: Music | undefined, now: Music, fps: Rational): Sentence | undefined {
  const isSame = old?.at === now.at && old.frames === now.frames;
  if (old?.source !== now.source || isSame) return undefined;
  const from = framesToSeconds(now.at, fps);
  const to = framesToSeconds(now.at + now.frames, fps);
  return {
    en: `The music plays from ${from} to ${to} s now.`,
    zh: `音乐现在从${from}秒放到${to}秒。`,
  };
}

/** "Music sits 12 dB under the voice." where there is a voice. */
function underVoice(timeline: Timeline, music: Music, scene: Scene): Sentence {
  const hasVoice = timeline.clips.some(
    (clip) => clip.gainDb !== null && findSource(scene, clip.asset)?.facts.sound !== undefined,
  );
  const db = Math.round(music.duckDb - music.gainDb);
  if (!hasVoice || music.duckDb === 0 || db <= 0) return { en: '', zh: '' };
  return { en: ` Music sits ${db} dB under the voice.`, zh: `音乐比人声低${db}分贝。` };
}

function tellBeat(timeline: Timeline, music: Music, scene: Scene): Sentence {
  const found = music.onBeat ? cutsOnBeat(timeline, music, scene) : undefined;
  if (found === undefined) return { en: '', zh: '' };
  const { cuts, isEndOnBeat, bpm } = found;
  if (cuts === 0) {
    return isEndOnBeat
      ? { en: ` and ended it on the beat (${bpm} bpm)`, zh: `，结尾踩在节拍上（每分钟${bpm}拍）` }
      : { en: '', zh: '' };
  }
  return {
    en: ` and put ${count(cuts, 'cut')} on its beat (${bpm} bpm)`,
    zh: `，${cuts}个剪切点踩在节拍上（每分钟${bpm}拍）`,
  };
}

function withNote(note: Sentence | undefined): { note?: Sentence } {
  return note === undefined ? {} : { note };
}

function joinNotes(a: Sentence | undefined, b: Sentence | undefined): Sentence | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { en: `${a.en} ${b.en}`, zh: `${a.zh}${b.zh}` };
}
