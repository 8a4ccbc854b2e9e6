import { z } from 'zod';
import { reflow } from '../../edit/ripple.ts';
import type { Scene } from '../../edit/scene.ts';
import { findSource } from '../../edit/source-length.ts';
import {
  type Clip,
  clipFrames,
  type Frames,
  type Rational,
  type Timeline,
} from '../../edit/timeline.ts';
import { isContinued } from '../../edit/transition-room.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, lengthChange } from '../telling.ts';
import { findQuiet } from './pauses.ts';
import { removePauses } from './remove-pauses.ts';

const params = z.object({});

export const restorePauses = defineOperation<z.infer<typeof params>>({
  kind: 'restore_pauses',
  phase: 'cut',
  params,
  recognise({ text }) {
    const isAbout = /\bpaus(?:e|es)\b|\bsilences?\b|\bgaps?\b|停顿|气口|空白/.test(text);
    const isBack =
      /\bback\b|\brestor|\bundo\b|\breinstat|\bagain\b|\bre-?add|恢复|还原|加回|放回|补回|要回|还[给回]|弄回|留回|找回/.test(
        text,
      );
    if (!isAbout || !isBack) return undefined;
    return isNegated(text) ? [] : [{}];
  },
  needs: (_, scene) => removePauses.needs({}, scene),
  apply(timeline, _, scene) {
    const joined = joinAtPauses(timeline, scene);
    if (joined.clips.length === timeline.clips.length) {
      return unchanged(
        'No pauses were cut here, so there are none to put back.',
        '这里没有剪掉过停顿，不用恢复。',
      );
    }
    const moved = (at: Frames) =>
      joined.inserted.reduce((sum, each) => (at >= each.at ? sum + each.frames : sum), at);
    const clips = joined.clips;
    return { kind: 'changed', timeline: reflow(timeline, { clips, moved, dropsCovered: false }) };
  },
  tell({ before, after }) {
    const change = lengthChange(before, after);
    const many = before.clips.length - after.clips.length;
    return {
      en: `Put ${count(many, 'pause')} back: ${change.en}.`,
      zh: `恢复了${many}处停顿：${change.zh}。`,
    };
  },
});

/** Pieces of one take with only quiet between them become one again. */
function joinAtPauses(timeline: Timeline, scene: Scene) {
  const clips: Clip[] = [];
  const inserted: { at: Frames; frames: Frames }[] = [];
  let at = 0;
  for (const clip of timeline.clips) {
    const before = clips.at(-1);
    if (before !== undefined && isPauseBetween(before, clip, { scene, fps: timeline.fps })) {
      const whole = { ...before, out: clip.out };
      clips[clips.length - 1] = whole;
      inserted.push({ at, frames: clipFrames(whole) - clipFrames(before) - clipFrames(clip) });
    } else {
      clips.push(clip);
    }
    at += clipFrames(clip);
  }
  return { clips, inserted };
}

function isPauseBetween(
  before: Clip,
  after: Clip,
  { scene, fps }: { readonly scene: Scene; readonly fps: Rational },
): boolean {
  if (!isContinued(before, after) || after.in <= before.out || after.reversed === true)
    return false;
  const levels = findSource(scene, before.asset)?.measures.levels;
  const quiet = levels === undefined ? undefined : findQuiet(levels);
  const perMs = fps.num / (fps.den * 1000);
  return (quiet ?? []).some(
    (span) => span.fromMs * perMs <= before.out + 1 && span.toMs * perMs >= after.in - 1,
  );
}
