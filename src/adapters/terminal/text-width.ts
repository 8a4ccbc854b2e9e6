/** Letters that take two columns: Chinese, Japanese, Korean, full-width forms, emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** As much of a text as fits into so many columns, on one line. */
export function fitToWidth(text: string, columns: number): string {
  let fitted = '';
  let left = columns;
  for (const letter of text) {
    const width = wide.test(letter) ? 2 : 1;
    if (width > left) return `${[...fitted].slice(0, -1).join('')}…`;
    fitted += letter;
    left -= width;
  }
  return fitted;
}
