import { beatFrames, minBeatConfidence, nearest } from '../../edit/beat-grid.ts';
import { fitToBeat } from '../../edit/on-beat.ts';
import type { Scene, Sentence, Source } from '../../edit/scene.ts';
import { findSource, sourceFrames } from '../../edit/source-length.ts';
import { clipStarts, type Music, type Timeline, timelineFrames } from '../../edit/timeline.ts';
import type { Need } from '../../plan/interpretation.ts';
import { cutSlack } from '../cut/cut-slack.ts';

/** Beats of the music, and where in the clips nobody speaks. */
export function beatNeeds(music: Source | undefined, scene: Scene): readonly Need[] {
  const spoken = scene.assets.filter(
    (each) => each.facts.kind === 'video' && each.facts.sound !== undefined,
  );
  const levels = spoken.map((each): Need => ({ source: each.id, measure: 'levels' }));
  return music === undefined ? levels : [{ source: music.id, measure: 'beats' }, ...levels];
}

interface SyncWish {
  readonly scene: Scene;
  readonly mayShift: boolean;
}

/** Cuts and the end on the music's beats, or a note that it has none. */
export function putOnBeat(
  timeline: Timeline,
  music: Music,
  { scene, mayShift }: SyncWish,
): { readonly timeline: Timeline; readonly note?: Sentence } {
  const source = findSource(scene, music.source);
  const beats = source?.measures.beats;
  if (source === undefined || beats === undefined || beats.confidence < minBeatConfidence) {
    return {
      timeline,
      note: {
        en: 'The music has no clear beat, so the cuts stay where they are.',
        zh: '这段音乐没有明显的节拍，所以剪切点保持不变。',
      },
    };
  }
  const trackFrames = sourceFrames(source, timeline.fps);
  const slack = cutSlack(timeline, scene);
  return { timeline: fitToBeat(timeline, music, { beats, trackFrames, slack, mayShift }) };
}

export interface OnBeat {
  readonly cuts: number;
  readonly isEndOnBeat: boolean;
  readonly bpm: number;
}

/** How many cuts fall on a beat, to the frame. */
export function cutsOnBeat(timeline: Timeline, music: Music, scene: Scene): OnBeat | undefined {
  const source = findSource(scene, music.source);
  const beats = source?.measures.beats;
  if (source === undefined || beats === undefined) return undefined;
  const track = { frames: sourceFrames(source, timeline.fps), fps: timeline.fps };
  const grid = beatFrames(music, beats, track);
  const isOn = (at: number) => nearest(grid, at) === at;
  const cuts = clipStarts(timeline).slice(1).filter(isOn).length;
  return { cuts, isEndOnBeat: isOn(timelineFrames(timeline)), bpm: Math.round(beats.bpm) };
}
