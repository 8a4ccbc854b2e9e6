import type { Scene } from '../../edit/scene.ts';
import { currentTimeline } from '../../edit/scene.ts';

const words = /\bscenes?\b|\bshots?\b(?! (?:by|in|on|at))|镜头|场景|分镜/i;

/** In the person's own words: for grammars, a scene that has a number is a clip. */
export function mentionsScenes(said: string): boolean {
  return words.test(said);
}

/** "Scene 2" of several clips is the second of these; only in one piece of footage is it what has to be looked for. */
export function isOnePiece({ assets, history }: Scene): boolean {
  const timeline = currentTimeline(history);
  if (timeline === undefined) {
    return assets.filter(({ facts }) => facts.picture !== undefined).length === 1;
  }
  const [first] = timeline.clips;
  const isParted = timeline.clips.some(
    (clip, nth) => nth > 0 && timeline.clips[nth - 1]?.out === clip.in,
  );
  return !isParted && timeline.clips.every((clip) => clip.asset === first?.asset);
}
