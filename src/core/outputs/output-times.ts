/** The times of a clause and what is left of it without them; ms from the start, below 0 from the end. */
export interface Timed {
  readonly rest: string;
  readonly atMs?: number;
  readonly fromMs?: number;
  readonly toMs?: number;
}

const clock = String.raw`\d{1,2}:\d{2}:\d{2}(?:\.\d{1,3})?|\d{1,3}:\d{2}(?:\.\d{1,3})?`;
export const spoken = String.raw`\d+(?:\.\d+)?\s*(?:m(?:in(?:ute)?s?)?|分钟?)\s*(?:and\s*)?\d+(?:\.\d+)?\s*(?:s(?:ec(?:ond)?s?)?|秒钟?)?(?![a-z])|\d+(?:\.\d+)?\s*(?:ms|毫秒|s(?:ec(?:ond)?s?)?|秒钟?|m(?:in(?:ute)?s?)?|分钟?)(?![a-z])`;
const time = `(?:${clock}|${spoken})`;
const bare = String.raw`\d+(?:\.\d+)?`;
const through = String.raw`\s*(?:to|until|till|through|-|–|—|~|～|到|至)\s*`;

type Found = Omit<Timed, 'rest'>;
type Reader = readonly [RegExp, (found: RegExpExecArray) => Found];
const ms = (found: RegExpExecArray, group: number) => toMs(found[group] ?? '');
const zhStart = '(?:从)?(?:开头|片头|开始|最?前面?)的?';
const zhEnd = '(?:结尾|片尾|末尾|最后面?|后面?)的?';

/** The first that is found counts; one clause names one time. */
const readers: readonly Reader[] = [
  [
    new RegExp(
      `(?:from |between |从|第)?\\s*(${time})(?:处|开始)?(?:${through}|(?<=between .*) and )第?(${time})`,
      'u',
    ),
    (found) => ({ fromMs: ms(found, 1), toMs: ms(found, 2) }),
  ],
  [
    new RegExp(
      `(?:from |between |从|第)?\\s*(${bare})(?:${through}|(?<=between .*) and )第?(${time})`,
      'u',
    ),
    (found) => ({ fromMs: Number(found[1]) * unitOf(found[2] ?? ''), toMs: ms(found, 2) }),
  ],
  [
    new RegExp(`(?:from|seconds?) (${bare})${through}(${bare})(?![\\d:.])`, 'u'),
    (found) => ({ fromMs: Number(found[1]) * 1000, toMs: Number(found[2]) * 1000 }),
  ],
  [
    new RegExp(
      `(?:from |从|第)?\\s*(${time})\\s*(?:to|until|till|on(?:wards?)?|-|到|至)\\s*(?:the )?(?:very )?(?:end|结尾|最后|末尾|结束)`,
      'u',
    ),
    (found) => ({ fromMs: ms(found, 1) }),
  ],
  [
    new RegExp(`(?:the )?(?:first|opening) (${time})|${zhStart}(${time})`, 'u'),
    (found) => ({ fromMs: 0, toMs: toMs(found[1] ?? found[2] ?? '') }),
  ],
  [
    new RegExp(`(?:the )?(?:last|final) (${time})|${zhEnd}(${time})`, 'u'),
    (found) => ({ fromMs: -toMs(found[1] ?? found[2] ?? '') }),
  ],
  [
    new RegExp(
      `(?:at|@|around|from|of|在|第|用|截取?|取)?\\s*(?:the )?(${time})(?: mark)?(?:处|时|的?时候|的?(?:位置|地方|画面)|那[里一]?帧?)?`,
      'u',
    ),
    (found) => ({ atMs: ms(found, 1) }),
  ],
  [
    new RegExp(
      `(?:\\bat|@) ?(${bare})(?![\\d:.%x]|\\s*(?!(?:please|pls|plz|thx|thanks|and|for|as|to|so|in|ok)\\b)[a-z\\u4e00-\\u9fff])`,
      'u',
    ),
    (found) => ({ atMs: Number(found[1]) * 1000 }),
  ],
  [
    /(?:at |of |from )?the (?:very )?(?:beginning|start|first frame)|开头|第一帧|首帧|片头/u,
    () => ({ atMs: 0 }),
  ],
  [
    /(?:at |of |from )?the (?:very )?(?:end|last frame|final frame)|结尾|最后一帧|末帧|片尾/u,
    () => ({ atMs: lastFrameMs }),
  ],
];

/** Counted from the end: of any rate it is the last frame. */
const lastFrameMs = -1;

export function takeTimes(clause: string): Timed {
  for (const [pattern, read] of readers) {
    const found = pattern.exec(clause);
    if (found === null) continue;
    const rest = `${clause.slice(0, found.index)} ${clause.slice(found.index + found[0].length)}`;
    return { rest, ...read(found) };
  }
  return { rest: clause };
}

/** "0:07", "1m20", "90 s", 1分20秒. */
export function toMs(text: string): number {
  if (text.includes(':')) {
    return Math.round(text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
  }
  const [first = '0', second] = [...text.matchAll(/\d+(?:\.\d+)?/gu)].map(String);
  const unit = unitOf(text);
  return Math.round(Number(first) * unit + Number(second ?? 0) * 1000);
}

/** What the first number of a time counts. */
function unitOf(text: string): number {
  const unit = /\d\s*([a-z\u4e00-\u9fff]+)/u.exec(text)?.[1] ?? 's';
  if (/^(?:ms|毫秒)/u.test(unit)) return 1;
  return /^(?:m|分)/u.test(unit) ? 60_000 : 1_000;
}
