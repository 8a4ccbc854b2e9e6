import { inTheirLetters } from '../words/chinese/traditional.ts';
import { toPlainMessage } from '../words/english/plain-english.ts';
import { normalise } from '../words/normalise.ts';
import { isNegated } from '../words/polarity.ts';
import { foldOutsideQuotes, protectQuotes, unprotect } from '../words/quotes.ts';
import type { Clause } from './clause.ts';

/** Between wishes, whatever stands around it. */
const strong =
  /[;；。\n!！?？()（）]+|(?<!\d)\.+(?!\d|(?:mp[34]|wav|mov|m4a|aac|srt|vtt|ass|png|jpe?g|gif|webm)\b)|\.+(?=\s|$)|(?:[,，]\s*)?(?:\b(?:and then|then|(?<!\b(?:right|directly|straight|immediately|just|shortly) )after that|afterwards|after which|finally|next(?! to\b)|also|as well as|plus|(?<!\b(?:all|everything|anything|every one|nothing) )but(?! (?:keep|make|let) (?:it|them|things) (?:natural|sound)| not (?:the |in )?(?:clip|first|second|third|last|intro|start|end|beginning)| only (?:in|at|when|where|on)))\b|然后|接着|之后(?=[加剪把去删配])|接下来|随后|还有|另外(?!的|[一那两])|同时|并且|以及|而且|此外|顺便|但(?!是?(?:在)?(?:最?前面?|最后面?|开头|结尾|片头|片尾)[^，,。]{0,10}不)(?:是|(?=[别不把去加是]|要(?!自然)|保留|片[头尾]|开头|结尾|音乐|标题|第))|不过(?!(?:在)?(?:最?前面?|最后面?|开头|结尾|片头|片尾)[^，,。]{0,10}不)|最后(?=[加配把再导]))/gi;
/** Between wishes, unless it stands inside one. */
const weak =
  /\s*[,，、]\s*(?:and\s+|&\s*|n\s+)?|\s+so\s+(?=(?:please|pls|can you|could you|just|let's|make|add|cut|trim|put|remove|mute|speed|slow|crop|blur|zoom|rotate|flip|vertical|square|portrait|landscape|no)\b)|\s+(?:and|&|\+|n|'n'|nd)\s+|(?<=[\p{Script=Han}⟧])\+(?=\S)|\s+(?=(?:just|only) (?:trim|cut|remove|add|make|mute|delete|speed|clean|use|put|blur|crop|keep)\b(?! (?:it|them|the rest)\b))|(?<=\bno [a-z]{2,14})\s+(?=no [a-z])|\s+(?=without (?:speeding|slowing|cropping|cutting|changing|touching|muting|losing|removing|adding|making)\b)|(?<=\p{Script=Han})\s+(?=\p{Script=Han})(?!\s*(?:写|显示|叫))|(?<=[竖横][屏版]|方形)\s+(?=\d+\s*(?:秒|分|s\b))|(?<=⟧)(?=最后一段|最后再|然后|第[\d一二三]|[把剪去删配]|加|静音|竖屏|再)|(?<=\S)(?=又要|只[剪加去删改](?!要|留))|(?<=[^，,、\s把让]{3})(?=(?:其[他它余]|别|剩下)的?(?:地方|部分|内容)?(?:都|全部?|就)*(?:保留|不变|不动|别动|不要|不用|别加|留着|保持))|(?<=第[一二三四五六七八九十\d]+[段个条][^，,。、和与跟⟦第]{1,10}(?:[点些倍掉了变慢快亮暗]|静音|黑白|不要|[\d%]))(?=第[一二三四五六七八九十\d]+[段个条](?!之?[前后间]|中间|的?[前后]面))|(?<=(?:不要|别(?!的|人)加?)[^，,、不别\s]{1,6})(?<![也都别])(?=不要|别(?!的|人))|(?<=[^合])并(?=[^排列行])|(?<=\S)再(?![放播来][一1])(?=[加把配剪去删做改换用放把给来])|(?<=\S)(?:(?<![饱柔温平缓调暖谐])和(?![声谐气平])|与|跟(?!着|上|随|[^，,]{1,8}一样))(?=\S)/giu;

const reference =
  '(?:⟦\\d+⟧|(?!\\d+(?:\\.\\d+)?\\s*(?:x(?![\\d])|倍|%))(?:the )?(?:clip|video|part|photo)s? ?#?\\d+|(?:the )?(?:first|second|third|fourth|fifth|last|\\d+(?:st|nd|rd|th))(?: (?:clip|video|one|part|photo))?|第?[一二三四五六七八九十\\d]+[段个条张]?(?:视频|片段|素材|照片)?|最后一?[段个条张]|(?:视频|片段|素材|照片|图片|镜头)[一二三四五六七八九十\\d]+(?![直段个点些样起下共定])|\\d[\\d.:]*\\s*(?:s|sec|seconds?|秒|分)?)';
const endsInReference = new RegExp(`${reference}\\s*$`, 'i');
const beginsWithReference = new RegExp(`^\\s*${reference}`, 'i');
/** "The beach video and the cat video". */
const called = '(?:the|my|our) [a-z]+ (?:clip|video|photo|footage|recording)s?';
const calledClip = new RegExp(`\\b${called}\\s*$`, 'i');
const beginsWithCalled = new RegExp(`^\\s*${called}\\b`, 'i');
/** What cannot begin a wish: it goes on with the one before. */
const continuation =
  /^\s*(?:(?!\d+ ?(?:s|secs?|seconds?|min|mins|minutes?) (?:tops|max|maximum|total|in total|or less|at most)\b)(?!(?:9:16|16:9|1:1|4:5|4:3|3:4|21:9)(?![\d.])|\d+(?:\.\d+)?\s*(?:x|倍))[+-]?\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:more )?(?:seconds? )?(?:from|off) the |(?:for|from|to|at|until|till|between|with|in|on|over|by|not(?! (?:longer|more|over|above|exceed))|but (?:only|not)|except|apart from|other than|only (?:in|at|when|where|on)|starting|beginning|lasting|each|every|so(?! (?:please|can|could|leave|keep|just|let|make|add|cut|remove|put|trim|turn)\b)|or|about|around|keep (?:it|them)(?! (?:under|below|to|at|within|short|up|down|for|there|less|max|shorter|on)\b)|keep me|make it natural|like)\b(?! (?:the )?(?:music|title|text|transitions?)\b.*\b(?:add|remove)\b)|⟦\d+⟧(?! (?:as|for) (?:a|the|my|our) (?:title|caption|text|head))|out\b|half\b|(?:top|bottom|middle|centre|center|fast|slow(?! (?:it|this|that|them|the|my|down|clip|everything)\b)|loud|quiet|short|long|left|right)\b|(?:叫做?(?=\s*⟦)|命名为?|持续|时长|停\d|每个|每段之间|时间|位置|显示|停留|居中|从|到(?!结尾[^，,]{0,4}(?:淡|停|结束|渐))|在(?!.*加)|长度|要自然|但要?自然|自然一?点|人物居中|直到|放在|位于|全程|一直|炫酷|花哨|酷一?点|(?:再)?(?:稍微)?(?:小|大|轻|低|高|快|慢|舒服|舒缓|欢快|动感|轻松)声?(?:一?[点些]|很多)?的?$|(?:要|最好|最好是|想要)?(?:(?:轻快|明快|轻松|欢快|动感|舒缓|柔和|温柔|温馨|安静|治愈|抒情|浪漫|伤感|悲伤|激昂|热血|大气|可爱|搞笑|燃|嗨|爵士|摇滚|古风|钢琴|吉他|电子|纯音乐|chill|lo-?fi)(?:一?[点些]|风格?|系)?)+(?:的|一?[点些]|那种|感觉|风格|类型)+$|整?[部条个]?(?:视频|影片|片子)?(?:都|一直|全程)要?(?:显示|在|有|出现)$)|a half\b)/i;

/** A message as the wishes in it, in order, quotes kept whole. */
export function toClauses(message: string): readonly Clause[] {
  const original = message.normalize('NFC');
  const folded = foldOutsideQuotes(original);
  const { text: whole, quotes, originals } = protectQuotes(withoutNumbering(folded));
  const asTyped = (words: string) => inTheirLetters(words, folded, original);
  const text = toPlainMessage(whole);
  const pieces = text
    .split(strong)
    .flatMap((sentence) => splitWeak(sentence).map((piece, nth) => ({ piece, isList: nth > 0 })));
  const clauses: Clause[] = [];
  for (const { piece, isList } of pieces) {
    const plain = normalise(piece);
    if (!/[\p{L}\p{N}⟦]/u.test(plain)) continue;
    const before = clauses.at(-1);
    const carries = before !== undefined && isList ? carriedBy(before, plain) : undefined;
    clauses.push({
      text: plain,
      said: asTyped(unprotect(piece, originals).trim()),
      quotes: quotes.map(asTyped),
      ...(carries === undefined ? {} : { carries }),
    });
  }
  return clauses;
}

const numbering =
  /(?:^|(?<=[\s,，。；;：:]))[(（]?(?:\d{1,2}[.．、)）](?![\d\s]*\d)|[一二三四五六七八九十]{1,2}、)\s*|[①-⑳]\s*/g;

/** "1. …  2. …" and ①…②…: each point is a wish; one number alone may be anything. */
function withoutNumbering(message: string): string {
  const found = message.match(numbering) ?? [];
  const isList = found.length > 1 && /^[(（]?(?:1|一|①)/.test(found[0] ?? '');
  return isList
    ? message.replace(numbering, (mark) => `；${' '.repeat(mark.length - 1)}`)
    : message;
}

function splitWeak(sentence: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of sentence.matchAll(weak)) {
    const left = sentence.slice(from, match.index);
    const right = sentence.slice(match.index + match[0].length);
    if (left.trim() === '' || isInsideOne(left, right, match[0])) continue;
    pieces.push(left);
    from = match.index + match[0].length;
  }
  return [...pieces, sentence.slice(from)];
}

const numberFirst =
  /^\s*(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b)/i;
const startWord = /(?:\b(?:start|beginning|intro|front|head)|开头|片头|头)\s*$/i;
const endWord = /^\s*(?:at )?(?:the )?(?:end|ending|outro|back|tail)\b|^\s*(?:结尾|片尾|末尾|尾)/i;

/** 5到7秒静音: a time and what is to be done then, after a wish that is whole. */
const ownWish =
  /^\s*第?\d[^,，、。；;⟦]{0,14}(?:剪掉|剪了|删|去掉|切|静音|消音|倍速|慢放|慢动作|快进|倒放|定格|放大|黑白|不要|(?:加|写|显示|打)[^,，。]{0,8}⟦)/;
const wishVerb = /剪|删|去|切|静音|倍|慢|快|放|定|不要|[加写]|⟦/;

/** 竖屏，15秒 orders two things. */
const shapeAlone =
  /^\s*(?:要|做|做成|改成|来个)?(?:竖屏|横屏|方形|竖版|横版|9[:：]16|16[:：]9|1[:：]1|vertical|horizontal|square)(?:的|视频)?\s*$/i;
const lengthAlone =
  /^\s*(?:大概|大约|约)?(?:\d+|[一二三四五六七八九十]+)\s*(?:秒钟?|分钟?|s|sec|seconds|min|minutes?)(?:左右)?\s*(?:$|[,，。])/i;

function isInsideOne(left: string, right: string, separator: string): boolean {
  if (/[,，、]/.test(separator) && ownWish.test(right) && wishVerb.test(left)) return false;
  if (separator !== '' && endsInReference.test(left) && beginsWithReference.test(right))
    return true;
  if (/^[\p{Script=Han}]{1,4}之间/u.test(right)) return true;
  if (shapeAlone.test(left) && lengthAlone.test(right)) return false;
  if (continuation.test(right) || belongTogether(left, right)) return true;
  return /and|&/i.test(separator) && areBound(left, right);
}

/** 放大，1.5倍: how large rather than how fast. */
const zoomed = /(?:放大|缩小|推近|拉近|\bzoom(?:ed)?(?: (?:it|in|out))?)\s*$/i;
const timesAlone = /^\s*(?:到|to |by )?(?:[\d.]+|[一二两三四五半]+)\s*(?:倍(?!速)|x\b|times\b)/i;

function belongTogether(left: string, right: string): boolean {
  if (startWord.test(left) && endWord.test(right)) return true;
  return zoomed.test(left) && timesAlone.test(right);
}

const halfSaid = /\b(?:from|(?<!\bin )between|fade|fades|black|slowly)\s*$/i;
const betweenTimes =
  /\bbetween (?:[\d:.]+|[a-z]+(?:-[a-z]+)?)(?: ?(?:s|secs?|seconds?|minutes?))?\s*$/i;

/** "Show the talk and the beach next to each other". */
const shownTogether =
  /\b(?:show|put|place|have|see|play|want|set)(?: (?:the|my|our))? [\w ]{2,24}$/i;
const together =
  /^[^,;.]{0,30}\b(?:next to each other|side by side|beside each other|at the same time|on top of each other|one above the other|in (?:a )?split ?screen)\b/i;

/** "Between ten and twenty seconds", "black and white", "the beach video and the cat video". */
function areBound(left: string, right: string): boolean {
  if (calledClip.test(left) && beginsWithCalled.test(right)) return true;
  if (shownTogether.test(left) && together.test(right)) return true;
  return halfSaid.test(left) || (betweenTimes.test(left) && numberFirst.test(right));
}

/** "Trim the pauses, transitions and music" wants the last two. */
const pauses = /pause|silen|dead (?:air|space)|\bgaps?\b|停顿|气口|静音|空白/;
const verb =
  /\b(?:remove|delete|cut|trim|drop|take out|get rid of|no|without|don't|gone|off)\b|去掉|去除|删|剪掉|不要|别|移除|取消/;

/** Only a bare name goes along with the verb before it: "delete clip 3, music 30%" wants the music. */
const bareName =
  /^(?:(?:the|all|any|its|and) )*[a-z-]+(?: [a-z-]+)?$|^(?:the )?(?:first|last|opening|final) \d+ms$|^\p{Script=Han}{1,6}$/u;
const wanted =
  /\b(?:just|only|my|some|your|hype|upbeat|calm|nice|cool)\b|underneath|背景|欢快|舒缓|动感/;

function carriedBy(before: Clause, text: string): Clause['carries'] {
  if (pauses.test(before.text)) return 'want';
  if (!bareName.test(text) || wanted.test(text)) return 'want';
  if (verb.test(before.text) || isNegated(before.text)) return 'remove';
  return before.carries ?? 'want';
}
