import { z } from 'zod';
import { splitAt } from '../../edit/ripple.ts';
import { takesOf } from '../../edit/takes.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count } from '../telling.ts';
import { motionNeeds, scenesOf } from './film-scenes.ts';
import { mentionsScenes } from './scene-words.ts';

const params = z.object({});

const splitting =
  /\b(?:split|cut|divide|separate|chop|slice|break)\b[^,]*\b(?:at|by|into|on|per|where|along|up)\b|\bsplit (?:the |all (?:the )?)?(?:scenes|shots)\b|(?:按|照|根据|在)[^，,]*(?:切|分|拆|剪)|(?:切|分|拆)(?:成|为|出|开)|(?:拆分|分割|切分)/;

export const splitScenes = defineOperation<z.infer<typeof params>>({
  kind: 'split_scenes',
  phase: 'cut',
  params,
  recognise({ text, said }) {
    if (!mentionsScenes(said) || !splitting.test(text) || isNegated(text)) return undefined;
    return /clip-?\d|\d+ms/.test(text) ? undefined : [{}];
  },
  needs: (_, scene) => motionNeeds(scene),
  apply(timeline, _, scene) {
    const scenes = scenesOf(timeline, scene);
    const split = scenes.reduce((film, { from }) => splitAt(film, from), timeline);
    return split.clips.length === timeline.clips.length
      ? unchanged('I found no scene change to split at.', '没有找到可以切开的镜头切换。')
      : { kind: 'changed', timeline: split };
  },
  tell({ before, after }) {
    const made = after.clips.length - before.clips.length;
    const many = takesOf(after).length;
    return {
      en: `Split at ${count(made, 'scene change')}; there are ${many} pieces now.`,
      zh: `在${made}处镜头切换切开了，现在共${many}段。`,
    };
  },
});
