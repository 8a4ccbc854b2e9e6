const thing = '(?:clip|video|part|segment|scene|shot|photo|picture|image|take|section|one|footage)';
const ordinals = [
  ...[
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
  ],
];
const zhThing = '(?:视频|片段|素材|镜头|照片|图片|画面|影片)';
const notAmount = '(?![\\d.]|\\s*(?:x\\b|%|db|ms|:|秒|分|倍|帧))';

/** "The second clip", 第2段 and "video #2" all become `clip2`; the last one is `clip-1`. */
export function toClipNames(text: string): string {
  return severalNames(ordinalLists(betweenClips(text)))
    .replace(
      new RegExp(`\\b(${ordinals.join('|')}) ${thing}\\b`, 'g'),
      (_, word) => ` clip${ordinals.indexOf(String(word)) + 1} `,
    )
    .replace(new RegExp(`\\b(\\d{1,3})(?:st|nd|rd|th) ${thing}\\b`, 'g'), ' clip$1 ')
    .replace(new RegExp(`\\b(?:last|final|ending|closing) ${thing}\\b`, 'g'), ' clip-1 ')
    .replace(new RegExp(`\\bopening ${thing}\\b`, 'g'), ' clip1 ')
    .replace(new RegExp(`\\bsecond[- ]to[- ]last ${thing}\\b`, 'g'), ' clip-2 ')
    .replace(
      new RegExp(
        `\\b(?:clip|video|part|segment|scene|shot|photo|picture|image)s?\\s*(?:#|no\\.?|number)?\\s*(\\d{1,3})${notAmount}`,
        'g',
      ),
      ' clip$1 ',
    )
    .replace(
      new RegExp(
        `第\\s*(\\d{1,3})\\s*(?:(?:[段张部幅则支]|[个条](?!停顿|气口|空白|标题|字|转场|音乐|歌|logo|水印|马赛克|版本))(?:${zhThing})?|${zhThing})`,
        'g',
      ),
      ' clip$1 ',
    )
    .replace(new RegExp(`(?<![第\\d])${zhThing}\\s*(\\d{1,3})${notAmount}`, 'g'), ' clip$1 ')
    .replace(
      new RegExp(
        `(?:最后|结尾|末尾|倒数第1)那?[一1]?(?:[段条张部](?:${zhThing})?|个?${zhThing}|个(?=$|[，,。 ]|[的和与跟剪删去不要放移静加速慢快调换倒留保也都]))`,
        'g',
      ),
      ' clip-1 ',
    )
    .replace(/倒数第2[个段条张]/g, ' clip-2 ')
    .replace(/(?:开头|最前面?)那?[个段条]/g, ' clip1 ')
    .replace(/(\d{1,3})号(?:视频|片段|素材|镜头|照片)/g, ' clip$1 ')
    .replace(/末段|尾段/g, ' clip-1 ')
    .replace(/首段/g, ' clip1 ');
}

/** "No transition between 2 and 3", "put the third clip between one and two": places in a row, not seconds. */
function betweenClips(text: string): string {
  if (!ofRow.test(text)) return text;
  const name = `(?:the )?(?:(\\d{1,2})${notAmount}(?!\\s*(?:s\\b|sec|min))|(one|${ordinals.join('|')}|last))`;
  const nameOf = (digits: unknown, word: unknown) =>
    digits !== undefined ? `clip ${digits}` : word === 'one' ? 'clip 1' : `${word} clip`;
  return text.replace(
    new RegExp(
      `\\bbetween ${name}(?: (?:one|clip))? (?:and|&) ${name}(?: ones?| clips?)?(?![\\w:])`,
      'g',
    ),
    (...[, one, first, two, second]: readonly unknown[]) =>
      `between ${nameOf(one, first)} and ${nameOf(two, second)}`,
  );
}

const ofRow =
  /\b(?:transitions?|cross-?fades?|dissolves?|fades?|wipes?|slides?|cuts?)\b[^,]*\bbetween\b|\b(?:put|move|place|insert|stick|drop|slot|bring|shift|want|should (?:be|go|come)|goes|belongs)\b[^,]*\b(?:clip|video|one|part|photo|scene|shot)s?\b[^,]*\bbetween\b/;

/** "The first and the third clip" names two; "all but the second" needs no noun. */
function ordinalLists(text: string): string {
  const any = `(?:${ordinals.join('|')}|last)`;
  return text
    .replace(new RegExp(`^\\s*(?:the )?(${any})[\\s.!]*$`), '$1 clip')
    .replace(
      new RegExp(`\\b(${any}),? (?:and|&|,) (?:the )?(${any}) ${thing}s?\\b`, 'g'),
      '$1 clip and $2 clip',
    )
    .replace(
      new RegExp(
        `\\b(except|apart from|other than|but not|but|besides) (?:for )?(?:the )?(${any})(?= *(?:$|[,.;]))`,
        'g',
      ),
      '$1 $2 clip',
    );
}

const mostNamed = 9;

/** "The first two clips" and 前两段 as each of them. */
function severalNames(text: string): string {
  const list = (many: unknown, isLast: boolean) => {
    const count = Math.min(mostNamed, Number(many));
    const names = Array.from({ length: count }, (_, n) => `clip${isLast ? n - count : n + 1}`);
    return ` ${names.join(' and ')} `;
  };
  const through = (from: unknown, to: unknown) => {
    const many = Number(to) - Number(from) + 1;
    const names = Array.from({ length: many }, (_, n) => `clip${Number(from) + n}`);
    return many > 1 && many <= mostNamed ? ` ${names.join(' and ')} ` : undefined;
  };
  return text
    .replace(
      /\b(?:clips|videos|parts|segments|scenes|shots|photos|pictures|images) #?(\d{1,2}) ?(?:-|–|to|through|thru) ?#?(\d{1,2})(?![\d.:%]|\s*(?:s\b|sec|x\b|db))/g,
      (whole, from, to) => through(from, to) ?? whole,
    )
    .replace(
      /第(\d{1,2})[段个条张]?(?:到|至|-|~)第?(\d{1,2})[段个条张]/g,
      (whole, from, to) => through(from, to) ?? whole,
    )
    .replace(/第?(\d{1,2})\s*[、和与跟,，]\s*第?(\d{1,2})(?=[段个条张部]|号)/g, '第$1段和第$2')
    .replace(
      /\b(first|last) ([2-9]) (?:clips|videos|parts|segments|scenes|shots|photos|pictures|images|ones)\b/g,
      (_, side, many) => list(many, side === 'last'),
    )
    .replace(/(最?前|最?后)面?的?([2-9])[个段条张](?!\d)/g, (_, side, many) =>
      list(many, String(side).endsWith('后')),
    );
}
