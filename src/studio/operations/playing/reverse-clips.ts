import { z } from 'zod';
import { createFreshIds } from '../../edit/fresh-ids.ts';
import { reflow } from '../../edit/ripple.ts';
import { type Clip, clipFrames, type Frames, type Timeline } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { type Change, defineOperation, unchanged } from '../operation.ts';
import { isolate, targetIn, targetShape, targetSpan, tellTarget } from '../target.ts';
import { lengthChange } from '../telling.ts';

const params = z.object({
  /** `order` leaves the clips themselves alone; `boomerang` plays the part again, backwards, after it. */
  mode: z.enum(['playback', 'order', 'boomerang']),
  ...targetShape,
});
type Wish = z.infer<typeof params>;

const order =
  /\brevers\w* (?:the )?(?:order|sequence)\b|\bin reverse order\b|\border backwards\b|(?:顺序|次序)(?:反过来|倒过来|颠倒|倒序)|倒序|反序/;
const there =
  /\bboomerang|\bback and forth\b|\bforwards? and (?:then )?(?:back|in reverse)|来回(?:播放|放)?|回旋镖|往返|倒[放播][^，,]{0,4}[，,]?(?:然后)?再正[放着播]|正[放播][^，,]{0,4}[，,]?(?:然后)?再倒[放着播]/;
const back =
  /\brevers(?:e|ed|es|ing|al)\b|\bbackwards?\b|\bin reverse\b|\brewind\b|倒放|倒播|反向播放|倒着(?:放|播)|逆向播放|回放/;

export const reverseClips = defineOperation<Wish>({
  kind: 'reverse_clips',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (/⟦|\btransi|转场|\bmusic\b|\bsongs?\b|音乐|歌/.test(text)) return undefined;
    // Letters that are seen the wrong way round want a mirror.
    if (
      /\bflip|\bmirror|\b(?:text|writing|letters|words|sign)s? (?:\w+ ){0,2}backwards?\b/.test(text)
    )
      return undefined;
    const mode = modeIn(text);
    if (mode === undefined) return undefined;
    return isNegated(text) ? [] : [{ mode, ...targetIn(text) }];
  },
  apply(timeline, wish) {
    const place = targetSpan(timeline, wish);
    if ('why' in place) return place.why;
    const { timeline: split, first, end } = isolate(timeline, place.span);
    const part = split.clips.slice(first, end);
    if (wish.mode === 'order' && part.length < 2) {
      return unchanged(
        'There is only one piece, so its order stays.',
        '只有一段，没有顺序可以倒。',
      );
    }
    if (wish.mode === 'boomerang') return playBack(split, { part, end });
    const clips = split.clips.toSpliced(first, part.length, ...turnedRound(part, wish.mode));
    return { kind: 'changed', timeline: { ...split, clips } };
  },
  tell({ before, after, params: wish }) {
    const target = tellTarget(before, wish);
    if (wish.mode === 'order') {
      return { en: 'The pieces are in reverse order now.', zh: '片段顺序倒过来了。' };
    }
    if (wish.mode === 'boomerang') {
      const change = lengthChange(before, after);
      return {
        en: `${target.en} plays forth and back: ${change.en}.`,
        zh: `${target.zh}来回播放：${change.zh}。`,
      };
    }
    return { en: `${target.en} plays backwards.`, zh: `${target.zh}倒放了。` };
  },
});

function modeIn(text: string): Wish['mode'] | undefined {
  if (order.test(text)) return 'order';
  if (there.test(text)) return 'boomerang';
  return back.test(text) ? 'playback' : undefined;
}

/** The last piece first; a transition stays on its cut. */
function turnedRound(part: readonly Clip[], mode: Wish['mode']): readonly Clip[] {
  const turned = part.toReversed();
  return turned.map((clip, nth) => {
    const cut = turned[nth - 1]?.transition ?? null;
    // The first piece follows what was before the part; that cut is another one now.
    const transition = nth === 0 ? (part[0]?.transition ?? null) : cut;
    return { ...(mode === 'order' ? clip : backwards(clip)), transition };
  });
}

/** A still looks the same from both sides. */
function backwards(clip: Clip): Clip {
  if (clip.hold !== undefined) return clip;
  const { reversed, ...forwards } = clip;
  return reversed === true ? forwards : { ...forwards, reversed: true };
}

function playBack(
  timeline: Timeline,
  { part, end }: { readonly part: readonly Clip[]; readonly end: number },
): Change {
  const freshId = createFreshIds(timeline);
  const again = turnedRound(part, 'boomerang').map((clip, nth) => {
    const transition = nth === 0 ? null : clip.transition;
    return { ...clip, id: freshId('c'), transition };
  });
  const at = timeline.clips.slice(0, end).reduce((sum, clip) => sum + clipFrames(clip), 0);
  const longer = part.reduce((sum, clip) => sum + clipFrames(clip), 0);
  const clips = timeline.clips.toSpliced(end, 0, ...again);
  const moved = (frame: Frames) => (frame < at ? frame : frame + longer);
  return { kind: 'changed', timeline: reflow(timeline, { clips, moved, dropsCovered: false }) };
}
