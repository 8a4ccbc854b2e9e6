import { expect, it } from 'vitest';
import type { Segment } from '../../src/core/draft/draft.ts';
import { english } from '../../src/core/wording/en.ts';
import { chinese } from '../../src/core/wording/zh.ts';

const title: Segment = { label: 'Hi', startMs: 0, durationMs: 2000 };
const line: Segment = { label: 'talk.srt', isSubtitle: true, startMs: 500, durationMs: 3500 };
const track = (segments: readonly Segment[]) => [
  { kind: 'text', typeNumber: 7, segments } as const,
];

it('lines of a subtitle file are told apart from titles', () => {
  expect(english.timeline(track([line]))).toContain('1. Subtitles: "talk.srt" (0.5-4s)');
  expect(chinese.timeline(track([line]))).toContain('1. 字幕：“talk.srt”（0.5–4 秒）');
  expect(english.timeline(track([title, line]))).toContain(
    '1. Title: "Hi" (0-2s), subtitles "talk.srt" (0.5-4s)',
  );
  expect(chinese.timeline(track([title, line]))).toContain('字幕“talk.srt”（0.5–4 秒）');
  expect(english.timeline(track([]))).toContain('1. Title');
});
