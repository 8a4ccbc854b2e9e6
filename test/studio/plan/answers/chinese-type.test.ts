import { expect, it } from 'vitest';
import { setInChinese } from '../../../../src/studio/plan/answers/chinese-type.ts';

it.each([
  ['剪掉了4处停顿：1:54 → 1:50。', '剪掉了 4 处停顿：1:54 → 1:50。'],
  ['80秒 → 79.5秒', '80 秒 → 79.5 秒'],
  ['画面改成了9:16（1080×1920）', '画面改成了 9:16（1080×1920）'],
  ['画面调亮了（+25%）', '画面调亮了（+25%）'],
  ['把SRT文件发给我', '把 SRT 文件发给我'],
  ['说“旋转180度”就行', '说“旋转180度”就行'],
])('%s is set as %s', (said, set) => {
  expect(setInChinese(said)).toBe(set);
  expect(setInChinese(set)).toBe(set);
});
