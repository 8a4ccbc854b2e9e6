const numeral = '[零〇一二两三四五六七八九十百]{1,8}';
const zhUnits =
  '(?:秒|毫秒|分贝|分钟|分(?![享割别辨屏成段开离之为])|小时|倍|成(?=音|$|[,，。 ])|帧|步|次|遍|%)';

/** Numbers in words, English and Chinese, as digits; only where they count something. */
export function wordsToDigits(text: string): string {
  return englishToDigits(chineseToDigits(fractionsToPercent(text)));
}

/** "A third of the speed", 三分之一: as far as a share is meant. */
function fractionsToPercent(text: string): string {
  const wholes: Readonly<Record<string, number>> = { third: 33, quarter: 25, fourth: 25 };
  return text
    .replace(
      new RegExp(`(${numeral})分之(${numeral})`, 'g'),
      (_, whole, part) =>
        `${Math.round((readChinese(String(part)) / readChinese(String(whole))) * 100)}%`,
    )
    .replace(
      /\b(?:(a|an|one|two|three)[- ])?(third|quarter|fourth)s?\b(?= (?:of (?:the |its )?)?(?:speed|volume|level|loud|fast))/g,
      (_, many, part) => {
        const count = { two: 2, three: 3 }[String(many)] ?? 1;
        return `${count * (wholes[String(part)] ?? 0)}%`;
      },
    );
}

function chineseToDigits(text: string): string {
  const value = (words: string) => String(readChinese(words));
  return text
    .replace(new RegExp(`百分之\\s*(${numeral}|\\d+)`, 'g'), (_, n: string) =>
      /\d/.test(n) ? `${n}%` : `${value(n)}%`,
    )
    .replace(
      new RegExp(`(${numeral}|\\d+)点(${numeral})(?=${zhUnits})`, 'g'),
      (_, whole, part) => `${toPlain(whole)}.${readDecimals(part)}`,
    )
    .replace(/(\d+)点(\d+)/g, '$1.$2')
    .replace(/半速/g, ' 0.5倍')
    .replace(
      new RegExp(
        `(?<=(?<![第\\d一二三四五六七八九十两几每])(?:片段|视频|素材|镜头|照片|图片))(${numeral})(?=$|[^\\p{Script=Han}]|[和与跟对互放换移删剪静倒加调])`,
        'gu',
      ),
      (n: string) => value(n),
    )
    .replace(new RegExp(`第\\s*(${numeral})`, 'g'), (_, n: string) => `第${value(n)}`)
    .replace(new RegExp(`(${numeral})(?=个?半?${zhUnits})`, 'g'), (n: string) => value(n))
    .replace(
      new RegExp(`(?<=前|后|前面|后面|前头|最后|头|每)(${numeral})(?=[段个张条])`, 'g'),
      (n: string) => value(n),
    )
    .replace(
      new RegExp(`(?<=[分到至])(${numeral})(?=$|[^\\p{L}\\p{N}]|[到至切剪删])`, 'gu'),
      (n: string) => value(n),
    )
    .replace(/(\d+)(秒|分钟?|倍|小时)半钟?/g, '$1.5$2')
    .replace(/(\d+)个半(分钟|小时)/g, '$1.5$2')
    .replace(/半(秒|分钟|小时|倍)/g, '0.5$1');
}

function toPlain(words: unknown): string {
  const text = String(words);
  return /^\d+$/.test(text) ? text : String(readChinese(text));
}

const chineseValues: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

function readChinese(words: string): number {
  let total = 0;
  let digit = 0;
  for (const letter of words) {
    if (letter === '百') total += (digit || 1) * 100;
    else if (letter === '十') total += (digit || 1) * 10;
    else digit = chineseValues[letter] ?? 0;
    if (letter === '百' || letter === '十') digit = 0;
  }
  return total + digit;
}

function readDecimals(words: unknown): string {
  return [...String(words)].map((letter) => chineseValues[letter] ?? 0).join('');
}

const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const unit =
  '(?:-|\\s)?(?:milliseconds?|seconds?|secs?|minutes?|mins?|hours?|db|decibels?|percent|times|x\\b|frames?|steps?)';

function englishToDigits(text: string): string {
  return text
    .replace(/\b(?:a )?quarter of (?:a |1 )?minute\b/g, '15 seconds')
    .replace(/\b(?:a )?quarter of an? hour\b/g, '15 minutes')
    .replace(
      /(?<!\band )(?<!\band a )\b(?:a )?half[- ](?:of )?(?:an? )?(?=second|sec\b|minute|min\b|hour)/g,
      '0.5 ',
    )
    .replace(
      /\b(first|last|opening|final) (second|minute)\b(?! (?:clip|video|part|one|title|segment))/g,
      '$1 1 $2',
    )
    .replace(/\b(?:a|one) (second|minute|hour) and a half\b/g, '1.5 $1s')
    .replace(/\b(\w+) and a half\b/g, (whole: string, word: string) => {
      const value = small.indexOf(word);
      const base = value > 0 ? value : Number(word);
      return Number.isFinite(base) ? `${base}.5` : whole;
    })
    .replace(
      new RegExp(`\\b(${tens.join('|')})(?:[- ](${small.slice(1, 10).join('|')}))?\\b`, 'g'),
      (_, ten, one) =>
        String((tens.indexOf(String(ten)) + 2) * 10 + Math.max(0, small.indexOf(String(one)))),
    )
    .replace(new RegExp(`\\b(${small.slice(2).join('|')})\\b`, 'g'), (word: string) =>
      String(small.indexOf(word)),
    )
    .replace(/\b(?:a|one) hundred\b/g, '100')
    .replace(/\b(?:a )?couple (?:of )?(?=seconds|minutes)/g, '2 ')
    .replace(/\b(?:a )?few (?=seconds)/g, '3 ')
    .replace(new RegExp(`\\b(?:an?|one)(?=${unit})`, 'g'), '1')
    .replace(/\b(clip|video|part|number) one\b/g, '$1 1');
}
