import { z } from 'zod';
import { assemble } from '../../edit/assemble.ts';
import { layersOf } from '../../edit/picture/layer.ts';
import type { Scene } from '../../edit/scene.ts';
import type { Timeline } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { clock, count, lengthMs } from '../telling.ts';

const params = z.object({});

export const startOver = defineOperation<z.infer<typeof params>>({
  kind: 'start_over',
  phase: 'cut',
  params,
  recognise({ text }) {
    const isStart =
      /\bstart (?:it )?(?:over|again|afresh)\b|\bstart from (?:scratch|the beginning|zero)\b|\bfrom scratch\b|\breset (?:everything|it|all|the (?:edit|video|timeline|project))\b|^reset$|\bbegin again\b|\bremove all (?:edits|changes)\b|\bundo (?:everything|all)\b|重新开始|从头(?:开始|再?来)|重新来(?:过|一[遍次])|(?<![讲说念读录拍唱]错(?:了)?(?:再|又)?)重来(?!的)|推倒|重置|清空|全部撤销|撤销(?:所有|全部)|恢复(?:成|到)?原(?:片|样|始)/.test(
        text,
      );
    if (!isStart) return undefined;
    return isNegated(text) ? [] : [{}];
  },
  apply(timeline, _, scene) {
    const fresh = assemble(withoutLogos(timeline, scene)) ?? assemble(scene);
    if (fresh === undefined || JSON.stringify(fresh) === JSON.stringify(timeline)) {
      return unchanged('Nothing has been changed yet.', '还没有做过任何修改。');
    }
    return { kind: 'changed', timeline: fresh };
  },
  tell({ after }) {
    const clips = count(after.clips.length, 'clip');
    const length = clock(lengthMs(after));
    return {
      en: `Started over with ${clips} as you sent them (${length}); undo brings the edit back.`,
      zh: `恢复成原始素材了，共${after.clips.length}段，全长${length}。想找回刚才剪的，说“撤销”就行。`,
    };
  },
});

/** A logo was sent to lie over the film: it is no clip of it, also at the start. */
function withoutLogos(timeline: Timeline, scene: Scene): Scene {
  const logos = layersOf(timeline).filter(({ kind }) => kind === 'logo');
  const assets = scene.assets.filter(({ id }) => !logos.some(({ asset }) => asset === id));
  return { ...scene, assets };
}
