import type { PictureWords } from '../ports/timeline-picture.ts';
import { createNumbers } from './numbers.ts';

const numbers = createNumbers('zh');
const kinds = { video: '视频', audio: '配乐', text: '标题' } as const;

/** 时间线图片上的文字：写在轨道里，所以要短。 */
export const chinesePicture: PictureWords = {
  languageTag: 'zh-Hans',
  heading: (n) => `时间线（${numbers.plain(n)} 条轨道）`,
  kind: ({ kind, typeNumber }) => (kind === 'other' ? `轨道（类型 ${typeNumber}）` : kinds[kind]),
  pieces: (n) => `${numbers.plain(n)} 段`,
  seconds: (ms) => `${numbers.plain(ms / 1000)} 秒`,
  percent: numbers.percent,
  moreTracks: (n) => `还有 ${numbers.plain(n)} 条轨道`,
  empty: () => '时间线还是空的。',
};
