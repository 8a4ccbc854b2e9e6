import { z } from 'zod';
import { appendSources, newSources } from '../../edit/assemble.ts';
import { emptyHistory } from '../../edit/scene.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { clock, count, lengthMs } from '../telling.ts';

const params = z.object({});

export const mergeClips = defineOperation<z.infer<typeof params>>({
  kind: 'merge_clips',
  phase: 'cut',
  params,
  recognise({ text }) {
    const isMerge =
      /\b(?:merge|combine|concat\w*|stitch|splice)\b|\b(?:join|put|glue|tie|string)\b[^,]{0,40}\b(?:together|in(?:to)? (?:one|1|a single))\b|\bjoin\b[^,]{0,20}\b(?:clips|videos|parts|them)\b|\bmake (?:one|1|a single) (?:video|clip|film)\b|\binto (?:one|1|a single) (?:video|clip|film)\b|合并|拼一起|接一起|合一起|拼到一起|拼成1个|合成|拼接|拼在一起|拼成|拼起来|连在一起|连起来|接在一起|接起来|合在一起|连成/.test(
        text,
      );
    if (!isMerge || /⟦|\bmusic|\bside by side|画中画|分屏/.test(text)) return undefined;
    return isNegated(text) ? [] : [{}];
  },
  apply(timeline, _, scene) {
    const placed = { ...emptyHistory, placed: timeline.clips.map((clip) => clip.asset) };
    const missing = newSources(scene, placed);
    const clips = new Set(timeline.clips.map((clip) => clip.asset)).size + missing.length;
    if (clips < 2) {
      return unchanged(
        'There is only one clip here; send me the others and I will join them.',
        '现在只有一段素材，把其他的也发来就能接在一起。',
      );
    }
    return { kind: 'changed', timeline: { ...appendSources(timeline, missing) } };
  },
  tell({ after }) {
    const many = new Set(after.clips.map((clip) => clip.asset)).size;
    const length = clock(lengthMs(after));
    return {
      en: `Joined ${count(many, 'clip')} in the order you sent them: ${length}.`,
      zh: `按发送顺序把${many}段素材接在一起了，全长${length}。`,
    };
  },
});
