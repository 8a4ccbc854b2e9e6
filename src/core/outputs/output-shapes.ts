import type { RenderOutput } from '../ports/editor.ts';
import { withMore } from './asking-words.ts';
import { isMadeOf } from './known-words.ts';
import type { OutputWish } from './output-wish.ts';

type Aspect = NonNullable<RenderOutput['aspect']>;
const shapes: readonly (readonly [RegExp, readonly Aspect[]])[] = [
  [/横竖(?:屏|版)?|竖横(?:屏|版)?/u, ['16:9', '9:16']],
  [
    /(?<!\d)9\s*[:x]\s*16(?!\d)|\bvertical\b|\bportrait\b|\btik ?tok\b|\breels?\b|\bshorts\b|竖(?:[屏版]|(?=的))|抖音|快手|视频号/u,
    ['9:16'],
  ],
  [
    /(?<!\d)16\s*[:x]\s*9(?!\d)|\blandscape\b|\bhorizontal\b|\bwide ?screen\b|\byou ?tube\b|横(?:[屏版]|(?=的))|宽屏|b站/u,
    ['16:9'],
  ],
  [/(?<!\d)1\s*[:x]\s*1(?!\d)|\bsquared?\b|正方形|方(?:[形版]|(?=的))/u, ['1:1']],
  [/(?<!\d)4\s*[:x]\s*5(?!\d)|\binstagram\b|\binsta\b/u, ['4:5']],
  [/(?<!\d)4\s*[:x]\s*3(?!\d)/u, ['4:3']],
  [/(?<!\d)3\s*[:x]\s*4(?!\d)|小红书/u, ['3:4']],
  [/(?<!\d)21\s*[:x]\s*9(?!\d)/u, ['21:9']],
];
const shaping = withMore(
  `one two three all different separate aspect ratio ratios shape shapes orientation orientations formats additional additionally extra
  formats plus mp for separately each`,
  '各来一份 各来一个 各一份 各一个 各要一个 各要一份 各出一份 各出一个 各导出一份 各 分别 两个 两种 三个 三种 几个 都要 都来一份 都来 都 比例 尺寸 和 跟 与 及 多来一份 一个 一条 一份 的 再来一份 再来一个 也来一份 也要一份 也要一个 一版 版',
);
const oneMore =
  /\balso\b|\btoo\b|\bas well\b|\banother\b|\badditional(?:ly)?\b|\bextra\b|再来|也[来要出给]|另外|多来/u;
const asVersion =
  /\b(?:versions?|cop(?:y|ies)|cuts?|formats?|exports?)\b|\bboth\b|\bone\b.*\bone\b|版|份|各|都要|一[个条].*一[个条]/u;

/** "Give me 9:16 and 16:9 versions": each a film of its own, the edit itself stays as it is. */
export function readShapes(plain: string): readonly OutputWish[] | undefined {
  const found: { at: number; aspects: readonly Aspect[] }[] = [];
  let rest = plain;
  for (const [words, aspects] of shapes) {
    const match = words.exec(rest);
    if (match === null) continue;
    found.push({ at: match.index, aspects });
    rest = rest.replace(words, (text) => ' '.repeat(text.length));
  }
  const named = found.sort((a, b) => a.at - b.at).flatMap((each) => each.aspects);
  const aspects = [...new Set(named)];
  const isMeant = aspects.length > 1 || oneMore.test(plain);
  if (aspects.length === 0 || !isMeant || !asVersion.test(plain) || !isMadeOf(rest, shaping))
    return undefined;
  return aspects.map((aspect) => ({ format: 'mp4', aspect }));
}
