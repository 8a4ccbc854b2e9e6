import { z } from 'zod';
import { type Layer, layerKinds, layersOf, withLayers } from '../../edit/picture/layer.ts';
import type { Sentence } from '../../edit/scene.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count } from '../telling.ts';
import { hasLayer, layerKindIn } from './which-layer.ts';

const params = z.object({ which: z.enum(layerKinds), all: z.boolean().default(false) });

const ending =
  /\b(?:back to|only|just) (?:the )?(?:one|single|full|main|first) (?:picture|video|screen|clip)\b|\bfull ?screen\b|恢复(?:全屏|单屏)|只[要留]一个画面/;

const taking =
  /\b(?:take|turn|switch) (?:the |my )?(?:logo|watermark|pip|picture in picture|split screen) (?:off|out|away)\b|去(?:除)?(?:水印|logo|画中画|分屏|小窗)|退出(?:画中画|分屏)/;

/** "Remove the logo", 去掉画中画, "no more split screen". */
export const removeLayer = defineOperation<z.infer<typeof params>>({
  kind: 'remove_layer',
  phase: 'text',
  params,
  recognise(clause, hearing) {
    const { text } = clause;
    const which = layerKindIn(text) ?? (ending.test(text) ? 'half' : undefined);
    if (which === undefined || /⟦/.test(text)) return undefined;
    const polarity = polarityOf(clause);
    if (polarity === 'keep' || isOfPlace(text)) return [];
    if (polarity !== 'remove' && !ending.test(text) && !taking.test(text)) return undefined;
    // One that is in the footage itself cannot go.
    if (which === 'logo' && !hasLayer('logo', hearing)) return undefined;
    const all = /\ball\b|\bboth\b|\bevery\b|\blogos\b|\bwatermarks\b|所有|全部?|都/.test(text);
    return [{ which, all }];
  },
  apply(timeline, { which, all }) {
    const layers = layersOf(timeline);
    const last = layers.findLast(({ kind }) => kind === which);
    if (last === undefined) return unchanged(absent[which].en, absent[which].zh);
    const kept = layers.filter((each) => (all ? each.kind !== which : each !== last));
    return { kind: 'changed', timeline: withLayers(timeline, kept) };
  },
  tell({ before, after, params: { which } }) {
    const many = layersOf(before).length - layersOf(after).length;
    const { one, other } = names[which];
    if (many > 1)
      return { en: `Removed ${count(many, other.en)}.`, zh: `去掉了${many}个${other.zh}。` };
    return { en: `Removed ${one.en}.`, zh: `去掉了${one.zh}。` };
  },
});

/** "I don't want the logo there" is about where it is. */
function isOfPlace(text: string): boolean {
  return /\b(?:don't|do not|not)\b.*\b(?:there|here)$|(?:不要|别|不想|不喜欢)[^，,]*[那这][里儿边]$/.test(
    text,
  );
}

const names = {
  logo: { one: { en: 'the logo', zh: 'logo' }, other: { en: 'logo', zh: 'logo' } },
  inset: {
    one: { en: 'the picture in the picture', zh: '画中画' },
    other: { en: 'inset', zh: '画中画' },
  },
  half: { one: { en: 'the split screen', zh: '分屏' }, other: { en: 'split screen', zh: '分屏' } },
} as const satisfies Record<Layer['kind'], Readonly<Record<'one' | 'other', Sentence>>>;

const absent = {
  logo: { en: 'There is no logo to remove.', zh: '本来就没有加logo。' },
  inset: { en: 'There is no picture in the picture to remove.', zh: '本来就没有画中画。' },
  half: { en: 'The screen is not split.', zh: '现在没有分屏。' },
} as const satisfies Record<Layer['kind'], Sentence>;
