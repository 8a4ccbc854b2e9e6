import { correctHomophones } from './chinese/homophones.ts';
import { toSimplified } from './chinese/traditional.ts';

/** A message whose quoted words cannot be mistaken for commands any more. */
export interface Protected {
  readonly text: string;
  readonly quotes: readonly string[];
  /** Each quote with its marks, for showing a clause as it was written. */
  readonly originals: readonly string[];
}

/** Each kind of quotation mark; people mix left and right ones, so the double ones go together. */
const quoted = new RegExp(
  [
    '[“”„‟"＂〝〞]([^“”„‟"＂〝〞]+)[“”„‟"＂〝〞]',
    '「([^」]+)」',
    '『([^』]+)』',
    '《([^》]+)》',
    '【([^】]+)】',
    '«([^»]+)»',
    '`([^`]+)`',
    // A single quote opens after a space or punctuation and closes before one, so that "it's" is no quote.
    "(?<![\\p{Script=Latin}\\p{N}])['‘’＇](?=\\S)((?:[^'‘’＇]|(?<=\\p{L})['’](?=\\p{L}))+)['‘’＇](?![\\p{L}\\p{N}]*[a-z])",
  ].join('|'),
  'gu',
);

/** Words of a title that came without quotation marks end where a time, a place or the next wish begins. */
const untilTail =
  '(?=\\s+(?:at|in|on|to) the (?:very )?(?:start|beginning|end|top|bottom|middle|center|centre|first|last|screen)\\b' +
  '|\\s+(?:with|on|in) (?:an? )?(?:semi-?transparent |transparent )?(?:white|black|red|yellow|blue|green|pink|orange|purple|gr[ae]y|gold|dark|light|colou?red|big|bold|small|large) (?:background|backdrop|box|bar|banner|outline|border|letters?|text|font|type)\\b' +
  '|\\s+(?:from|for|at) (?:\\d|the )|\\s+(?:and|then) (?:then )?(?:add|put|make|cut|trim|remove|mute|speed|sync|crop|use|turn|delete|export)\\b' +
  '|[,，;；。！!？?\\n]|\\.(?:\\s|$)|然后|接着|$)';
const emoji =
  '[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{Emoji_Modifier}\\u200d\\ufe0f]';
const words = `([^\\s⟦:：,，;；。\\n][^⟦\\n]*?[!！?？]*(?:\\s*${emoji}[!！?？]*)*)`;

const unquoted: readonly RegExp[] = [
  // 开头加上生日快乐这几个字
  /(?:加上?|写上?|打上|放上?|显示|出现|配上?|写着|来个?)(?:一行|一句|个)?(?!标题|文字|字幕|一个)([^\s⟦，,。;；]{1,30}?)(?:这|那)?(?:[几一两三四五六七八九十\d]+个(?:大|小|红|白|黄)?字|字样|(?:这|那)(?:句话?|行字?|段话))/gu,
  new RegExp(
    `\\b(?:title|text|caption|heading|headline|words?|credits?)\\b(?: card)?[^,;.⟦\\n]{0,40}?(?:\\b(?:that |which )?(?:says?|saying|reads?|reading|called|named)\\b\\s*:?|(?<!\\d):)\\s*${words}${untilTail}`,
    'giu',
  ),
  new RegExp(
    `\\b(?:add|put|insert) (?:a |an |the )?(?:title|text|caption) ${words}${untilTail}`,
    'gu',
  ),
  new RegExp(
    `(?:标题|文字|字样|片名|字幕)[^,，。;；⟦\\n]{0,12}?(?:写上|写着|写成|写|叫做?|名为|内容是|内容为|改成|改为|换成|[是为:：])\\s*[:：]?\\s*(?!在(?:上|下|左|右|中|底|顶|开头|结尾|屏幕|画面|最))${words}${untilTail}`,
    'gu',
  ),
  new RegExp(
    `\\b(?:write|display) (?!(?:it|this|that|the|a|an|in|on|at|to|my|your|our|some|me|down|text|title|titles|words|something|what|over|captions?|subtitles?|subs|lyrics|everything|all|whatever)\\b)${words}${untilTail}`,
    'giu',
  ),
  // "@jane.doe", "#summer", "www.shop.com": what would be taken apart at its points.
  /(?<![\w⟦#@/.-])(@[a-z][\w.]*\w|#(?![\da-f]{6}\b)[\p{L}_][\p{L}\p{N}_]+|(?:https?:\/\/|www\.)[^\s,;]+[^\s,;.!?]|[a-z0-9-]{2,}\.(?:com|net|org|shop|store|info)(?:\/[^\s,;]*)?)(?![\w@])/giu,
  // "The words coming soon in big letters", "@everyone as a title"
  new RegExp(
    `\\b(?:the )?words? (?!(?:gaps?|in|on|at|to|of|is|are|that|for|should|and|too|by|fade|slide|come|appear|pop|fly|move)\\b)${words}(?=\\s+in (?:big|small|bold|huge|large|red|yellow|blue|green|white|black|pink|orange|purple|gold|capital)\\b|${untilTail.slice(3)}`,
    'giu',
  ),
  /(?:^|[,;.]\s*|\band\s+)(?:(?:please|can you|could you) )*(?:(?:put|add|use|show|with|make|have|set) )?(?!(?:that|this|it|them|something|a|an|the|my name|text|put|add|use|make)\b)([^\s⟦,;.](?:(?!\band\b)[^⟦\n,;.]){0,60}?) as (?:a|the|my|our)? ?(?:title|caption|text|heading|headline)\b/giu,
  new RegExp(
    `(?:开头|结尾|片头|片尾|开始|最后|上面|下面|上方|下方|底部|顶部|中间|屏幕上?|画面上?|封面)(?:处|的?地方|的时候)?(?:加|再)?(?:写|打)(?:上|着|个|一行|一句)?[:：]?\\s*(?!在|标题|文字|字|个?码|马赛克|“|")${words}(?=[一两三四五六七八几]个(?:大|小)?字|${untilTail.slice(3)}`,
    'gu',
  ),
  // 底部加文字 链接在主页
  new RegExp(
    `(?:加|写|打)(?:上|个|一个|一行)?(?:标题|文字|字)[ \u3000]+(?!写|叫)([^\\s⟦，,。;；！!？?]+(?:[！!？?]*\\s*${emoji})*)`,
    'gu',
  ),
  new RegExp(`(?:写上|写着)\\s*[:：]?\\s*${words}${untilTail}`, 'gu'),
];

/** A word after "add a title" that tells about the title rather than being it. */
const aboutIt =
  /^(?:at|in|on|to|from|for|of|that|which|with|over|and|then|please|card|here|there|now|when|as|is|it|too|into|(?:red|yellow|blue|green|white|black|pink|orange|purple|gr[ae]y|gold|bigger|smaller|bold|italic)$)\b|^(?:(?:深|浅|亮|暗)?[红黄蓝绿白黑紫橙粉金灰棕青]色?(?:的|字|大字)*|[大小粗]一?[点些号]?(?:的|字)?|粗体|斜体|加粗|居中|(?:左|右|上|下|底|顶)[面边方部角侧]?(?:左|右)?[上下边面角]?|\d+\s*(?:秒|号|%).*|(?:(?:再|更|要|用|是|的|一?[点些号]|[大小粗细]|(?:深|浅|亮|暗)?[红黄蓝绿白黑紫橙粉金灰棕青]色?|字体?|底|边|框|描边|阴影|加粗|粗体|斜体|黑体|宋体|楷体|圆体|和|加|带|半?透明|背景|居中)+))$/i;

export function protectQuotes(text: string): Protected {
  const quotes: string[] = [];
  const originals: string[] = [];
  const keep = (original: string, inner: string) => {
    quotes.push(inner.trim());
    originals.push(original);
    return `⟦${quotes.length - 1}⟧`;
  };
  let left = text
    .replace(/[⟦⟧]/g, ' ')
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(quoted, (original: string, ...rest: unknown[]) => keep(original, firstText(rest)));
  for (const pattern of unquoted) {
    left = left.replace(pattern, (original: string, inner: string) =>
      aboutIt.test(inner) ? original : original.replace(inner, () => keep(inner, inner)),
    );
  }
  return { text: left, quotes, originals };
}

/** Simplified letters and no slips of sound wherever grammars look, quoted words as they are; letter for letter. */
export function foldOutsideQuotes(text: string): string {
  let at = 0;
  let folded = '';
  for (const found of text.matchAll(quoted)) {
    folded += fold(text.slice(at, found.index)) + found[0];
    at = found.index + found[0].length;
  }
  return folded + fold(text.slice(at));
}

function fold(text: string): string {
  return correctHomophones(toSimplified(text));
}

function firstText(groups: readonly unknown[]): string {
  return groups.find((group): group is string => typeof group === 'string') ?? '';
}

/** Puts the quoted words back as they were written. */
export function unprotect(text: string, originals: readonly string[]): string {
  return text.replace(/⟦(\d+)⟧/g, (_, nth: string) => originals[Number(nth)] ?? '');
}
