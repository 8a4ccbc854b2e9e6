import type { Layer } from './picture/layer.ts';
import type { Look } from './picture/look.ts';
import type { TitleStyle } from './title-style.ts';

/** A whole number of frames at the timeline's rate. Never seconds, never a fraction. */
export type Frames = number;

export interface Rational {
  readonly num: number;
  readonly den: number;
}

/** An uploaded file of the session. */
export type AssetId = `a_${string}`;
/** A music bed that ships with the studio. */
export type BedId = `bed_${string}`;
export type SourceId = AssetId | BedId;

/** How a picture of another shape fills the canvas. */
export type Fit = 'crop' | 'blur' | 'bars';

export const transitionKinds = [
  'fade',
  'fadeblack',
  'dissolve',
  'slideleft',
  'slideright',
  'slideup',
  'slidedown',
  'wipeleft',
  'wiperight',
  'circleopen',
  'smoothleft',
  'smoothright',
] as const;
export type TransitionKind = (typeof transitionKinds)[number];

/**
 * From the clip before into this one, centred on the cut. It is made of handles (source material outside both clips'
 * windows), so it never changes a length: half of `frames` (rounded down) comes before the cut, the rest after it.
 */
export interface Transition {
  readonly kind: TransitionKind;
  readonly frames: Frames;
}

/** A piece of the main track. The main track is gapless: a clip starts where the one before it ends. */
export interface Clip {
  readonly id: string;
  readonly asset: AssetId;
  /** Source window at speed 1, in frames of the timeline's rate; `out` is exclusive. */
  readonly in: Frames;
  readonly out: Frames;
  /** 2/1 plays twice as fast; the length on the timeline is `clipFrames`. */
  readonly speed: Rational;
  /** Gain of the clip's own sound in dB; `null` is mute. */
  readonly gainDb: number | null;
  readonly transition: Transition | null;
  /** The window is played from its last frame to its first. */
  readonly reversed?: true;
  /** The window's first frame stands still for so many frames (at speed 1), in silence. */
  readonly hold?: Frames;
  readonly look?: Look;
  /** Steady noise is taken out of the clip's own sound by at most so many dB. */
  readonly denoiseDb?: number;
}

export interface Title {
  readonly id: string;
  readonly text: string;
  readonly at: Frames;
  readonly frames: Frames;
  readonly position: 'top' | 'middle' | 'bottom';
  readonly style?: TitleStyle;
}

/** The film comes out of a colour at its start or goes into one at its end. Titles stay above it. */
export interface Fade {
  readonly frames: Frames;
  readonly of: 'both' | 'picture' | 'sound';
  readonly colour: 'black' | 'white';
}

/** They belong to the film's edges, wherever cuts move these. */
export interface Fades {
  readonly in?: Fade;
  readonly out?: Fade;
}

/** Music under everything; it repeats when it is shorter than `frames`. */
export interface Music {
  readonly id: string;
  readonly source: SourceId;
  readonly at: Frames;
  readonly frames: Frames;
  /** Where in the track it begins, in frames. */
  readonly offset: Frames;
  /** Level of the music against the levelled voice (or against full level where there is none), in dB. */
  readonly gainDb: number;
  /** How far it goes down under speech; 0 is no ducking. */
  readonly duckDb: number;
  readonly fadeIn: Frames;
  readonly fadeOut: Frames;
  /** True where cuts or the end were put on its beats. */
  readonly onBeat: boolean;
}

/**
 * Words of the footage, from subtitle files. They belong to moments of the sources, not of the film: wherever cuts,
 * speeds and moves take what was said, they go along.
 */
export interface Subtitles {
  /** The files that they came from. */
  readonly sources: readonly AssetId[];
  readonly position: 'top' | 'middle' | 'bottom';
  /** All lines come so much later (earlier where negative), counted in the source at speed 1. */
  readonly shift: Frames;
  /** How they are set where that is not the usual way; the size is in percent of what subtitles usually have. */
  readonly style?: TitleStyle;
  readonly lines: readonly SubtitleLine[];
}

export interface SubtitleLine {
  readonly asset: AssetId;
  /** Window of the source at speed 1, in frames of the timeline's rate; `out` is exclusive. */
  readonly in: Frames;
  readonly out: Frames;
  readonly text: string;
  readonly italic?: true;
  readonly bold?: true;
}

/** The studio's own truth of an edit. Immutable: operations make new ones. */
export interface Timeline {
  readonly fps: Rational;
  readonly canvas: { readonly widthPx: number; readonly heightPx: number; readonly fit: Fit };
  readonly clips: readonly Clip[];
  readonly titles: readonly Title[];
  readonly music: readonly Music[];
  readonly fades?: Fades;
  readonly subtitles?: Subtitles;
  /** Over the picture, from the lowest to the topmost. */
  readonly layers?: readonly Layer[];
}

/** Samples a second of every sound that the studio makes. */
export const sampleRate = 48_000;

/** Length of a clip on the timeline: at least one frame. */
export function clipFrames(clip: Clip): Frames {
  return Math.max(1, Math.round((windowFrames(clip) * clip.speed.den) / clip.speed.num));
}

/** Length at speed 1. */
export function windowFrames(clip: Clip): Frames {
  return clip.hold ?? clip.out - clip.in;
}

/** The position in the source that is seen at a frame of a clip; a fraction at other speeds than 1. */
export function toSourceFrame(clip: Clip, frame: Frames): number {
  const passed = (frame * clip.speed.num) / clip.speed.den;
  if (clip.hold !== undefined) return clip.in;
  return clip.reversed === true ? clip.out - passed : clip.in + passed;
}

/** Length of the main track. */
export function timelineFrames(timeline: Timeline): Frames {
  return timeline.clips.reduce((sum, clip) => sum + clipFrames(clip), 0);
}

/** Where each clip starts on the timeline. */
export function clipStarts(timeline: Timeline): readonly Frames[] {
  let at = 0;
  return timeline.clips.map((clip) => {
    const start = at;
    at += clipFrames(clip);
    return start;
  });
}

/** Nearest frame to a time. */
export function toFrames(ms: number, fps: Rational): Frames {
  return Math.round((ms * fps.num) / (fps.den * 1000));
}

/** Time of a frame in ms, not rounded. */
export function toMs(frames: Frames, fps: Rational): number {
  return (frames * fps.den * 1000) / fps.num;
}

/** The sample at which a frame starts; positions are absolute, so that no rounding adds up. */
export function toSamples(frames: Frames, fps: Rational): number {
  return Math.round((frames * fps.den * sampleRate) / fps.num);
}
