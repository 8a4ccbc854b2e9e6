import type { Clause } from '../../plan/clauses/clause.ts';
import { quotedIn } from '../../plan/clauses/clause.ts';

const nameChars = 40;
/** What a file is saved as is no name of a version. */
const fileNames =
  /^(?:an? )?(?:mp4|gif|mp3|m4a|mov|png|jpe?g|video|file|draft file|template|default)s?$/i;

/** The name in a clause: what is quoted, else what stands after the words that announce it, as it was written. */
export function nameIn(clause: Clause, announced: RegExp): string | undefined {
  const [quoted] = quotedIn(clause);
  const name = (quoted ?? announced.exec(clause.said)?.[1] ?? '')
    .trim()
    .replace(/[\s.!?。！？吧了]+$/u, '')
    .slice(0, nameChars);
  return name === '' || fileNames.test(name) ? undefined : name;
}

/** "v1", "version 1", "the V 1" and 版本1, 第一版 are one name. */
export function sameName(one: string, other: string): boolean {
  return toPlainName(one) === toPlainName(other);
}

const digits = '零一二三四五六七八九十';

function toPlainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/第([一二三四五六七八九十\d]+)[版个]?(?:版本)?/u, 'v$1')
    .replace(/\b(?:the |my )|\bversion\b|版本/gu, 'v')
    .replace(/[一二三四五六七八九十](?=$)/u, (digit) => String(digits.indexOf(digit)))
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^v+(?=\d)/u, 'v')
    .replace(/^(\d)/u, 'v$1');
}

/** What an earlier version is named by: the kind of change that came after it. */
export const changeWords: readonly (readonly [RegExp, RegExp])[] = [
  [/\bmusic\b|\bsongs?\b|\bsoundtrack\b|音乐|配乐|歌/, /music/],
  [/\bsubtitles?\b|\bcaptions?\b|字幕/, /subtitle/],
  [/\btitles?\b|\btext\b|标题|文字/, /title/],
  [/\btransitions?\b|\bcrossfades?\b|转场/, /transition/],
  [/\bpauses?\b|\bsilences?\b|\bjump ?cuts?\b|停顿|气口|静音/, /pauses/],
  [/\bspeed|\bfast|\bslow|倍速|加速|慢|变速/, /speed/],
  [/\bfades?\b|淡入|淡出/, /fade/],
  [
    /\bvertical\b|\bportrait\b|\bsquare\b|\blandscape\b|\baspect\b|\bcrop|竖|横|裁|比例/,
    /aspect|crop|reframe/,
  ],
  [/\bcolou?rs?\b|\bfilter|\bbright|\bblack and white\b|调色|滤镜|亮|黑白|颜色/, /colour/],
  [/\blogo\b|\bwatermark\b|水印|标志/, /logo|layer/],
  [/\brevers|\bboomerang|倒放|来回/, /reverse/],
  [/\bzooms?\b|\bpunch|推近|放大/, /zoom|punch|ken_burns/],
  [/\bnoise\b|\bdenois|降噪|噪/, /denoise/],
  [/\bcut(?:s|ting)?\b|\btrim|剪|删/, /cut|trim|keep|remove_clip|fit_length|pauses/],
];
