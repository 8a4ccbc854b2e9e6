import { draftBounds } from '../../edit/draft/draft-bounds.ts';

/** Letters, signs and emoji; control characters go, white space becomes single, what is beyond the bound goes. */
export function cleanText(text: string): string {
  const plain = text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= draftBounds.titleChars) return plain;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(plain)) {
    if (kept.length + segment.length > draftBounds.titleChars) break;
    kept += segment;
  }
  return kept;
}
