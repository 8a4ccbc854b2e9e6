/** "1,5 MB" as it is written where the comma is the point: as long as before. */
export function withDecimalPoints(text: string): string {
  return text.replace(
    /(?<![\d.,:])(\d{1,3}),(\d{1,2})(?=\s*(?:[mgk]b|megas?|megabytes?|m|s|secs?|seconds?|秒|兆)(?![a-z]))/giu,
    '$1.$2',
  );
}

const numerals = '零一二三四五六七八九十';

/** 三秒 and 十五秒 as digits; people write no larger ones in words here. */
export function withDigits(text: string): string {
  return text
    .replace(
      /([二三四五六七八九]?)十([一二三四五六七八九]?)(?=\s*(?:秒|分|兆|mb|帧(?!画)|张|个画面))/gu,
      (_, tens, ones) =>
        String(
          (tens === '' ? 1 : numerals.indexOf(tens)) * 10 +
            (ones === '' ? 0 : numerals.indexOf(ones)),
        ),
    )
    .replace(/[一二两三四五六七八九](?=\s*(?:秒|分钟|兆|mb))/gu, (word) =>
      String(word === '两' ? 2 : numerals.indexOf(word)),
    )
    .replace(
      /\b(one|two|three|four|five|six|seven|eight|nine|ten)(?= (?:seconds?|secs?|minutes?|megs?|mb)\b)/gu,
      (word) => String(numbers.indexOf(word) + 1),
    );
}

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
