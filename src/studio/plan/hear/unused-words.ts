import type { Clause } from '../clauses/clause.ts';
import { type Heard, sameMeaning } from './heard.ts';

/** Words that narrow a wish or say how it is to be done; what they could have been instead. */
interface Narrowing {
  readonly words: RegExp;
  readonly instead: readonly string[];
  /** Wishes that are done like that anyway. */
  readonly fits?: RegExp;
}

const people = '(?:i|he|she|we|they|the|there|someone|somebody|people|nobody|my|his|her)';

const narrowings: readonly Narrowing[] = [
  {
    words:
      /\b(?:but )?(?:only |just )?(?:in|at|near|towards?|around|during|for|through) (?:the )?(?:very )?(?:middle|cent(?:er|re)|beginning|start|end|intro|outro|(?:first|second|last) (?:half|third|part)|chorus)(?: (?:part|bit|section))?\b/,
    instead: ['', 'at the start', 'at the end', 'in the middle', 'at the top'],
    fits: /^(?:set_aspect|fade_film|impossible)$/,
  },
  {
    words:
      /(?<![段个片之])只?在?(?:中间(?!的?停|有|那些|[^，,]{0,4}[卡黑停冻])|开头|结尾|片头|片尾|前半段?|后半段?|前面(?=的?部分|那段)|后面(?=的?部分|那段)|副歌)(?:那段|那里|部分|位置|的时候|处)?/,
    instead: ['', '开头', '结尾', '中间', '顶部', '左上角'],
    fits: /^(?:set_aspect|fade_film|add_transitions|impossible)$/,
  },
  {
    words:
      /\b(?:only )?(?:right )?(?:after|before) (?:the |my |this |that )?(?:intro|outro|title|beginning|ending|hook|drop|talk|speech|logo|applause|laugh)\b|(?:等)?(?:片头|片尾|开场|标题|说完话?)(?:过了|结束)?(?:之?后|以后|再)/,
    instead: [''],
    fits: /^(?:trim_ends|impossible)$/,
  },
  {
    words: new RegExp(
      `\\b(?:but )?(?:only |just )?(?:when(?:ever)?|where|while|until|as soon as|unless|if|every time|each time|as long as) ${people}\\b.*$`,
    ),
    instead: [''],
    fits: /^(?:remove_pauses|trim_ends|speed_pauses|sync_music|stabilise|music_level|impossible)$/,
  },
  {
    words:
      /(?:当|只在|每次|只有)[^，,]{1,12}(?:的时候|时)|(?:^|(?<=[，,]))[^，,\d⟦]{1,12}的时候|(?:我|他|她|它|你|有人|大家)[^，,\d⟦]{1,10}的时候|如果[^，,]{1,14}/,
    instead: [''],
    fits: /^(?:remove_pauses|trim_ends|music_level|impossible)$/,
  },
  {
    words: /(?:再|并)?(?:放|挪|移)[到在](?:最?[前后]面?|开头|结尾|片头|片尾|第\d+[个位])/,
    instead: [''],
    fits: /^(?:move_clip|swap_clips|impossible)$|inset|title|subtitle|logo|layer|music/,
  },
  {
    // 前适秒, 第一改, 听一段: what was a time or a clip before a slip.
    words:
      /第\s*\d+\s*个?(?:停顿|气口)|(?<=[快慢大小高低亮暗响轻长短紧松])一(?![点些下丢倍半个次遍段样])\p{Script=Han}|不(?![想需太能再会用可是只])\p{Script=Han}要|^(?![除有加删剪去])\p{Script=Han}了(?= ?clip)|(?:(?<![几多半每两数\d])\p{Script=Han})秒(?!懂|杀|变|切|回)|第\s*\d*(?![\s\d]*(?:ms|clip|[个段条张步遍次版集期章节课天行句帧号位回届代季件种部]|时间|人称))|(?<![第前后每分成剪切拆几最中头这那哪剩共有要留出各两\d])\p{Script=Han}?[二三四五六七八九]段|(?<![第这那每哪前后上下某另同整有来加配放录拍唱最两成个把的了再是用要选取截剪留给从到首末尾中头短小长大完开切删去掉好])(?<=\p{Script=Han})一段(?!话|音乐|歌|字|文字|bgm|视频|时间|旁白|配乐|钢琴)|(?<=[快慢大小速高低])\s*[两三四五六七八九](?![个段条张次遍首步版号倍份处块格度帧秒分年月天位边侧头端种层行句者人只台部集期点些十百])\p{Script=Han}/u,
    instead: [''],
    fits: /^(?:add_|burn_|style_|change_|music_|slideshow|polish|merge_|split_|impossible)/,
  },
  {
    words:
      /滚动|跑马灯|打字机(?:效果)?|闪烁|一闪一闪|旋转着|立体|霓虹|发光|渐变色?|手写体?|艺术字|楷体|宋体|黑体|逐字/,
    instead: [''],
    fits: /transition|impossible/,
  },
  {
    words:
      /\b(?:in |at |on |to )?(?:every|each|all(?: four| 4| the)?|both|any) (?:corners?|sides|edges)\b/,
    instead: [''],
    fits: /^(?:set_aspect|crop_|split_screen|impossible)/,
  },
  {
    words:
      /^(?:but |and )?(?:only |just )?(?:the )?(?:beginning|start|intro|opening|end|ending|outro|middle|(?:first|second|last) (?:half|part|bit))(?= (?:of it )?(?:is|was|are|sounds?|looks?|feels?|needs?|seems?|gets?|should)\b)/,
    instead: [''],
    fits: /^(?:fade_film|trim_ends|impossible)$/,
  },
  {
    words:
      /\b(?:a (?:little|bit) )?(?:only )?(?:around|at|on|along|in|towards?|near) (?:the |all (?:the )?)?(?:outer )?(?:edges|corners|borders|outside|rim)\b/,
    instead: [''],
    fits: /^(?:set_aspect|crop_|cover_|split_screen|impossible)|layer|logo|inset|title/,
  },
  {
    words:
      /\b(?:only |just )?(?:on |in |from )?(?:the |my )?(?:left|right) (?:channel|ear|speaker)\b|[左右](?:声道|耳)/,
    instead: [''],
  },
  {
    words:
      /\b(?:very |really )?(?:gently|softly|gradually|subtly|progressively|heavily|randomly|alternately|step by step)\b|轻轻地?|慢慢地?|逐渐地?|渐渐地?|一步步|随机|交替/,
    instead: [''],
    fits: /zoom|fade|transition|ken_burns|music|title|duck/,
  },
];

/** Words of a clause that changed nothing in what it was taken for: they must not go unmentioned. */
export function unusedNarrowings(
  clause: Clause,
  heard: Heard,
  hearAgain: (clause: Clause) => Heard | undefined,
): readonly string[] {
  const kinds = heard.steps.map(({ kind }) => kind);
  const isPlaced = heard.steps.every(
    ({ params }) => (params['range'] ?? params['ranges']) !== undefined,
  );
  return narrowings.flatMap(({ words, instead, fits }) => {
    // 中间那段，1分10秒到1分25秒: the seconds say where.
    if (isPlaced && instead.length > 1) return [];
    const found = words.exec(clause.text);
    if (found === null || (fits !== undefined && kinds.every((kind) => fits.test(kind)))) return [];
    const others = instead.filter((other) => !found[0].includes(other) || other === '');
    const isUnused = others.every((other) => {
      const again = hearAgain({ ...clause, text: clause.text.replace(found[0], other).trim() });
      return again !== undefined && sameMeaning(again, heard);
    });
    return isUnused ? [inTheirWords(found[0], clause.said)] : [];
  });
}

/** As it was typed where the same letters are found there. */
function inTheirWords(words: string, said: string): string {
  const at = said.toLowerCase().indexOf(words.trim());
  return at < 0 ? words.trim() : said.slice(at, at + words.trim().length);
}
