/** A time as the person meant it: from the start, or counted back from the end. */
export interface Moment {
  readonly from: 'start' | 'end';
  readonly ms: number;
}

export interface Stretch {
  readonly from: Moment;
  readonly to: Moment;
}

const through =
  '(?:(?:all the way )?(?:up )?(?:to|until|till|through|thru)(?: about| around| roughly)?|and|-|–|—|~|[剪切]?到|至|和)';
const atStart = (ms: number): Moment => ({ from: 'start', ms });
const start: Moment = atStart(0);
const end: Moment = { from: 'end', ms: 0 };

type Reader = readonly [RegExp, (match: RegExpExecArray) => Stretch | readonly Stretch[]];
const ms = (match: RegExpExecArray, group: number) => Number(match[group] ?? 0);
const seconds = (match: RegExpExecArray, group: number) => Math.round(ms(match, group) * 1000);

const readers: readonly Reader[] = [
  [
    /(\d+)ms (?:off|from|at|of) (?:both|either|each|the 2) (?:ends?|sides?)|(?:both|each) ends? by (\d+)ms|(?:头尾|首尾|两端|两头|前后)(?:各|都|分别)*(?:剪|去|删|切|裁)?[掉去]?\s*(\d+)ms/g,
    (found) => {
      const length = ms(found, 1) || ms(found, 2) || ms(found, 3);
      return [
        { from: start, to: atStart(length) },
        { from: { from: 'end', ms: length }, to: end },
      ];
    },
  ],
  // "At 0:33 for 2 s" says from where, and how long.
  [
    /\bat (?:the )?(\d+)ms(?: mark)?,? (?:for|lasting) (?:about |just |only |around )?(\d+)ms|\bfor (?:about |just |only )?(\d+)ms (?:at|from|starting at|starting from) (?:the )?(\d+)ms(?! ?(?:to|until|-))/g,
    (found) => {
      const from = ms(found, 1) || ms(found, 4);
      return { from: atStart(from), to: atStart(from + (ms(found, 2) || ms(found, 3))) };
    },
  ],
  // 第1秒, the first one; 第5秒 is a moment.
  [
    /第\s*(1000|60000)ms(?!\s*(?:处|的?时候|开始|起|到|至|之|以|后|前|-|~))/g,
    (found) => ({ from: start, to: atStart(ms(found, 1)) }),
  ],
  [
    new RegExp(
      `(\\d+)ms\\s*(?:处|的地方|(?:这里|那里)?开始[，,]?)?\\s*(?:${through}|,)\\s*第?\\s*(\\d+)ms`,
      'g',
    ),
    (found) => ({ from: atStart(ms(found, 1)), to: atStart(ms(found, 2)) }),
  ],
  [
    new RegExp(
      `(?:from|between|从|(?<=\\d)\\s*(?:and|,|和|、))\\s*(\\d+(?:\\.\\d+)?)\\s*${through}\\s*(\\d+(?:\\.\\d+)?)(?![\\d.]|\\s*(?:ms|x|%))`,
      'g',
    ),
    (found) => ({ from: atStart(seconds(found, 1)), to: atStart(seconds(found, 2)) }),
  ],
  // "… and also 20 to 24": bare numbers that begin a clause.
  [
    /(?:^|, )(?:and |also |then )*(\d+(?:\.\d+)?) ?(?:to|until|till|-|–) ?(\d+(?:\.\d+)?)(?= *(?:$|,|and\b|&))/g,
    (found) => ({ from: atStart(seconds(found, 1)), to: atStart(seconds(found, 2)) }),
  ],
  [
    new RegExp(
      `(\\d+)ms\\s*(?:处|开始)?\\s*${through}?\\s*(?:the )?(?:very )?(?:end\\b|结尾|最后|末尾|结束|片尾)`,
      'g',
    ),
    (found) => ({ from: atStart(ms(found, 1)), to: end }),
  ],
  [
    /(?:everything|all|anything|the rest|stuff) after (\d+)ms|(?:after|past) (?:the )?(?:first )?(\d+)ms|(?:from |after )?(\d+)ms (?:onwards?|and (?:after|later|on)|on$)|(\d+)ms\s*(?:开始)?\s*(?:之后|以后|后面|往后)(?:的)?(?:全部|所有|内容|部分|都)?/g,
    (found) => ({
      from: atStart(ms(found, 1) || ms(found, 2) || ms(found, 3) || ms(found, 4)),
      to: end,
    }),
  ],
  [
    /(?:from )?(?:the )?(?:start|beginning|开头|开始)\s*(?:to|until|till|到|至)\s*(\d+)ms|(?:everything|all|anything|stuff) (?:before|until|up to) (\d+)ms|\bbefore (\d+)ms|(\d+)ms\s*(?:之前|以前|前面|往前)/g,
    (found) => ({
      from: start,
      to: atStart(ms(found, 1) || ms(found, 2) || ms(found, 3) || ms(found, 4)),
    }),
  ],
  [/\b(?:until|till) (?:the )?(\d+)ms/g, (found) => ({ from: start, to: atStart(ms(found, 1)) })],
  [
    /(?:first|opening|initial|beginning|前面?|开头|开始|头|最前面?|片头)(?:的|那|也|再|先|剪掉?|去掉?|删掉?|切掉?|砍掉?|裁掉?|掐掉?)*\s*(\d+)ms|(\d+)ms (?:off|from|at|of) (?:of )?(?:the )?(?:very )?(?:start|beginning|front|head|intro)/g,
    (found) => ({ from: start, to: atStart(ms(found, 1) || ms(found, 2)) }),
  ],
  [
    /(?:last|final|ending|closing|最后|末尾?|结尾|尾部?|片尾|后)(?:的|那|也|再|剪掉?|去掉?|删掉?|切掉?|砍掉?|裁掉?)*\s*(\d+)ms|(\d+)ms (?:off|from|at|of) (?:of )?(?:the )?(?:very )?(?:end|back|tail|outro)/g,
    (found) => ({ from: { from: 'end', ms: ms(found, 1) || ms(found, 2) }, to: end }),
  ],
];

/** Every stretch of time that a clause names, in its order. Overlapping readings of the same words count once. */
export function stretchesIn(text: string): readonly Stretch[] {
  let left = text;
  const found: { at: number; stretch: Stretch }[] = [];
  for (const [pattern, read] of readers) {
    for (const match of left.matchAll(pattern))
      found.push(...[read(match)].flat().map((stretch) => ({ at: match.index, stretch })));
    left = left.replace(pattern, (words: string) => ' '.repeat(words.length));
  }
  return found.sort((a, b) => a.at - b.at).map((each) => each.stretch);
}

/** The time that a clause gives as a length: "for 3 seconds", 持续3秒, or the only one there is. */
export function lengthIn(text: string): number | undefined {
  const named =
    /(?:for|lasting|lasts?|持续|停留?|显示|时长|长度?)\s*(\d+)ms|(\d+)ms (?:long|each)/.exec(text);
  if (named !== null) return Number(named[1] ?? named[2]);
  return undefined;
}

/** "at 12 s", 在12秒处, or a time on its own. */
export function momentIn(text: string): number | undefined {
  const named =
    /(?:\bat|around|\bfrom|\bto|在|从|到|第)\s*(\d+)ms|(\d+)ms\s*(?:处|时|的时候|的地方|mark|开始|这里|那里)/.exec(
      text,
    );
  const found = named?.[1] ?? named?.[2] ?? /(\d+)ms/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
