import { mentionsMusic } from '../music/music-words.ts';
import { mentionsTitle } from '../titles/title-words.ts';

export type ColourLevel = 'brightness' | 'contrast' | 'saturation' | 'warmth';

const usual = 25;

interface Words {
  readonly level: ColourLevel;
  readonly more: RegExp;
  readonly less: RegExp;
  /** Too much of it: the wish is the opposite of the word. */
  readonly tooMuch: RegExp;
  readonly tooLittle: RegExp;
}

const words: readonly Words[] = [
  {
    level: 'brightness',
    more: /\bbright(?:en|er|ness)?\b|\blight(?:en|er)\b|\bexposure\b|\bexpose|调亮|提亮|变亮|亮一?[点些]|更亮|亮度|曝光/,
    less: /\bdark(?:en|er)?\b|\bdim(?:mer)?\b|调暗|变暗|压暗|暗一?[点些]|更暗/,
    tooMuch: /\btoo bright\b|\boverexposed\b|太亮|过曝|曝光过度/,
    tooLittle: /\btoo (?:dark|dim)\b|\bunderexposed\b|太暗|欠曝|曝光不足|看不清/,
  },
  {
    level: 'contrast',
    more: /\bcontrast(?:y|ier)?\b|\bpunchier\b|对比度?/,
    less: /\bflatter\b|\bless contrasty?\b/,
    tooMuch: /\btoo (?:much contrast|contrasty|harsh)\b/,
    tooLittle: /\btoo flat\b|\bwashed out\b|发灰|太灰/,
  },
  {
    level: 'saturation',
    more: /\b(?:more )?(?:vivid|vibrant|colou?rful|saturat(?:ed|ion|e))\b|\bcolou?rs? (?:to )?pop\b|\bricher colou?rs?\b|鲜艳|鲜亮|艳一?[点些]|饱和度?|颜色(?:浓|深|丰富)/,
    less: /\bdesaturat|\b(?:muted|faded|pale) (?:colou?rs?|tones?|look)\b|淡雅|颜色(?:淡|浅|素)|素一?[点些]/,
    tooMuch: /\btoo (?:vivid|saturated|colou?rful|garish)\b|太艳|太鲜艳|颜色太(?:重|浓|深)/,
    tooLittle: /\btoo (?:pale|dull)\b|颜色太(?:淡|浅)/,
  },
  {
    level: 'warmth',
    more: /\bwarm(?:er|th)?\b|\bgolden\b|调暖|暖一?[点些]|更暖|暖色|暖调|偏暖|色温/,
    less: /\bcool(?:er)? (?:tones?|colou?rs?|look|temperature)\b|\b(?:colou?rs?|tones?|picture|image|temperature) (?:a (?:little )?bit )?cool(?:er)?\b|\bcold(?:er)?\b|\bbluer\b|调冷|冷一?[点些]|更冷|冷色|冷调|偏冷/,
    tooMuch: /\btoo (?:warm|yellow|orange|red)\b|太暖|太黄|偏黄|发黄|太红|偏红/,
    tooLittle: /\btoo (?:cold|cool|blue)\b|太冷|太蓝|偏蓝|发蓝/,
  },
];

const turnsDown =
  /\b(?:less|lower|decreas|reduc|drop|turn down|bring down|down)\w*|\bnot so\b|降低|减少|减弱|调低|低一?[点些]|弱一?[点些]|少一?[点些]/;

export interface LevelWish {
  readonly level: ColourLevel;
  readonly by: number;
}

/** What a clause wants of one level, in hundredths; undefined where it speaks of none, or of a title or music. */
export function levelWishIn(text: string): LevelWish | undefined {
  if (isOfSomethingElse(text)) return undefined;
  const told = asComplaint(text);
  const wrong = words.find((each) => each.tooMuch.test(told) || each.tooLittle.test(told));
  if (wrong !== undefined) {
    return { level: wrong.level, by: wrong.tooMuch.test(told) ? -amountIn(text) : amountIn(text) };
  }
  const named = words.find((each) => each.less.test(text) || each.more.test(text));
  if (named === undefined) return undefined;
  const isMinus = bareLevel.exec(text)?.[1]?.startsWith('-') === true;
  const isDown = isMinus || named.less.test(text) || turnsDown.test(text);
  return { level: named.level, by: isDown ? -amountIn(text) : amountIn(text) };
}

const looks = 'dark|dim|bright|pale|dull|flat|yellow|orange|blue|cold|warm|harsh';
const asking =
  /\b(?:make|turn|get|want|should|needs? to|can you|could you|please)\b|[调弄变改加让再]/;

/** "It's a bit dark", 画面有点暗: how it is, not how it should be. */
function asComplaint(text: string): string {
  if (asking.test(text)) return text;
  return text
    .replace(
      new RegExp(
        `(?:\\b(?:is|are|it's|its|looks?|seems?|feels?|came out|comes out) |^(?=(?:a |so|very|really|super|pretty|quite|kinda|kind|rather)))(?:(?:a (?:little )?bit|a little|so|very|really|super|pretty|quite|kinda|kind of|rather|still|too|way) )*(${looks})\\b`,
        'g',
      ),
      'too $1',
    )
    .replace(/(?:有一?点儿?|偏|好|很|挺|比较|特别|非常|过于)(?=[暗黑亮黄蓝红灰淡艳冷暖])/g, '太')
    .replace(/太黑/g, '太暗');
}

/** Bright music and yellow letters are no colours of the picture. */
export function isOfSomethingElse(text: string): boolean {
  return (
    /⟦|\btransi|转场|\bbars?\b|黑边|\bmood\b|字/.test(text) ||
    mentionsMusic(text) ||
    mentionsTitle(text)
  );
}

/** 亮度+20, "contrast by 15": counted in hundredths as well. */
const bareLevel =
  /(?:\b(?:brightness|exposure|contrast|saturation|warmth|temperature)|亮度|曝光度?|对比度?|饱和度?|色温)[^\d+-]{0,6}([+-]?\d+)(?![\d.]|ms|x|db|:)/;

/** "A bit", "20 %", "much": hundredths of what there is. */
function amountIn(text: string): number {
  const percent = /(\d+(?:\.\d+)?)%/.exec(text)?.[1];
  if (percent !== undefined) return Math.round(Number(percent));
  const bare = bareLevel.exec(text)?.[1];
  if (bare !== undefined) return Math.abs(Number(bare));
  if (
    /\ba (?:little )?bit\b|\bslight|\ba little\b|\ba touch\b|\bsubtl|\bgentl|一点点|稍微|略|微微/.test(
      text,
    )
  )
    return 15;
  return /\bmuch\b|\ba lot\b|\bway\b|\bvery\b|\breally\b|\bfar\b|很多|非常|大幅|特别/.test(text)
    ? 40
    : usual;
}
