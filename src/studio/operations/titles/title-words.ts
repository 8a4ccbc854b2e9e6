import type { Title } from '../../edit/timeline.ts';

const nouns =
  /\btitles?\b|\btexts?\b|\bcaption(?! automatically)\b|\bcaptions?\b(?=[^⟦]*⟦)|\bheading\b|\bheadline\b|(?<!\bbetween (?:the |my )?)\bwords?\b(?! gaps?\b)|\blabel\b|\blower third\b|\bintro text\b|\bcredits\b|标题|文字|字样|(?<=把|将|这个|那个|这些|那些|上面的|[去删]掉?)字(?=$|删|去|拿|不要|都|给)|片名|片头字|大字|花字|文案|字幕(?=⟦|[^，,]{0,6}⟦)/;

export function mentionsTitle(text: string): boolean {
  return nouns.test(text);
}

export function positionIn(text: string): Title['position'] | undefined {
  if (
    /\b(?:bottom|lower|below|underneath)\b|底部|[左右]下角?|下方|下面|底下|底端|往下|靠下|下移/.test(
      text,
    )
  )
    return 'bottom';
  if (/\b(?:top|upper|above)\b|顶部|[左右]上角?|上方|上面|顶端|往上|靠上|上移/.test(text))
    return 'top';
  return /\b(?:middle|center|centre|centered|centred)\b|中间|居中|中央|正中/.test(text)
    ? 'middle'
    : undefined;
}
