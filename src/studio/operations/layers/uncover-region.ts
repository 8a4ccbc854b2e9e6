import { z } from 'zod';
import { coverHow } from '../../edit/draft/look-schema.ts';
import { withLook } from '../../edit/picture/with-look.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation } from '../operation.ts';
import { changeClips, targetShape } from '../target.ts';
import { whereIn } from './cover-region.ts';
import { coverHowIn } from './cover-words.ts';

const params = z.object({
  /** Only what was hidden in this way, where some was. */
  how: coverHow.optional(),
  ...targetShape,
});

const showing =
  /\b(?:unblur|uncover|unhide|un-?censor|depixelate)\b|去(?:掉|除)?(?:打码|马赛克|遮挡|模糊)|取消(?:打码|马赛克|遮挡|模糊)/;

/** "Remove the blur", 去掉马赛克: what was hidden here is seen again. */
export const uncoverRegion = defineOperation<z.infer<typeof params>>({
  kind: 'uncover_region',
  phase: 'join',
  params,
  recognise(clause, hearing) {
    const { text } = clause;
    const how = coverHowIn(text);
    if (how === undefined && !showing.test(text)) return undefined;
    if (!hasCovers(hearing)) return undefined;
    if (polarityOf(clause) !== 'remove' && !showing.test(text)) return undefined;
    return [{ ...(how === undefined || how === 'fill' ? {} : { how }), ...whereIn(text) }];
  },
  apply(timeline, wish) {
    const isMeant = (how: string) =>
      wish.how === how ||
      !timeline.clips.some(({ look }) => look?.covers?.some((each) => each.how === wish.how));
    return changeClips(timeline, wish, {
      change: (clip) => {
        const covers = (clip.look?.covers ?? []).filter(({ how }) => !isMeant(how));
        return withLook(clip, { covers });
      },
      already: { en: 'Nothing is hidden there.', zh: '那里没有遮住的地方。' },
    });
  },
  tell: () => ({ en: 'What was hidden is seen again.', zh: '遮住的地方恢复了。' }),
});

/** Whether something is hidden that a clause can be about. */
export function hasCovers({
  scene,
  previousKind,
}: {
  readonly scene: Scene;
  readonly previousKind?: string;
}): boolean {
  const clips = currentTimeline(scene.history)?.clips ?? [];
  return previousKind === 'cover_region' || clips.some(({ look }) => look?.covers !== undefined);
}
