import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFiles } from '../../../src/adapters/terminal/files-in-line.ts';
import { splitWords } from '../../../src/adapters/terminal/words.ts';

const files = new Set([
  '/home/ann/clip.mp4',
  '/home/ann/my clip.mp4',
  "/home/ann/it's.mov",
  '/home/ann/照片 一.jpg',
  '/films/clip.mp4',
  '/films/talk.srt',
  '/films/sub/b.MOV',
  '/films/notes',
  '/films/export.txt',
]);
const folders = new Set(['/home/ann', '/films/sub', '/films/day.mp4']);
const around = {
  cwd: '/films',
  home: '/home/ann',
  lookUp: (path: string) => {
    if (files.has(path)) return 'file' as const;
    return folders.has(path) ? ('folder' as const) : ('missing' as const);
  },
};

it.each([
  ['clip.mp4 talk.srt burn them in', ['/films/clip.mp4', '/films/talk.srt'], 'burn them in'],
  ['clip.mp4 trim the pauses', ['/films/clip.mp4'], 'trim the pauses'],
  ['trim the pauses in clip.mp4 please', ['/films/clip.mp4'], 'trim the pauses in please'],
  ['/home/ann/clip.mp4', ['/home/ann/clip.mp4'], ''],
  ["'/home/ann/my clip.mp4' cut it", ['/home/ann/my clip.mp4'], 'cut it'],
  ['"/home/ann/my clip.mp4" cut it', ['/home/ann/my clip.mp4'], 'cut it'],
  ['/home/ann/my\\ clip.mp4 cut it', ['/home/ann/my clip.mp4'], 'cut it'],
  ['/home/ann/my clip.mp4 cut it', ['/home/ann/my clip.mp4'], 'cut it'],
  ["/home/ann/it\\'s.mov", ["/home/ann/it's.mov"], ''],
  ['file:///home/ann/my%20clip.mp4 go', ['/home/ann/my clip.mp4'], 'go'],
  ['file:///home/ann/%E7%85%A7%E7%89%87%20%E4%B8%80.jpg', ['/home/ann/照片 一.jpg'], ''],
  ['~/clip.mp4 ./sub/b.MOV merge them', ['/home/ann/clip.mp4', '/films/sub/b.MOV'], 'merge them'],
  ['./notes add these', ['/films/notes'], 'add these'],
  ['./export.txt', ['/films/export.txt'], ''],
])('takes the files out of %s', (line, paths, text) => {
  expect(findFiles(line, around)).toEqual({ text, paths, unusable: [] });
});

it.each([
  'add a title that says "Hello World"',
  "don't cut the end, it's fine",
  'make it ~5 seconds shorter and/or faster',
  '/status',
  '/new project',
  'put notes on it',
  'name it holiday.mp4',
  'https://example.org/clip.mp4 trim it',
  '加一个标题 写上 立即下载',
  '"unclosed',
])('leaves words alone: %s', (line) => {
  expect(findFiles(line, around)).toEqual({ text: line, paths: [], unusable: [] });
});

it.each([
  ['/home/ann/gone.mp4 trim', { typed: '/home/ann/gone.mp4', why: 'missing' }],
  ['file:///home/ann/gone.mp4', { typed: 'file:///home/ann/gone.mp4', why: 'missing' }],
  ['file://elsewhere/gone.mp4', { typed: 'file://elsewhere/gone.mp4', why: 'missing' }],
  ['./sub trim', { typed: './sub', why: 'folder' }],
])('names what was meant as a file and is none: %s', (line, unusable) => {
  expect(findFiles(line, around)).toMatchObject({ paths: [], unusable: [unusable] });
});

it('splits any line into words that stand in it in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (line) => {
      let last = 0;
      for (const { start, end } of splitWords(line)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(line.slice(last, start).trim()).toBe('');
        last = end;
      }
      expect(line.slice(last).trim()).toBe('');
    }),
  );
});

it('reads back any path that a terminal escaped or quoted', () => {
  const path = fc.stringMatching(/^\/[\p{L}\p{N} '"()&$\\!.-]{1,40}x\.mp4$/u);
  fc.assert(
    fc.property(path, (typed) => {
      const lookUp = (each: string) => (each === typed ? ('file' as const) : ('missing' as const));
      const escaped = typed.replaceAll(/([^\p{L}\p{N}/._-])/gu, '\\$1');
      expect(findFiles(`${escaped} go`, { ...around, lookUp }).paths).toEqual([typed]);
      if (typed.includes("'")) return;
      expect(findFiles(`'${typed}' go`, { ...around, lookUp }).paths).toEqual([typed]);
    }),
  );
});
