import { z } from 'zod';
import type { Scene } from '../../edit/scene.ts';
import { settle } from '../../edit/settle.ts';
import { findSource, lengthsIn } from '../../edit/source-length.ts';
import {
  clipFrames,
  type Frames,
  type Timeline,
  timelineFrames,
  toFrames,
} from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { kenBurns } from '../motion/ken-burns.ts';
import { addMusic } from '../music/add-music.ts';
import { pickMusic } from '../music/music-source.ts';
import { moodIn } from '../music/music-words.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { clock, count, framesToSeconds, lengthMs } from '../telling.ts';
import { addTransitions } from '../transitions/add-transitions.ts';
import { isPhoto, withPhotoLengths } from './photo-lengths.ts';

const params = z.object({
  /** How long each photo is shown. */
  ms: z.int().min(100).max(600_000).optional(),
  /** The photos together last as long as the song. */
  toMusic: z.boolean().default(false),
  withMusic: z.boolean().default(false),
  from: z.enum(['any', 'upload', 'bed']).default('any'),
  mood: z.enum(['calm', 'bright']).optional(),
});
type Wish = z.infer<typeof params>;

const usualMs = 3000;
const shortestMs = 300;
const photoVideo =
  /\bslide ?-?shows?\b|\b(?:photo|picture) (?:video|movie|montage)\b|\b(?:video|movie|film|clip|montage)\b[^,]{0,16}\b(?:from|of|with|out of) (?:the |these |this |my |all (?:the )?)*(?:photos?|pictures?|images?)\b|\b(?:photos?|pictures?|images?)\b[^,]{0,16}\binto (?:a |an |1 )?(?:\w+ )?(?:video|movie|film|clip|montage)\b|相册|幻灯片|(?:照片|图片|相片).{0,16}[做弄剪合拼制][成作]?[^，,]{0,4}(?:视频|影片|短片|片子|vlog)/;
const music = /\bmusic\b|\bsongs?\b|\bsound ?track\b|音乐|歌|配乐/;
const ownSound =
  /\b(?:this|that|the|my) (?:audio|mp3|sound|song|track|voice|recording|voice ?over)\b|这[首段个条](?:音频|音乐|歌|录音)|我的(?:音频|录音|歌)/;

/** "Make a slideshow of these photos with music": lengths, crossfades and music at once. */
export const slideshow = defineOperation<Wish>({
  kind: 'slideshow',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (!photoVideo.test(text) || /⟦/.test(text)) return undefined;
    if (isNegated(text)) return [];
    const ms = /(\d+)ms/.exec(text)?.[1];
    const isOwn = ownSound.test(text);
    const mood = moodIn(text);
    return [
      {
        ...(ms === undefined ? {} : { ms: Math.max(100, Math.min(600_000, Number(ms))) }),
        toMusic: isOwn && ms === undefined,
        withMusic: isOwn || music.test(text),
        from: isOwn ? 'upload' : 'any',
        ...(mood === undefined ? {} : { mood }),
      },
    ];
  },
  apply(timeline, wish, scene) {
    if (!timeline.clips.some((clip) => isPhoto(clip, scene))) {
      return unchanged(
        'There are no photos here; send me some and I make a slideshow of them.',
        '这里没有照片；发几张来就能做成相册视频。',
      );
    }
    const timed = withPhotoLengths(timeline, scene, lengthsFor(timeline, wish, scene));
    const joined = addTransitions.apply(timed, { style: 'fade', where: 'all' }, scene);
    const shown = inMotion(
      joined.kind === 'changed' ? settled(joined.timeline, scene) : timed,
      scene,
    );
    if (!wish.withMusic) return { kind: 'changed', timeline: shown };
    const { from, mood } = wish;
    const laid = addMusic.apply(shown, { from, mood, isSynced: false }, scene);
    return laid.kind === 'changed' ? laid : { kind: 'changed', timeline: shown, note: laid.why };
  },
  tell({ before, after, scene }) {
    const photos = after.clips.filter((clip) => isPhoto(clip, scene));
    const [first] = photos;
    const each = framesToSeconds(first === undefined ? 0 : clipFrames(first), after.fps);
    const source =
      after.music[0] === undefined ? undefined : findSource(scene, after.music[0].source);
    const isNew = source !== undefined && after.music[0]?.source !== before.music[0]?.source;
    const length = clock(lengthMs(after));
    return {
      en: `${count(photos.length, 'photo')} as a slideshow of ${length}, about ${each} s each, with crossfades and slow moves${isNew ? ` and the music “${source.name}”` : ''}.`,
      zh: `${photos.length}张照片做成了相册视频，全长${length}，每张约${each}秒，之间有叠化，画面有缓慢运镜${isNew ? `，配了音乐“${source.name}”` : ''}。`,
    };
  },
});

/** Photos that stand still look like a mistake. */
function inMotion(timeline: Timeline, scene: Scene): Timeline {
  const change = kenBurns.apply(timeline, {}, scene);
  return change.kind === 'changed' ? change.timeline : timeline;
}

function settled(timeline: Timeline, scene: Scene): Timeline {
  return settle(timeline, lengthsIn(scene, timeline.fps));
}

/** Frames for each photo; with a song what it lasts is shared out to the frame. */
function lengthsFor(
  timeline: Timeline,
  wish: Wish,
  scene: Scene,
): (clip: unknown, nth: number) => Frames {
  const { fps } = timeline;
  const usual = toFrames(wish.ms ?? usualMs, fps);
  const song = wish.toMusic
    ? pickMusic(scene, { from: 'upload', isSynced: false })?.source
    : undefined;
  if (song === undefined || song.id.startsWith('bed_')) return () => usual;
  const photos = timeline.clips.filter((clip) => isPhoto(clip, scene));
  const others = timelineFrames(timeline) - photos.reduce((sum, clip) => sum + clipFrames(clip), 0);
  const left = toFrames(song.facts.durationMs, fps) - others;
  const share = Math.floor(left / photos.length);
  if (share < toFrames(shortestMs, fps)) return () => usual;
  return (_, nth) => share + (nth < left % photos.length ? 1 : 0);
}
