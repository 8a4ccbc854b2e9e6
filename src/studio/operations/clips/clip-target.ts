import { z } from 'zod';
import { findTake, type Take, takesOf } from '../../edit/takes.ts';
import type { Timeline } from '../../edit/timeline.ts';
import { type Change, unchanged } from '../operation.ts';

/** "clip 2" is 2, "the last clip" is -1. */
export const clipNumber = z
  .int()
  .min(-100)
  .max(10_000)
  .refine((n) => n !== 0);

/** The clips that a clause names, in its order. */
export function clipsIn(text: string): readonly number[] {
  const named = [
    ...text.matchAll(
      /clip(-?\d+)|(?<=clip-?\d+ ?(?:and|和|与|跟|,|、|&|with) ?)(\d+)(?!\d|ms|x|%|\s*[-–~:.]\d)/g,
    ),
  ];
  return named.map((match) => Number(match[1] ?? match[2])).filter((n) => n !== 0);
}

export function isEveryClip(text: string): boolean {
  return /\b(?:each|every|all) (?:of the )?(?:clips?|videos?|parts?)\b|每[一]?[个段条]|所有(?:片段|视频)/.test(
    text,
  );
}

/** The take, or why there is none. */
export function takeOrWhy(timeline: Timeline, named: number): { take: Take } | { why: Change } {
  const take = findTake(timeline, named);
  if (take !== undefined) return { take };
  const many = takesOf(timeline).length;
  const which = named < 0 ? { en: `${-named} from the end`, zh: `倒数第${-named}` } : undefined;
  return {
    why: unchanged(
      `There is no clip ${which?.en ?? named}; I count ${many}.`,
      `没有${which?.zh ?? `第${named}`}段，现在一共${many}段。`,
    ),
  };
}
