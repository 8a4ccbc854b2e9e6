import { canvasFor } from '../../edit/picture/framing.ts';
import { type Framing, plainFraming } from '../../edit/picture/look.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import type { Scene, Sentence } from '../../edit/scene.ts';
import type { Timeline } from '../../edit/timeline.ts';
import type { Change } from '../operation.ts';
import { changeClips, type Target } from '../target.ts';

interface Reframing {
  readonly target: Target;
  readonly change: (framing: Framing) => Framing;
  readonly already: Sentence;
}

/** Changes how pictures lie in their frame; where that is all of them, the film takes their new shape. */
export function reframe(timeline: Timeline, how: Reframing, scene: Scene): Change {
  const changed = changeClips(timeline, how.target, {
    change: (clip) => withLook(clip, { framing: how.change(clip.look?.framing ?? plainFraming) }),
    already: how.already,
  });
  if (changed.kind === 'unchanged') return changed;
  const after = changed.timeline;
  const isAll = after.clips.every(
    (clip, nth) => clip.look?.framing !== timeline.clips[nth]?.look?.framing,
  );
  if (!isAll) return changed;
  const sizeOf = (asset: string) => scene.assets.find((each) => each.id === asset)?.facts.picture;
  return { kind: 'changed', timeline: { ...after, canvas: canvasFor(timeline, after, sizeOf) } };
}

/** The film's size, where a change of framing changed it. */
export function tellSize(before: Timeline, after: Timeline): Sentence {
  const [was, is] = [before.canvas, after.canvas];
  if (was.widthPx === is.widthPx && was.heightPx === is.heightPx) return { en: '', zh: '' };
  const size = `${is.widthPx}×${is.heightPx}`;
  return { en: ` The film is ${size} now.`, zh: `成片现在是${size}。` };
}
