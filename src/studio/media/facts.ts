import type { Rational } from '../edit/timeline.ts';

/** What a probe found in a file that was let in. Plain data: it is stored with the asset. */
export interface MediaFacts {
  readonly kind: 'video' | 'audio' | 'image' | 'subtitles';
  /** The demuxer that is forced from now on, as FFmpeg names it (`mov`, `matroska`, `mp3` …); `text` is for none. */
  readonly demuxer: string;
  readonly durationMs: number;
  readonly picture?: PictureFacts;
  readonly sound?: SoundFacts;
  /** Of a subtitle file that has more lines than are taken: how many more. */
  readonly linesLeftOut?: number;
}

export interface PictureFacts {
  /** Index for `-map 0:n`. */
  readonly streamIndex: number;
  readonly codec: string;
  /** As shown: after rotation and pixel aspect. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly fps: Rational;
  readonly isVariableRate: boolean;
  readonly range: 'sdr' | 'hlg' | 'pq';
  /** Colour matrix to read it with; absent counts as the custom for its height. */
  readonly matrix?: 'bt601' | 'bt709';
  /** Where the picture itself ends, if the container tells; the sound may go on. */
  readonly durationMs?: number;
  readonly hasAlpha: boolean;
}

export interface SoundFacts {
  readonly streamIndex: number;
  readonly codec: string;
  readonly channels: number;
  readonly sampleRate: number;
}

/** Level of the sound every 20 ms, after a high-pass at 80 Hz; dB below full scale, -90 at least. */
export interface SoundLevels {
  readonly everyMs: 20;
  readonly db: readonly number[];
}

/** EBU R128 of the whole file. */
export interface Loudness {
  readonly integratedLufs: number;
}

export interface Beats {
  /** Folded into 60 to 150. */
  readonly bpm: number;
  /** 0 to 1; below 0.3 there is no beat to speak of. */
  readonly confidence: number;
  readonly timesMs: readonly number[];
}

/** How the picture is lit and coloured on the whole; shares from 0 to 1. */
export interface Light {
  readonly mean: number;
  /** Darker than this is a twentieth of it, lighter than `high` another. */
  readonly low: number;
  readonly high: number;
  /** How far colours are from grey, on average. */
  readonly colourfulness: number;
  /** Positive where the average is warmer than grey. */
  readonly warmth: number;
}

/** What is said in a stretch of time, as a subtitle file has it; `toMs` is its end. */
export interface Cue {
  readonly fromMs: number;
  readonly toMs: number;
  /** One or more lines of plain text. */
  readonly text: string;
  readonly italic?: true;
  readonly bold?: true;
}

/** How the picture changes, frame by frame at `rate`; whole numbers, all lists of one length. */
export interface Motion {
  readonly rate: Rational;
  /** From the frame before: the mean difference of Y, U and V together (each 0 to 255), in hundredths. */
  readonly change: readonly number[];
  /** The same in tenths, counted only where the picture does not come back within two frames: a flash is no cut. */
  readonly cut: readonly number[];
  /** Luma below which nearly all of the picture lies, 0 to 255. */
  readonly peak: readonly number[];
}

/** Everything that may be measured of a source; each is there once it was asked for. */
export interface Measures {
  readonly levels?: SoundLevels;
  readonly loudness?: Loudness;
  readonly beats?: Beats;
  readonly light?: Light;
  readonly motion?: Motion;
  /** Of subtitle files. */
  readonly cues?: readonly Cue[];
}
export type MeasureName = keyof Measures;
