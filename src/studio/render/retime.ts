import { layersOf, withLayers } from '../edit/picture/layer.ts';
import type { Zoom } from '../edit/picture/look.ts';
import {
  type Clip,
  clipStarts,
  type Fade,
  type Fades,
  type Frames,
  type Rational,
  type Subtitles,
  type Timeline,
  timelineFrames,
} from '../edit/timeline.ts';

/** The same edit at another rate: every position keeps its time, to the nearest frame. */
export function retime(timeline: Timeline, fps: Rational): Timeline {
  const { num, den } = timeline.fps;
  const convert = (frames: Frames) => Math.round((frames * fps.num * den) / (fps.den * num));
  const starts = [...clipStarts(timeline), timelineFrames(timeline)].map(convert);
  const clips = timeline.clips.map((clip, at) => {
    const frames = Math.max(1, (starts[at + 1] ?? 0) - (starts[at] ?? 0));
    return retimeClip(clip, frames, convert);
  });
  const layers = layersOf(timeline).map((layer) => ({
    ...layer,
    at: convert(layer.at),
    frames: Math.max(1, convert(layer.frames)),
    from: convert(layer.from),
  }));
  return {
    ...withLayers(timeline, layers),
    fps,
    clips,
    titles: timeline.titles.map((title) => ({
      ...title,
      at: convert(title.at),
      frames: Math.max(1, convert(title.frames)),
    })),
    music: timeline.music.map((music) => ({
      ...music,
      at: convert(music.at),
      frames: Math.max(1, convert(music.frames)),
      offset: convert(music.offset),
      fadeIn: convert(music.fadeIn),
      fadeOut: convert(music.fadeOut),
    })),
    ...(timeline.fades === undefined ? {} : { fades: retimeFades(timeline.fades, convert) }),
    ...(timeline.subtitles === undefined
      ? {}
      : { subtitles: retimeSubtitles(timeline.subtitles, convert) }),
  };
}

/** The window is as long as its place on the timeline wants it, so that no rounding adds up. */
function retimeClip(clip: Clip, frames: Frames, convert: (frames: Frames) => Frames): Clip {
  const start = convert(clip.in);
  const { transition, hold, look } = clip;
  const length = Math.max(1, Math.round((frames * clip.speed.num) / clip.speed.den));
  return {
    ...clip,
    in: start,
    out: start + (hold === undefined ? length : 1),
    transition: transition && { ...transition, frames: convert(transition.frames) },
    ...(hold === undefined ? {} : { hold: length }),
    ...(look?.zoom === undefined
      ? {}
      : { look: { ...look, zoom: retimeZoom(look.zoom, convert) } }),
  };
}

function retimeSubtitles(subtitles: Subtitles, convert: (frames: Frames) => Frames): Subtitles {
  const lines = subtitles.lines.map((line) => {
    const start = convert(line.in);
    return { ...line, in: start, out: Math.max(start + 1, convert(line.out)) };
  });
  return { ...subtitles, shift: convert(subtitles.shift), lines };
}

function retimeZoom(zoom: Zoom, convert: (frames: Frames) => Frames): Zoom {
  const from = convert(zoom.over[0]);
  return { ...zoom, over: [from, Math.max(from + 1, convert(zoom.over[1]))] };
}

function retimeFades(fades: Fades, convert: (frames: Frames) => Frames): Fades {
  const change = (fade: Fade): Fade => ({ ...fade, frames: Math.max(1, convert(fade.frames)) });
  return {
    ...(fades.in === undefined ? {} : { in: change(fades.in) }),
    ...(fades.out === undefined ? {} : { out: change(fades.out) }),
  };
}
