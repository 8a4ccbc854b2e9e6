import { layersOf } from '../../../src/studio/edit/picture/layer.ts';
import { type SourceId, type Timeline, timelineFrames } from '../../../src/studio/edit/timeline.ts';
import { type Placed, placeClips } from '../../../src/studio/render/cuts.ts';
import type { RenderSource } from '../../../src/studio/render/renderer.ts';
import { type Stretch, soundsIn } from '../../fixtures/media/flash-and-beep.ts';
import { type LightSteps, lightStepsIn } from '../../fixtures/media/light-steps.ts';

/** Picture and sound may be so far apart. */
const mostFrames = 1.5;
/** Beeps are above it, music that a test lays under them is not. */
const beepsAlone = 'highpass=f=600:p=2,highpass=f=600:p=2';
/** So much lighter than the darkest frame is a flash, also a dimmed or a small one. */
const litAtLeast = 20;

/** What a film of flashes and beeps was found to hold; beeps in frames of it. */
export interface Measured {
  readonly steps: LightSteps;
  readonly beeps: readonly Stretch[];
}

/** Silence that the fades of a cut inside a beep make, the more the slower it plays, is shorter; so is none between two. */
const longestDipSeconds = 0.08;

export async function measureFlashes(path: string, { fps }: Timeline): Promise<Measured> {
  const beeps: { start: number; end: number }[] = [];
  for (const { start, end } of await soundsIn(path, beepsAlone)) {
    const last = beeps.at(-1);
    const [from, to] = [start, end].map((seconds) => (seconds * fps.num) / fps.den);
    if (from === undefined || to === undefined) continue;
    if (last !== undefined && from - last.end < (longestDipSeconds * fps.num) / fps.den)
      last.end = to;
    else beeps.push({ start: from, end: to });
  }
  return { steps: await lightStepsIn(path), beeps };
}

/** After the sound was moved by `slip` frames: to see that it would be noticed. */
export function slipped({ steps, beeps }: Measured, slip: number): Measured {
  const moved = beeps.map(({ start, end }) => ({ start: start + slip, end: end + slip }));
  return { steps, beeps: moved };
}

/**
 * Beeps that neither begin where it gets light nor end where it gets dark. One of them is enough: a still, a cut or a
 * fade may have made something else of the other.
 */
export function apart({ steps, beeps }: Measured, timeline: Timeline): readonly Stretch[] {
  return beeps.filter(
    (beep) =>
      // What a cut left of one may be too short to be seen.
      beep.end - beep.start >= 1 &&
      !isNear(steps.rises, beep.start) &&
      !isNear(steps.falls, beep.end) &&
      !isAmidLight(steps, beep) &&
      !isFaded(timeline, beep),
  );
}

function isNear(frames: readonly number[], place: number): boolean {
  return frames.some((frame) => Math.abs(frame - place) <= mostFrames);
}

/** As light before it and after it: flashes without the dark between them, or lit stills. There is no telling. */
function isAmidLight({ light, dark, rises, falls }: LightSteps, { start, end }: Stretch): boolean {
  const around = 2 * mostFrames;
  const steps = [...rises, ...falls];
  const during = light.slice(Math.max(0, Math.floor(start)), Math.max(1, Math.ceil(end)));
  return (
    !steps.some((frame) => frame >= start - around && frame <= end + around) &&
    Math.min(...during) >= dark + litAtLeast
  );
}

/** From the film's fade in to its fade out: there is an end of it in neither. */
function isFaded(timeline: Timeline, { start, end }: Stretch): boolean {
  const { fades } = timeline;
  const [first, last] = [fades?.in?.frames ?? 0, fades?.out?.frames ?? 0];
  return start < first && end > timelineFrames(timeline) - last;
}

/** Frames at which a clip that is heard flashes and nothing beeps. */
export function unheard(
  { steps, beeps }: Measured,
  timeline: Timeline,
  sources: ReadonlyMap<SourceId, RenderSource>,
): readonly number[] {
  if (layersOf(timeline).length > 0) return [];
  const placed = placeClips(timeline);
  return flashes(steps).filter(
    (frame) =>
      isHeard(placed, frame, sources) &&
      !beeps.some(({ start, end }) => start <= frame + mostFrames && end >= frame - mostFrames),
  );
}

/** Of three frames at least: of shorter ones the fades at a cut may leave nothing to hear. */
function flashes({ light, rises, falls }: LightSteps): readonly number[] {
  return rises.filter((frame) => {
    const isFull = (light[frame + 1] ?? 0) - (light[frame - 1] ?? 0) >= 3 * litAtLeast;
    return isFull && !falls.some((fall) => fall > frame && fall < frame + 3);
  });
}

function isHeard(
  placed: readonly Placed[],
  frame: number,
  sources: ReadonlyMap<SourceId, RenderSource>,
): boolean {
  const crosses = placed.some(
    ({ start, crossing }) =>
      crossing !== null &&
      frame >= start - crossing.before - 1 &&
      frame <= start + crossing.after + 1,
  );
  const clip = placed.find(({ start, frames }) => frame < start + frames)?.clip;
  if (crosses || clip === undefined || clip.hold !== undefined || clip.gainDb === null)
    return false;
  return sources.get(clip.asset)?.facts.sound !== undefined;
}
