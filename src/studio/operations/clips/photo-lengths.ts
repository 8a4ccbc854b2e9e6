import { movedWithClips, reflow } from '../../edit/ripple.ts';
import type { Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import { type Clip, clipFrames, type Frames, type Timeline } from '../../edit/timeline.ts';

/** Photos may be shown as long as anybody wants; a video has only its own material. */
export function isPhoto(clip: Clip, scene: Scene): boolean {
  return findSource(scene, clip.asset)?.facts.kind === 'image';
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
    return { ...clip, out: clip.in + Math.max(1, frames), speed: { num: 1, den: 1 } };
  });
  const moved = movedWithClips(timeline.clips, clips);
  return reflow(timeline, { clips, moved, dropsCovered: false });
}
