// Line breaks, control signs, and marks that turn the direction of what follows.
const unseen = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu;
const emoji =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}\ufe0e\ufe0f\u20e3]+/gu;

/** A name from outside, in one line. Emoji stay only where a font has them: elsewhere they would be boxes. */
export function cleanLabel(label: string, hasEmoji: boolean): string {
  const text = hasEmoji ? label : label.replace(/\u200d/g, '').replace(emoji, ' ');
  return text.replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
}
