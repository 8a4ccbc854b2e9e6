/** Families that cover Latin and Chinese in one hand, on Linux, macOS and Windows; then whatever the system has. */
const families = [
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Source Han Sans SC"',
  '"PingFang SC"',
  '"Microsoft YaHei"',
  'sans-serif',
].join(', ');

const emojiFamilies = ['Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji', 'Twemoji'];

export function fontOf(sizePx: number, weight: 'regular' | 'bold'): string {
  return `${weight === 'bold' ? 700 : 400} ${sizePx}px ${families}`;
}

export function coversEmoji(installed: readonly string[]): boolean {
  return installed.some((family) => emojiFamilies.includes(family));
}
