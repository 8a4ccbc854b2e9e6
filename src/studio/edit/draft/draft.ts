import { trackTypes } from '../../../protocol/draft.ts';
import { layersOf } from '../picture/layer.ts';
import type { Look } from '../picture/look.ts';
import {
  type Clip,
  clipFrames,
  clipStarts,
  type Fade,
  type Fades,
  type Frames,
  type Music,
  type Rational,
  type SourceId,
  type Timeline,
  type Title,
  timelineFrames,
  toMs,
} from '../timeline.ts';
import { toMusicPercent, toPercent } from '../volume.ts';
import { draftBounds } from './draft-bounds.ts';
import { toLayerSegment } from './draft-layers.ts';
import type { ClipSegment, MusicSegment, StudioDraft, TitleSegment } from './draft-schema.ts';
import { toLineSegments, toWireSubtitles } from './draft-subtitles.ts';

export { readDraft } from './read-draft.ts';

type Names = ReadonlyMap<SourceId, string>;

/**
 * The timeline as the wire shows it (protocol, section 5.1). `d` and `start` are for readers; what counts is in `m.f`:
 * where on the timeline, then the window of the source, in frames of `m.fps`.
 */
export function toDraft(timeline: Timeline, names: Names): StudioDraft {
  const { fps, canvas, titles, music } = timeline;
  const starts = clipStarts(timeline);
  const clips = timeline.clips.map((clip, nth) =>
    clipSegment(clip, starts[nth] ?? 0, { fps, names }),
  );
  const songs = music.map((each) => musicSegment(each, { fps, names }));
  const texts = [
    ...titles.map((title) => titleSegment(title, fps)),
    ...toLineSegments(timeline, names),
  ];
  const tracks: StudioDraft['t'] = [];
  const picture = wholeMs(timelineFrames(timeline), fps);
  if (clips.length > 0) tracks.push({ tt: trackTypes.video, d: picture, sg: clips });
  const layers = layersOf(timeline).map((layer) =>
    toLayerSegment(layer, {
      title: nameOf(layer.asset, names),
      toMs: (frames) => wholeMs(frames, fps),
    }),
  );
  if (layers.length > 0) {
    tracks.push({ tt: trackTypes.video, over: true, d: lastEnd(layers), sg: layers });
  }
  if (songs.length > 0) tracks.push({ tt: trackTypes.audio, d: lastEnd(songs), sg: songs });
  if (texts.length > 0) tracks.push({ tt: trackTypes.text, d: lastEnd(texts), sg: texts });
  const { widthPx: width, heightPx: height, fit } = canvas;
  return {
    t: tracks,
    d: picture,
    m: {
      ...{ title: 'project', width, height, fit },
      fps: [fps.num, fps.den],
      ...(timeline.fades === undefined ? {} : { fades: wireFades(timeline.fades) }),
      ...(timeline.subtitles === undefined
        ? {}
        : { subtitles: toWireSubtitles(timeline.subtitles) }),
    },
  };
}

interface Telling {
  readonly fps: Rational;
  readonly names: Names;
}

function clipSegment(clip: Clip, at: Frames, { fps, names }: Telling): ClipSegment {
  const { transition } = clip;
  return {
    d: wholeMs(clipFrames(clip), fps),
    m: {
      id: clip.id,
      title: nameOf(clip.asset, names),
      start: wholeMs(at, fps),
      volume: toPercent(clip.gainDb),
      a: clip.asset,
      f: [at, clip.in, clip.out],
      speed: [clip.speed.num, clip.speed.den],
      gain: clip.gainDb,
      transition: transition === null ? null : { kind: transition.kind, f: transition.frames },
      ...playing(clip),
    },
  };
}

/** Only what is not as filmed, so that a plain draft stays plain. */
function playing({ reversed, hold, look, denoiseDb }: Clip): Partial<ClipSegment['m']> {
  return {
    ...(reversed === true ? { reversed } : {}),
    ...(hold === undefined ? {} : { hold }),
    ...(look === undefined ? {} : { look: wireLook(look) }),
    ...(denoiseDb === undefined ? {} : { denoise: denoiseDb }),
  };
}

/** The wire's own copy: a schema's lists may be written to. */
function wireLook({ zoom, covers, ...rest }: Look): NonNullable<ClipSegment['m']['look']> {
  return {
    ...rest,
    ...(covers === undefined ? {} : { covers: [...covers] }),
    ...(zoom === undefined ? {} : { zoom: { ...zoom, over: [...zoom.over] } }),
  };
}

function wireFades({ in: first, out: last }: Fades): NonNullable<StudioDraft['m']['fades']> {
  const toWire = ({ frames, of, colour }: Fade) => ({ f: frames, of, colour });
  return {
    ...(first === undefined ? {} : { in: toWire(first) }),
    ...(last === undefined ? {} : { out: toWire(last) }),
  };
}

function musicSegment(music: Music, { fps, names }: Telling): MusicSegment {
  return {
    d: wholeMs(music.frames, fps),
    m: {
      id: music.id,
      title: nameOf(music.source, names),
      start: wholeMs(music.at, fps),
      volume: toMusicPercent(music.gainDb),
      a: music.source,
      f: [music.at, music.offset, music.offset + music.frames],
      gain: music.gainDb,
      duck: music.duckDb,
      fade: [music.fadeIn, music.fadeOut],
      onBeat: music.onBeat,
    },
  };
}

function titleSegment(title: Title, fps: Rational): TitleSegment {
  return {
    d: wholeMs(title.frames, fps),
    m: {
      id: title.id,
      title: title.text,
      text: title.text,
      start: wholeMs(title.at, fps),
      f: [title.at, 0, title.frames],
      position: title.position,
      ...(title.style === undefined ? {} : { style: title.style }),
    },
  };
}

function lastEnd(
  segments: readonly { readonly d: number; readonly m: { readonly start: number } }[],
) {
  return Math.max(...segments.map((each) => each.m.start + each.d));
}

function wholeMs(frames: Frames, fps: Rational): number {
  return Math.round(toMs(frames, fps));
}

function nameOf(source: SourceId, names: Names): string {
  return (names.get(source) ?? source).slice(0, draftBounds.nameChars);
}
