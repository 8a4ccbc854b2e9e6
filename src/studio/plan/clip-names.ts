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
const notAmount = '(?![\\d.]|\\s*(?:x\\b|%|db|ms|:|秒|分))';

/** "The second clip", 第2段 and "video #2" all become `clip2`; the last one is `clip-1`. */
export function toClipNames(text: string): string {
  return text
    .replace(
      new RegExp(`\\b(${ordinals.join('|')}) ${thing}\\b`, 'g'),
      (_, word) => ` clip${ordinals.indexOf(String(word)) + 1} `,
    )
    .replace(new RegExp(`\\b(\\d{1,3})(?:st|nd|rd|th) ${thing}\\b`, 'g'), ' clip$1 ')
    .replace(new RegExp(`\\b(?:last|final) ${thing}\\b`, 'g'), ' clip-1 ')
    .replace(
      new RegExp(
        `\\b(?:clip|video|part|segment|scene|shot|photo|picture|image)s?\\s*(?:#|no\\.?|number)?\\s*(\\d{1,3})${notAmount}`,
        'g',
      ),
      ' clip$1 ',
    )
    .replace(
      new RegExp(`第\\s*(\\d{1,3})\\s*(?:[个段条张部幅则](?:${zhThing})?|${zhThing})`, 'g'),
      ' clip$1 ',
    )
    .replace(new RegExp(`(?<![第\\d])${zhThing}\\s*(\\d{1,3})${notAmount}`, 'g'), ' clip$1 ')
    .replace(
      new RegExp(`(?:最后|末尾|倒数第1)[一1]?(?:[个段条张部](?:${zhThing})?|${zhThing})`, 'g'),
      ' clip-1 ',
    )
    .replace(/末段|尾段/g, ' clip-1 ')
    .replace(/首段/g, ' clip1 ');
}
