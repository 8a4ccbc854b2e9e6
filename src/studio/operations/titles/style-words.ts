import type { TitleStyle } from '../../edit/title-style.ts';

/** What a clause says of how letters look. The size is a factor in percent, of what there is. */
export interface StyleWish extends Partial<Omit<TitleStyle, 'size'>> {
  readonly sizeBy?: number;
}

const colours: readonly (readonly [hex: string, en: string, zh: string])[] = [
  ['ffffff', 'white', '白'],
  ['000000', 'black', '黑'],
  ['ff3b30', 'red', '红'],
  ['ff9500', 'orange', '橙|橘'],
  ['ffd700', 'gold(?:en)?', '金'],
  ['ffe600', 'yellow', '黄'],
  ['34c759', 'green', '绿'],
  ['00c7be', 'teal|cyan|turquoise', '青'],
  ['0a84ff', 'blue', '蓝'],
  ['af52de', 'purple|violet', '紫'],
  ['ff5fa2', 'pink', '粉'],
  ['8e8e93', 'gr[ae]y', '灰'],
  ['8d5524', 'brown', '棕|褐'],
];
const anyEn = colours.map(([, en]) => en).join('|');
const anyZh = colours.map(([, , zh]) => zh).join('|');
const dark = new Set(['000000', '8d5524']);

const outlines = new RegExp(
  `(?:\\b(${anyEn}) )?\\b(?:outline|border|stroke|edge)s?\\b(?: in (${anyEn})\\b)?|\\boutlined(?: in (${anyEn}))?\\b|(${anyZh})?色?(?:的)?(?:描边|勾边|边框|边(?=$|[，,。 ]))`,
);
const noOutline =
  /\b(?:no|without(?: an?)?|remove the) (?:\w+ )?(?:outline|border|stroke)|(?:不要|去掉|没有|无|别要|别加|删掉|取消)(?:[黑白灰]色?的?)?(?:描边|勾边|边框|边(?=$|了))/;
const boxes = new RegExp(
  `\\b(?:on|in|with|add|over)(?: an?| the)? (?:semi-?transparent )?(?:(${anyEn}) )?(?:background|backdrop|box|bar|banner|plate)\\b|\\b(${anyEn}) (?:background|backdrop|box|bar|banner)\\b|(${anyZh})?色?(?:的)?(?:底框|底色|背景框|背景色|色块|底(?=$|[，,。 白黑红黄]))|加(?:个)?(?:${anyZh})?色?背景`,
);
const noBox =
  /\b(?:no|without(?: an?)?|remove the) (?:background|box|backdrop|bar)|(?:不要|去掉|没有|无|别要|别加|删掉|取消)(?:那?个)?(?:[黑白灰]色?的?)?(?:背景|底框|底色|底(?![部下端]))/;

/** The style that a clause asks for; undefined where it says nothing of one. */
export function styleIn(text: string): StyleWish | undefined {
  const edge = outlineIn(text);
  const back = boxIn(text);
  const colour = colourIn(text.replace(boxes, ' ').replace(outlines, ' '));
  const sizeBy = sizeIn(text);
  const wish: StyleWish = {
    ...(sizeBy === undefined ? {} : { sizeBy }),
    ...(colour === undefined ? {} : { colour }),
    ...(colour !== undefined && dark.has(colour) && edge === undefined
      ? { outline: 'ffffff' }
      : {}),
    ...(edge === undefined ? {} : { outline: edge }),
    ...(back === undefined ? {} : { box: back }),
    ...weightIn(text),
    ...placeIn(text),
  };
  return Object.keys(wish).length === 0 ? undefined : wish;
}

function outlineIn(text: string): string | null | undefined {
  if (noOutline.test(text)) return null;
  const found = outlines.exec(text);
  if (found === null) return undefined;
  return colourIn(found.slice(1).join('')) ?? '141414';
}

function boxIn(text: string): string | null | undefined {
  if (noBox.test(text)) return null;
  const found = boxes.exec(text);
  if (found === null) return undefined;
  return colourIn(found[0]) ?? '000000';
}

function colourIn(text: string): string | undefined {
  const hex = /#([0-9a-f]{6})\b/.exec(text)?.[1];
  if (hex !== undefined) return hex;
  return colours.find(([, en, zh]) =>
    new RegExp(`\\b(?:${en})\\b|(?:${zh})(?=色|字|的|$)`).test(text),
  )?.[0];
}

const sizes: readonly (readonly [RegExp, number])[] = [
  [
    /\btoo (?:small|tiny|little)\b|\b(?:is|looks?) (?:(?:a bit|a little|so|very|really) )*(?:small|tiny)\b|太小|有点小|[看读]不清|\bhard to read\b|\bcan't read\b/,
    130,
  ],
  [
    /\btoo (?:big|large|huge)\b|\b(?:is|looks?) (?:(?:a bit|a little|so|very|really) )*(?:big|huge|large)\b|太大|有点大/,
    75,
  ],
  [
    /\bhuge\b|\bmassive\b|\bgiant\b|\bmuch (?:bigger|larger)\b|\b(?:a lot|way) (?:bigger|larger)\b|超大|巨大|大很多/,
    180,
  ],
  [/\btiny\b|\bmuch smaller\b|\b(?:a lot|way) smaller\b|很小|小很多/, 55],
  [/\b(?:bigger|larger|big|large|enlarge)\b|放大|字大|大一?[点些号]|加大|大(?=标题|字)|更大/, 130],
  [/\b(?:smaller|small|shrink)\b|缩小|字小|小一?[点些号]|更小/, 75],
];

const shares: readonly (readonly [RegExp, number])[] = [
  [/\bhalf (?:the |its |that |as )?(?:size|big|large)\b|\bhalve\b/, 50],
  [/\b(?:double|twice) (?:the |its |that |as )?(?:size|big|large)\b/, 200],
  [/\bnot (?:quite )?(?:that|so|as|too) (?:big|large|huge)\b|\bless big\b/, 75],
  [/\bnot (?:quite )?(?:that|so|as|too) (?:small|tiny|little)\b|\bless small\b/, 130],
];

function sizeIn(text: string): number | undefined {
  const percent = /(\d+(?:\.\d+)?)%/.exec(text)?.[1];
  const factor = /(\d+(?:\.\d+)?)x(?!\d)/.exec(text)?.[1];
  const isSize = /\bsize|\bbig|\blarg|\bsmall|字号|大|小/.test(text);
  if (percent !== undefined && isSize) return Math.round(Number(percent));
  if (factor !== undefined && isSize) return Math.round(Number(factor) * 100);
  return (
    shares.find(([words]) => words.test(text))?.[1] ??
    sizes.find(([words]) => words.test(text))?.[1]
  );
}

function weightIn(text: string): Pick<StyleWish, 'bold' | 'italic'> {
  const isThin =
    /\b(?:not|no|un|isn't) ?bold\b|\bthin(?:ner)?\b|\bregular (?:weight|font)\b|\blight(?:er)? font\b|不加粗|细体|细一?点/.test(
      text,
    );
  const isBold = /\bbold(?:er)?\b|\bthick(?:er)?\b|加粗|粗体|粗一?点/.test(text);
  return {
    ...(isThin || isBold ? { bold: !isThin } : {}),
    ...(/\bitalics?\b|\bslanted\b|斜体/.test(text)
      ? { italic: !/\b(?:no|not)\b|不要/.test(text) }
      : {}),
  };
}

function placeIn(text: string): Pick<StyleWish, 'side' | 'enter'> {
  const side = sideIn(text);
  const enter = enterIn(text);
  return { ...(side === undefined ? {} : { side }), ...(enter === undefined ? {} : { enter }) };
}

function sideIn(text: string): TitleStyle['side'] | undefined {
  if (
    /\b(?:top|bottom|upper|lower|on the|to the|middle) ?left\b|(?<![从由])左[上下]?[角侧边方]|左[上下]|靠左/.test(
      text,
    )
  )
    return 'left';
  return /\b(?:top|bottom|upper|lower|on the|to the|middle) ?right\b|(?<![从由])右[上下]?[角侧边方]|右[上下]|靠右/.test(
    text,
  )
    ? 'right'
    : undefined;
}

function enterIn(text: string): TitleStyle['enter'] | undefined {
  if (/\bslid(?:e|es|ing) ?in\b|\bfly(?:ing)? in\b|\bslide\b|滑[入进]|飞[入进]|划[入进]/.test(text))
    return 'slide';
  if (/\bpop(?:s|ping)?(?:[- ]?(?:in|up))?\b|\bbounce\b|弹出|弹入|蹦出/.test(text)) return 'pop';
  if (/\bno animation\b|\bwithout (?:an )?animation\b|\bjust appear|不要动画|直接出现/.test(text))
    return 'cut';
  return /\bfad(?:e|es|ing) ?in\b|淡入/.test(text) ? 'fade' : undefined;
}
