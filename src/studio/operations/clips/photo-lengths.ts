import { withLook } from '../../edit/picture/with-look.ts';
import { movedWithClips, reflow } from '../../edit/ripple.ts';
import type { Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import { type Clip, clipFrames, type Frames, type Timeline } from '../../edit/timeline.ts';

/** Photos may be shown as long as anybody wants; a video has only its own material. */
export function isPhoto(clip: Clip, scene: Scene): boolean {
  return findSource(scene, clip.asset)?.facts.kind === 'image';
}

/** A move that went over the whole photo goes over the whole of it again. */
function withMoveKept(before: Clip, after: Clip): Clip {
  const zoom = before.look?.zoom;
  const isWhole = zoom?.over[0] === before.in && zoom.over[1] === before.out;
  if (zoom === undefined || !isWhole) return after;
  return withLook(after, { zoom: { ...zoom, over: [after.in, after.out] } });
}

/** The timeline with each of its photos as long as `lengthOf` says, in frames; titles and music move along. */
export function withPhotoLengths(
  timeline: Timeline,
  scene: Scene,
  lengthOf: (clip: Clip, nth: number) => Frames,
): Timeline {
  let nth = 0;
  const clips = timeline.clips.map((clip) => {
    if (!isPhoto(clip, scene)) return clip;
    const frames = lengthOf(clip, nth);
    nth += 1;
    if (frames === clipFrames(clip)) return clip;
    const longer = { ...clip, out: clip.in + Math.max(1, frames), speed: { num: 1, den: 1 } };
    return withMoveKept(clip, longer);
  });
  const moved = movedWithClips(timeline.clips, clips);
  return reflow(timeline, { clips, moved, dropsCovered: false });
}
