const number = '\\d+(?:\\.\\d+)?';
const through = '(?:to|until|till|through|thru|-|–|—|~|到|至)';
const sec = '(?:-)?\\s*(?:seconds?|secs?|s(?![a-z])|秒钟?)';
const min = '(?:-)?\\s*(?:minutes?|mins?|m(?![a-z])|分钟?(?![贝享割别辨屏成段开离之为]))';

/** Every time, factor, share and level in one form, whatever it was written in; see `Clause.text`. */
export function toOneForm(text: string): string {
  return [toSizes, toFractions, toAspects, toFactors, toLevels, toTimes].reduce(
    (left, step) => step(left),
    text,
  );
}

const clockBefore =
  '(?:from|at|until|till|between|从|在)\\s*|\\d\\s*(?:s|sec|seconds?|秒)?\\s*(?:to|and|-|–|~|到|至)\\s*';

/** 9:16 is a shape unless words around it make it a time. */
function toAspects(text: string): string {
  return text
    .replace(
      new RegExp(`(?<!${clockBefore})\\b(9)\\s*[:x/比]\\s*(16)\\b(?!\\s*${through})`, 'g'),
      ' 9x16 ',
    )
    .replace(
      /(?<![\d:])(16|1|4|3|21|2)\s*[:x/比]\s*(9|1|5|4|3)(?![\d:.]|\s*(?:of )?(?:the )?(?:speed|volume))/g,
      ' $1x$2 ',
    );
}

/** "8M" is no eight minutes where a file is made smaller. */
function toSizes(text: string): string {
  const isSize = /\b(?:compress|smaller|file ?size|shrink)|压|体积|文件/.test(text);
  const units = isSize ? 'mb?|兆|megs?|megabytes?' : 'mb|兆|megabytes?';
  return text.replace(new RegExp(`(${number})\\s*(?:${units})(?![a-z])`, 'g'), ' $1mb ');
}

/** "Three quarters of the speed", 三分之一: shares of a whole. */
function toFractions(text: string): string {
  const share = (part: unknown, whole: unknown) =>
    ` ${Math.round((Number(part) / Number(whole)) * 100)}% `;
  return text
    .replace(/(\d)分之(\d)/g, (_, whole, part) => share(part, whole))
    .replace(
      /\b([1-9])\/([2-9])(?=\s*(?:of )?(?:the )?(?:speed|volume|level|length))/g,
      (_, part, whole) => share(part, whole),
    );
}

function toFactors(text: string): string {
  return text
    .replace(
      /\b(play|show|repeat|loop|put|use|have)\b([^,]{0,24}?)\b(?:twice|2 times|2x)\b(?! (?:as|speed|fast|slow))/g,
      'repeat$2',
    )
    .replace(
      /\b(play|show|repeat|loop)\b([^,]{0,24}?)\b(\d+) times\b(?! (?:as|the|fast|slow))/g,
      'repeat$2 $3x',
    )
    .replace(
      new RegExp(`(${number})\\s*(?:x(?!\\d)|×|times\\b(?: as)?|倍速?|fold\\b)`, 'g'),
      ' $1x ',
    )
    .replace(new RegExp(`\\bx(${number})(?![\\d.])`, 'g'), ' $1x ')
    .replace(/\btwice\b|\bdoubled?\b(?! check)|加倍|翻倍|翻一?番/g, ' 2x ')
    .replace(/\btripled?\b/g, ' 3x ')
    .replace(/\bhalf (?:the )?speed\b|\bhalf as fast\b|速度减半/g, ' 0.5x speed ');
}

function toLevels(text: string): string {
  return text
    .replace(new RegExp(`([+-])?\\s*(${number})\\s*(?:db\\b|decibels?\\b|分贝)`, 'g'), ' $1$2db ')
    .replace(new RegExp(`(${number})\\s*(?:%|percent\\b|per cent\\b)`, 'g'), ' $1% ')
    .replace(/(\d)成(?=音|$|[,，。 ])/g, ' $10% ');
}

const timed =
  '(?:cut|trim|remove|delete|drop|chop|mute|silence|keep|reverse|blur|skip|speed up|slow down|fast[- ]forward)';

/** "Cut 0-3, title "hey" at 8": what is counted so can only be seconds. */
function withBareTimes(text: string): string {
  const bare = `(${number})\\s*(-|–|~|to)\\s*(${number})(?![\\d.:%a-z]|\\s*(?:s|sec|seconds?|m|min|ms|x|%|clips?|分|秒))`;
  return text
    .replace(
      new RegExp(`\\b(${timed}(?: out| only| just| from| between| it| the part)*) ${bare}`, 'g'),
      '$1 $2s to $4s',
    )
    .replace(new RegExp(`(ms|\\ds)( (?:and|&),? |, ?)${bare}`, 'g'), '$1$2$3s to $5s')
    .replace(
      new RegExp(`(\\bat|@) (${number})(, | and | & )(?:at )?(${number})(${sec})`, 'g'),
      '$1 $2s$3$4$5',
    )
    .replace(
      /\bseconds? (\d+) (?:to|through|thru|until|-|and) (?:second )?(\d+)(?![\d.:])/g,
      '$1s to $2s',
    )
    .replace(
      /(and|,) (\d+) (from|off) (?:of )?the (?:very )?(start|beginning|front|end|back)\b/g,
      '$1 $2s $3 the $4',
    )
    .replace(new RegExp(`(⟦\\d+⟧[^⟦]*? (?:at|from)) (${number})$`, 'g'), '$1 $2s');
}

function toTimes(text: string): string {
  const ms = (seconds: number) => ` ${Math.round(seconds * 1000)}ms `;
  const num = (group: unknown) => Number(group ?? 0) || 0;
  return withBareTimes(text)
    .replace(
      new RegExp(`(?:\\bthe )?(${number})[- ]?(seconds?|secs?|minutes?|s)[- ]marks?\\b`, 'g'),
      '$1 $2',
    )
    .replace(
      new RegExp(`\\bbetween\\s*(${number})\\s*and\\s*(${number})(${sec}|${min})`, 'g'),
      'between $1$3 to $2$3',
    )
    .replace(
      new RegExp(
        `(?<![:.\\d分m])(${number})\\s*(${through})\\s*第?\\s*(${number})(${sec}|${min})`,
        'g',
      ),
      '$1$4 $2 $3$4',
    )
    .replace(/(?<!\d)\d{1,2}:\d{2}:\d{2}(?:\.\d+)?/g, (clock) => ms(readClock(clock)))
    .replace(/(?<!\d)\d{1,3}:\d{2}(?:\.\d+)?(?:\s*(?:s|秒)(?![a-z]))?/g, (clock) =>
      ms(readClock(clock)),
    )
    .replace(
      new RegExp(`(${number})\\s*(?:hours?|hrs?|h(?![a-z])|小时)\\s*(?:(${number})${min})?`, 'g'),
      (_, h, m) => ms(num(h) * 3600 + num(m) * 60),
    )
    .replace(
      new RegExp(`(${number})${min}\\s*(?:and\\s*|零)?(${number})(?:${sec})?(?![\\d.%a-z])`, 'g'),
      (_, m, s) => ms(num(m) * 60 + num(s)),
    )
    .replace(new RegExp(`(${number})${min}`, 'g'), (_, m) => ms(num(m) * 60))
    .replace(new RegExp(`(${number})\\s*(?:ms\\b|milliseconds?\\b|毫秒)`, 'g'), (_, n) =>
      ms(num(n) / 1000),
    )
    .replace(new RegExp(`(${number})${sec}`, 'g'), (_, s) => ms(num(s)));
}

/** `1:05`, `0:12.5` and `1:02:03` in seconds. */
function readClock(clock: string): number {
  return clock.split(':').reduce((seconds, part) => seconds * 60 + Number.parseFloat(part), 0);
}
