import { withMore } from './asking-words.ts';

/** A film as it is, only smaller or of another rate. */
export const sizing = withMore(
  `compress compressed shrink shrunk reduce smaller small fit fits fitted size sized filesize file under below less than most max maximum over keep lower downscale
  downsize resize rescale within more resolution res quality hd full p fps frames per second rate mp limit no not about around roughly ish at least so that for email discord whatsapp telegram wechat`,
  '压缩到 压缩成 压缩 压到 压成 压 缩小到 缩小 减小 变小 小 小一点 一点 不超过 不要超过 别超过 不大于 以内 以下 之内 小于 低于 控制在 控制 限制在 限制 体积 分辨率 清晰度 帧率 帧 每秒 高清 邮件 微信 最大 最多 能 发得出去 够',
);

const sizeIn =
  /(\d+(?:\.\d+)?)\s*(mb|mib|megabytes?|megs?|兆|kb|kib|kilobytes?|(?<=\d ?)m(?=\b|以|之|内))(?:以内|以下|之内)?/u;
const linesIn =
  /(?<![\d.])(1080|720|540|480|360|240)\s*p(?![a-z0-9])|(?<!\d)(1080|720|540|480|360|240)\s*线/u;
const fpsIn = /(?<![\d.])(1[02458]|2[0-9]|30)\s*(?:fps|frames? (?:per|a) second|帧(?:每秒|率)?)/u;
/** Where somebody names a place instead of a number: https://faq.whatsapp.com, support.discord.com, support.google.com. */
const places: readonly (readonly [RegExp, number])[] = [
  [/\bfor discord\b/u, 10_000_000],
  [/\bfor whatsapp\b/u, 16_000_000],
  [/\bfor (?:an )?e-?mail\b|邮件/u, 20_000_000],
];
const shrinking = /\b(?:compress|shrink|smaller|reduce|fit|small enough)|压缩|缩小/u;

export interface Sized {
  readonly rest: string;
  readonly maxBytes?: number;
  readonly lines?: number;
  readonly fps?: number;
}

/** How large it may be, and the clause without that. */
export function takeSizes(clause: string): Sized {
  const size = sizeIn.exec(clause);
  const place = shrinking.test(clause) ? places.find(([words]) => words.test(clause)) : undefined;
  const lines = linesIn.exec(clause);
  const fps = fpsIn.exec(clause);
  const maxBytes = size === null ? place?.[1] : toBytes(size);
  const rest = [size, lines, fps].reduce(
    (text, found) => (found === null ? text : text.replace(found[0], ' ')),
    clause,
  );
  return {
    rest,
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(lines === null ? {} : { lines: Number(lines[1] ?? lines[2]) }),
    ...(fps === null ? {} : { fps: Number(fps[1]) }),
  };
}

const leastBytes = 50_000;
const mostBytes = 2_000_000_000;

function toBytes([, amount, unit = '']: RegExpExecArray): number {
  const each = unit.startsWith('k') ? 1_000 : 1_000_000;
  return Math.max(leastBytes, Math.min(mostBytes, Math.round(Number(amount) * each)));
}
