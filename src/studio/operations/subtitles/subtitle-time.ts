import type { Scene, Source } from '../../edit/scene.ts';
import { findSource, sourceFrames } from '../../edit/source-length.ts';
import { tieToSources } from '../../edit/subtitles.ts';
import type { Clip, Rational, SubtitleLine, Timeline } from '../../edit/timeline.ts';
import { takeOrWhy } from '../clips/clip-target.ts';
import type { Change } from '../operation.ts';

interface Wanted {
  readonly files: readonly Source[];
  readonly by: 'footage' | 'film';
  readonly clip?: number | undefined;
}

/**
 * What a file's times count through, one after another: the film as it is, the clip that was named, the clip that the
 * file is named after, or all footage as it was filmed, laid end to end in the film's order.
 */
export function placesFor(
  timeline: Timeline,
  { files, by, clip }: Wanted,
  scene: Scene,
): { readonly clips: readonly Clip[] } | { readonly why: Change } {
  if (clip !== undefined) {
    const found = takeOrWhy(timeline, clip);
    if ('why' in found) return found;
    const named = timeline.clips.slice(found.take.first, found.take.end);
    return { clips: by === 'film' ? named : asFilmed(named.slice(0, 1), timeline, scene) };
  }
  if (by === 'film') return { clips: timeline.clips };
  const all = asFilmed(timeline.clips, timeline, scene);
  const videos = all.filter((each) => findSource(scene, each.asset)?.facts.kind === 'video');
  // A photo has no times of its own: a file that comes with one film and a few photos is the film's.
  if (videos.length === 1) return { clips: videos };
  const namesake = videos.find((each) => isNamedAfter(files[0], findSource(scene, each.asset)));
  return { clips: namesake === undefined ? all : [namesake] };
}

/** Each source once and whole; a photo for as long as it is first seen. */
function asFilmed(clips: readonly Clip[], { fps }: Timeline, scene: Scene): readonly Clip[] {
  const first = new Map<string, Clip>();
  for (const clip of clips) if (!first.has(clip.asset)) first.set(clip.asset, clip);
  return [...first.values()].map(({ id, asset, in: from, out: to }) => {
    const source = findSource(scene, asset);
    const frames = source === undefined ? to : sourceFrames(source, fps);
    const window = Number.isFinite(frames) ? { in: 0, out: frames } : { in: from, out: to };
    return { id, asset, ...window, speed: { num: 1, den: 1 }, gainDb: 0, transition: null };
  });
}

/** "talk.srt" and "talk.zh.srt" are those of "talk.mp4". */
function isNamedAfter(file: Source | undefined, footage: Source | undefined): boolean {
  const stem = footage?.name.replace(/\.[^.]*$/, '').toLowerCase() ?? '';
  const name = file?.name.toLowerCase() ?? '';
  return stem !== '' && (name.startsWith(`${stem}.`) || name.startsWith(`${stem}_`));
}

/** The lines of all files, those of the first above the others. */
export function tieAll(
  files: readonly Source[],
  clips: readonly Clip[],
  fps: Rational,
): readonly SubtitleLine[] {
  return files.flatMap((file) => tieToSources(file.measures.cues ?? [], clips, fps));
}
