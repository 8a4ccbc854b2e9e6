import { z } from 'zod';
import { defineOperation, unchanged } from '../operation.ts';
import { clock, count, lengthMs } from '../telling.ts';

const params = z.object({});

const asTheyAre =
  /^(?:please )?(?:put|lay|place) (?:the|my|these|all) (?:clips?|videos?|photos?|footage|files?) (?:on(?:to)?|in(?:to)?) (?:the|a) timeline(?: as (?:they are|it is|is))?$|^(?:请)?把?(?:所有|这些|我的)?(?:素材|视频|照片|片段)(?:按原样|原样|直接)放(?:到|在|上)?时间线(?:上|里)?$/;

/** Nothing but the clips in a row: what a first message begins with anyhow, so that a film can be made of them. */
export const placeClips = defineOperation<z.infer<typeof params>>({
  kind: 'place_clips',
  phase: 'cut',
  params,
  recognise: ({ text }) => (asTheyAre.test(text) ? [{}] : undefined),
  apply(timeline) {
    const clips = timeline.clips.length;
    const length = clock(lengthMs(timeline));
    return unchanged(
      `${clips === 1 ? 'Your clip is' : `Your ${count(clips, 'clip')} are`} on the timeline as sent: ${length}.`,
      `素材原样放到时间线上了：${clips}段，全长${length}。`,
    );
  },
  // It only ever says why nothing changed.
  tell: () => ({ en: '', zh: '' }),
});
