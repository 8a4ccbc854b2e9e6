import type { Scene, Source } from '../../../src/studio/edit/scene.ts';
import { emptyHistory } from '../../../src/studio/edit/scene.ts';
import type { Clip, Music, Timeline, Title } from '../../../src/studio/edit/timeline.ts';
import type { Cue, Measures, SoundLevels } from '../../../src/studio/media/facts.ts';

/** Plain values that tests change where they differ. */
export function clip(given: Partial<Clip> = {}): Clip {
  return {
    id: 'c1',
    asset: 'a_1',
    in: 0,
    out: 300,
    speed: { num: 1, den: 1 },
    gainDb: 0,
    transition: null,
    ...given,
  };
}

export function title(given: Partial<Title> = {}): Title {
  return { id: 't90', text: 'Hello', at: 0, frames: 90, position: 'middle', ...given };
}

export function music(given: Partial<Music> = {}): Music {
  return {
    id: 'm95',
    source: 'bed_calm',
    at: 0,
    frames: 300,
    offset: 0,
    gainDb: 0,
    duckDb: 12,
    fadeIn: 15,
    fadeOut: 60,
    onBeat: false,
    ...given,
  };
}

export function timeline(given: Partial<Timeline> = {}): Timeline {
  return {
    fps: { num: 30, den: 1 },
    canvas: { widthPx: 1920, heightPx: 1080, fit: 'blur' },
    clips: [clip()],
    titles: [],
    music: [],
    ...given,
  };
}

interface VideoLooks {
  readonly seconds?: number;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly fps?: number;
  readonly hasSound?: boolean;
  readonly measures?: Measures;
}

export function video(id: `a_${string}`, looks: VideoLooks = {}): Source {
  const { seconds = 10, widthPx = 1920, heightPx = 1080, fps = 30, hasSound = true } = looks;
  return {
    id,
    name: `${id}.mp4`,
    facts: {
      kind: 'video',
      demuxer: 'mov',
      durationMs: seconds * 1000,
      picture: {
        streamIndex: 0,
        codec: 'h264',
        widthPx,
        heightPx,
        rotation: 0,
        fps: { num: fps, den: 1 },
        isVariableRate: false,
        range: 'sdr',
        hasAlpha: false,
      },
      ...(hasSound
        ? { sound: { streamIndex: 1, codec: 'aac', channels: 2, sampleRate: 48_000 } }
        : {}),
    },
    measures: looks.measures ?? {},
  };
}

export function photo(id: `a_${string}`, widthPx = 1600, heightPx = 1200): Source {
  const { facts } = video(id, { widthPx, heightPx, fps: 25, hasSound: false });
  return { id, name: `${id}.jpg`, facts: { ...facts, kind: 'image', durationMs: 0 }, measures: {} };
}

export function song(id: Source['id'], seconds = 60, measures: Measures = {}): Source {
  return {
    id,
    name: id.startsWith('bed_') ? id.slice(4) : `${id}.mp3`,
    facts: {
      kind: 'audio',
      demuxer: 'mp3',
      durationMs: seconds * 1000,
      sound: { streamIndex: 0, codec: 'mp3', channels: 2, sampleRate: 44_100 },
    },
    measures,
  };
}

export function subtitleFile(id: `a_${string}`, cues: readonly Cue[], name = 'talk.srt'): Source {
  const durationMs = cues.at(-1)?.toMs ?? 0;
  return {
    id,
    name,
    facts: { kind: 'subtitles', demuxer: 'text', durationMs },
    measures: { cues },
  };
}

/** Beats at a steady tempo from the start. */
export function beats(bpm: number, seconds = 60, confidence = 0.9): Measures {
  const everyMs = 60_000 / bpm;
  const timesMs = Array.from(
    { length: Math.floor((seconds * 1000) / everyMs) },
    (_, n) => n * everyMs,
  );
  return { beats: { bpm, confidence, timesMs } };
}

/** Speech at -20 dB with pauses (in ms) at -60 dB. */
export function speech(seconds: number, pauses: readonly (readonly [number, number])[]): Measures {
  const db = Array.from({ length: seconds * 50 }, (_, n) => {
    const atMs = n * 20;
    const isQuiet = pauses.some(([from, to]) => atMs >= from && atMs < to);
    return isQuiet ? -60 : -20 - (n % 3);
  });
  const levels: SoundLevels = { everyMs: 20, db };
  return { levels };
}

export function scene(assets: readonly Source[], given: Partial<Scene> = {}): Scene {
  return {
    assets,
    beds: [song('bed_calm', 24, beats(80, 24)), song('bed_bright', 16, beats(120, 16))],
    history: emptyHistory,
    language: 'en',
    ...given,
  };
}
