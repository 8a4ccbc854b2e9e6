import { z } from 'zod';
import { toMs } from '../../edit/timeline.ts';
import { defineOperation } from '../operation.ts';
import { count, seconds } from '../telling.ts';
import { motionNeeds, scenesOf } from './film-scenes.ts';
import { mentionsScenes } from './scene-words.ts';

const params = z.object({});
/** More of them nobody reads in a message. */
const shownScenes = 12;

const listing =
  /\b(?:detect|list|find|show|identify|count|tell|name|which|what|how many)\b|识别|检测|列出|列一下|找出|有哪些|看看|多少|几个/;

/** Tells what there is and changes nothing. */
export const listScenes = defineOperation<z.infer<typeof params>>({
  kind: 'list_scenes',
  phase: 'cut',
  params,
  recognise({ text, said }, { previousKind }) {
    // "Detect the scenes and list them" asks once.
    if (previousKind === 'list_scenes' && /^list (?:them|it|all)\b|^列(?:一下|出来?)/.test(text))
      return [];
    const isAsked = mentionsScenes(said) && listing.test(text);
    return isAsked && !/clip-?\d|\b(?:cut|split|remove|delete|keep)\b|[切剪删拆]/.test(text)
      ? [{}]
      : undefined;
  },
  needs: (_, scene) => motionNeeds(scene),
  apply(timeline, _, scene) {
    const scenes = scenesOf(timeline, scene);
    const at = (frames: number) => seconds(toMs(frames, timeline.fps));
    const list = scenes
      .slice(0, shownScenes)
      .map(({ from, to }, nth) => `${nth + 1}. ${at(from)}–${at(to)}`);
    const more = scenes.length > shownScenes ? ' …' : '';
    return {
      kind: 'unchanged',
      why: {
        en: `I see ${count(scenes.length, 'scene')}, in seconds: ${list.join(', ')}${more}. You can say “keep only scene 1” or “split at the scenes”. Slow dissolves I do not see.`,
        zh: `识别到${scenes.length}个镜头（秒）：${list.join('，')}${more}。可以说“只保留第1个镜头”或“按镜头切开”。缓慢的叠化我看不出来。`,
      },
    };
  },
  tell: () => ({ en: '', zh: '' }),
});
