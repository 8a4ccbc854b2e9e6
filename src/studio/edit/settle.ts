import { showsHidden } from './picture/hidden-handles.ts';
import { type Layer, layersOf, withLayers } from './picture/layer.ts';
import {
  type Clip,
  type Frames,
  type Music,
  type SourceId,
  type Timeline,
  type Title,
  timelineFrames,
} from './timeline.ts';
import { minTransitionFrames, roomForTransition } from './transition-room.ts';

/**
 * What has to hold after every operation: transitions have their material, titles and music end with the picture.
 * An operation may leave these to it.
 */
export function settle(timeline: Timeline, lengthOf: (id: SourceId) => Frames): Timeline {
  const layers = layersOf(timeline).map((layer) => clampToSource(layer, lengthOf));
  return endWithPicture({
    ...withLayers(timeline, layers),
    clips: timeline.clips.map((clip, index, clips) => {
      const before = clips[index - 1];
      const isUnseen = before !== undefined && showsHidden(clips, before, clip);
      return settleTransition(isUnseen ? undefined : before, clip, lengthOf);
    }),
  });
}

/** Titles and music that go on after the last clip end with it. */
export function endWithPicture(timeline: Timeline): Timeline {
  const end = timelineFrames(timeline);
  const layers = layersOf(timeline)
    .filter((layer) => layer.at < end)
    .map((layer) => clampLayer(layer, end));
  return {
    ...withLayers(timeline, layers),
    titles: timeline.titles
      .filter((title) => title.at < end)
      .map((title) => clampTitle(title, end)),
    music: timeline.music.filter((music) => music.at < end).map((music) => clampMusic(music, end)),
  };
}

function settleTransition(
  before: Clip | undefined,
  clip: Clip,
  lengthOf: (id: SourceId) => Frames,
): Clip {
  if (clip.transition === null) return clip;
  if (before === undefined) return { ...clip, transition: null };
  const frames = Math.min(clip.transition.frames, roomForTransition(before, clip, lengthOf));
  if (frames === clip.transition.frames) return clip;
  const transition = frames < minTransitionFrames ? null : { ...clip.transition, frames };
  return { ...clip, transition };
}

function clampTitle(title: Title, end: Frames): Title {
  return { ...title, frames: Math.max(1, Math.min(title.frames, end - title.at)) };
}

/** A clip over the picture is seen for as long as it lasts. */
function clampToSource(layer: Layer, lengthOf: (id: SourceId) => Frames): Layer {
  const left = lengthOf(layer.asset) - layer.from;
  return layer.frames <= left ? layer : { ...layer, frames: Math.max(1, left) };
}

function clampLayer(layer: Layer, end: Frames): Layer {
  return { ...layer, frames: Math.max(1, Math.min(layer.frames, end - layer.at)) };
}

function clampMusic(music: Music, end: Frames): Music {
  const frames = Math.max(1, Math.min(music.frames, end - music.at));
  const fadeIn = Math.min(music.fadeIn, Math.floor(frames / 2));
  return { ...music, frames, fadeIn, fadeOut: Math.min(music.fadeOut, frames - fadeIn) };
}
