import type { Clip } from '../timeline.ts';

/**
 * True where a transition would show, beyond the window of one of its clips, footage that the film hides parts of: a
 * transition shows more of both than is seen otherwise, and these frames would come out as filmed.
 */
export function showsHidden(clips: readonly Clip[], before: Clip, after: Clip): boolean {
  return (
    goesOnHidden(clips, before, before.reversed !== true) ||
    goesOnHidden(clips, after, after.reversed === true)
  );
}

/** Whether the piece of the same footage that comes next hides more; what lies between was cut, hidden or not. */
function goesOnHidden(clips: readonly Clip[], clip: Clip, isForwards: boolean): boolean {
  if (clip.hold !== undefined) return false;
  const distance = (other: Clip) => (isForwards ? other.in - clip.out : clip.in - other.out);
  const [nearest] = clips
    .filter((other) => other.asset === clip.asset && distance(other) >= 0)
    .sort((one, other) => distance(one) - distance(other));
  const own = new Set((clip.look?.covers ?? []).map((cover) => JSON.stringify(cover)));
  return (nearest?.look?.covers ?? []).some((cover) => !own.has(JSON.stringify(cover)));
}
