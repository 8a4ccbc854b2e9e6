import { z } from 'zod';
import { trackTypes } from '../../../protocol/draft.ts';
import { StudioError } from '../../errors.ts';
import { layersOf } from '../picture/layer.ts';
import { endWithPicture } from '../settle.ts';
import {
  type AssetId,
  type Clip,
  type Fade,
  type Fades,
  type Music,
  type SourceId,
  type Timeline,
  type Title,
  timelineFrames,
  toMs,
} from '../timeline.ts';
import { draftBounds } from './draft-bounds.ts';
import { readLayer } from './draft-layers.ts';
import {
  type ClipSegment,
  type LayerSegment,
  type LineSegment,
  type MusicSegment,
  type StudioDraft,
  studioDraft,
  type TitleSegment,
} from './draft-schema.ts';
import { isLine, readSubtitles } from './draft-subtitles.ts';

/**
 * A posted draft as a timeline; the opposite of `toDraft`. Clips follow each other in their order, whatever their start
 * says. Throws `bad-draft` where anything is unknown, out of bounds, or names a source that is not in `known`.
 */
export function readDraft(foreign: unknown, known: ReadonlySet<SourceId>): Timeline {
  const parsed = studioDraft.safeParse(foreign);
  if (!parsed.success) throw badDraft(z.prettifyError(parsed.error).slice(0, 300));
  const draft = parsed.data;
  const { width: widthPx, height: heightPx, fit, fps } = draft.m;
  const { video, over, audio, text } = sortTracks(draft);
  const clips = video.map((each) => readClip(each, known));
  const timeline: Timeline = {
    fps: { num: fps[0], den: fps[1] },
    canvas: { widthPx, heightPx, fit },
    clips: clips.map((clip, nth) => (nth === 0 ? { ...clip, transition: null } : clip)),
    titles: text.flatMap((each) => (isLine(each) ? [] : [readTitle(each)])),
    music: audio.map((each) => readMusic(each, known)),
    ...(draft.m.fades === undefined ? {} : { fades: readFades(draft.m.fades) }),
    ...(over.length === 0
      ? {}
      : { layers: over.map((each) => readLayer(each, knownAsset(each.m.a, known))) }),
    ...readSubtitles(draft.m.subtitles, text.filter(isLine), known),
  };
  checkWhole(timeline);
  return endWithPicture(timeline);
}

/** One track of each kind at most: a second one would have no place in a timeline. */
function sortTracks(draft: StudioDraft) {
  const video: ClipSegment[] = [];
  const over: LayerSegment[] = [];
  const audio: MusicSegment[] = [];
  const text: (TitleSegment | LineSegment)[] = [];
  const kinds = draft.t.map((track) => ('over' in track ? 'over' : track.tt));
  if (new Set(kinds).size < draft.t.length) {
    throw badDraft('two tracks of one kind');
  }
  for (const track of draft.t) {
    if ('over' in track) over.push(...track.sg);
    else if (track.tt === trackTypes.video) video.push(...track.sg);
    else if (track.tt === trackTypes.audio) audio.push(...track.sg);
    else text.push(...track.sg);
  }
  return { video, over, audio, text };
}

function readClip({ m }: ClipSegment, known: ReadonlySet<SourceId>): Clip {
  return {
    id: m.id,
    asset: knownAsset(m.a, known),
    in: m.f[1],
    out: m.f[2],
    speed: { num: m.speed[0], den: m.speed[1] },
    gainDb: m.gain,
    transition: m.transition === null ? null : { kind: m.transition.kind, frames: m.transition.f },
    ...(m.reversed === true ? { reversed: true } : {}),
    ...(m.hold === undefined ? {} : { hold: m.hold }),
    ...(m.look === undefined ? {} : { look: m.look }),
    ...(m.denoise === undefined ? {} : { denoiseDb: m.denoise }),
  };
}

function knownAsset(id: string, known: ReadonlySet<SourceId>): AssetId {
  if (!isAsset(id) || !known.has(id)) throw badDraft('a clip of an unknown asset');
  return id;
}

function readFades(given: NonNullable<StudioDraft['m']['fades']>): Fades {
  const toFade = ({ f: frames, of, colour }: NonNullable<typeof given.in>): Fade => {
    return { frames, of, colour };
  };
  return {
    ...(given.in === undefined ? {} : { in: toFade(given.in) }),
    ...(given.out === undefined ? {} : { out: toFade(given.out) }),
  };
}

function readMusic({ m }: MusicSegment, known: ReadonlySet<SourceId>): Music {
  const source = m.a;
  if (!isSource(source) || !known.has(source)) throw badDraft('music of an unknown source');
  return {
    id: m.id,
    source,
    at: m.f[0],
    frames: m.f[2] - m.f[1],
    offset: m.f[1],
    gainDb: m.gain,
    duckDb: m.duck,
    fadeIn: m.fade[0],
    fadeOut: m.fade[1],
    onBeat: m.onBeat,
  };
}

function readTitle({ m }: TitleSegment): Title {
  const frames = m.f[2] - m.f[1];
  const title = { id: m.id, text: m.text, at: m.f[0], frames, position: m.position };
  return m.style === undefined ? title : { ...title, style: m.style };
}

function isAsset(id: string): id is AssetId {
  return id.startsWith('a_');
}

function isSource(id: string): id is SourceId {
  return id.startsWith('a_') || id.startsWith('bed_');
}

function checkWhole(timeline: Timeline): void {
  const items = [...timeline.clips, ...timeline.titles, ...timeline.music, ...layersOf(timeline)];
  if (timeline.clips.length === 0) throw badDraft('no clips');
  if (new Set(items.map((item) => item.id)).size < items.length)
    throw badDraft('two items of one id');
  const end = timelineFrames(timeline);
  if (toMs(end, timeline.fps) > draftBounds.minutes * 60_000) throw badDraft('too long');
}

function badDraft(what: string): StudioError {
  return new StudioError('bad-draft', `The draft cannot be rendered: ${what}.`);
}
