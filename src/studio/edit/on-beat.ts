import type { Beats } from '../media/facts.ts';
import { beatFrames, beatPeriod, nearestWithin } from './beat-grid.ts';
import { movedWithClips, reflow } from './ripple.ts';
import { type Clip, clipFrames, type Frames, type Music, type Timeline } from './timeline.ts';

/** How far the end of a clip may move, in timeline frames: only through material where nothing is said. */
export interface Slack {
  readonly shrink: Frames;
  readonly grow: Frames;
}

export interface BeatWish {
  readonly beats: Beats;
  /** Length of the track that repeats. */
  readonly trackFrames: Frames;
  /** One for each clip. */
  readonly slack: readonly Slack[];
  /** The music may begin a part of a beat later in its track, unless the person said where it begins. */
  readonly mayShift: boolean;
}

interface Fitting {
  readonly clips: readonly Clip[];
  readonly music: Music;
  readonly onBeat: number;
  readonly movedFrames: Frames;
}

/** Puts cuts and the end on beats: by where the music begins, then by moving each cut as far as it may. */
export function fitToBeat(timeline: Timeline, music: Music, wish: BeatWish): Timeline {
  const shifts = wish.mayShift ? Math.max(1, Math.round(beatPeriod(wish.beats, timeline.fps))) : 1;
  let best: Fitting | undefined;
  for (let shift = 0; shift < shifts; shift += 1) {
    const fitting = fitAt(timeline, { ...music, offset: music.offset + shift }, wish);
    if (best === undefined || isBetter(fitting, best)) best = fitting;
  }
  if (best === undefined) return timeline;
  const moved = movedWithClips(timeline.clips, best.clips);
  const others = timeline.music.filter((each) => each.id !== music.id);
  const isOnBeat = best.onBeat > 0;
  const flowed = reflow(
    { ...timeline, music: [...others, best.music] },
    { clips: best.clips, moved, dropsCovered: false },
  );
  return {
    ...flowed,
    music: flowed.music.map((each) =>
      each.id === music.id ? { ...each, onBeat: isOnBeat } : each,
    ),
  };
}

function isBetter(a: Fitting, b: Fitting): boolean {
  return a.onBeat > b.onBeat || (a.onBeat === b.onBeat && a.movedFrames < b.movedFrames);
}

function fitAt(timeline: Timeline, music: Music, wish: BeatWish): Fitting {
  // Cuts may move the end a little later; the grid has to reach there.
  const reach = { ...music, frames: music.frames * 2 + timeline.fps.num };
  const grid = beatFrames(reach, wish.beats, { frames: wish.trackFrames, fps: timeline.fps });
  const most = Math.ceil(beatPeriod(wish.beats, timeline.fps));
  let at = 0;
  let onBeat = 0;
  let movedFrames = 0;
  const clips = timeline.clips.map((clip, index) => {
    const end = at + clipFrames(clip);
    const { shrink, grow } = wish.slack[index] ?? { shrink: 0, grow: 0 };
    const within = { from: end - Math.min(shrink, most), to: end + Math.min(grow, most) };
    const beat = nearestWithin(grid, end, within);
    const fitted =
      beat === undefined || beat === end ? clip : stretchTo(clip, clipFrames(clip) + beat - end);
    at += clipFrames(fitted);
    if (beat === at) onBeat += 1;
    movedFrames += Math.abs(clipFrames(fitted) - clipFrames(clip));
    return fitted;
  });
  return { clips, music, onBeat, movedFrames };
}

/** A clip that lasts so many timeline frames, by where its window ends. */
function stretchTo(clip: Clip, frames: Frames): Clip {
  const source = Math.max(1, Math.round((frames * clip.speed.num) / clip.speed.den));
  if (clip.hold !== undefined) return { ...clip, hold: source };
  if (clip.reversed === true) return { ...clip, in: Math.max(0, clip.out - source) };
  return { ...clip, out: clip.in + source };
}
