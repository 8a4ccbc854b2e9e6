import { expect, it } from 'vitest';
import { completeCommand } from '../../../src/adapters/terminal/commands.ts';
import { reasonOf, toBotError } from '../../../src/adapters/terminal/errors.ts';
import { toInboundMessage } from '../../../src/adapters/terminal/inbound.ts';
import { terminalLimits } from '../../../src/adapters/terminal/limits.ts';
import { toTerminalPayloads } from '../../../src/adapters/terminal/outbound.ts';
import { fitToWidth } from '../../../src/adapters/terminal/text-width.ts';
import { BotError } from '../../../src/core/errors.ts';
import type { OutboundMessage } from '../../../src/core/message.ts';

const update = { id: 'm1', text: 'trim the pauses', files: [], choices: ['b1', 'b2'], sentAt: 5 };
const say = (message: Partial<OutboundMessage>): OutboundMessage => ({
  text: 'Done',
  silent: true,
  visibility: 'all',
  ...message,
});

it('makes a message of a line and its files', () => {
  const files = [
    { path: '/a/talk.MP4', sizeBytes: 12 },
    { path: '/a/song.mp3', sizeBytes: 3 },
    { path: '/a/notes', sizeBytes: 1 },
  ];
  expect(toInboundMessage({ ...update, files, languageTag: 'zh-CN' })).toEqual({
    id: 'm1',
    thread: { id: 'terminal:chat', kind: 'direct' },
    author: { id: 'terminal:you', name: 'you', languageTag: 'zh-CN' },
    sentAt: 5,
    text: 'trim the pauses',
    attachments: [
      {
        kind: 'video',
        name: 'talk.MP4',
        mimeType: 'video/mp4',
        sizeBytes: 12,
        locator: { path: '/a/talk.MP4' },
      },
      {
        kind: 'audio',
        name: 'song.mp3',
        mimeType: 'audio/mpeg',
        sizeBytes: 3,
        locator: { path: '/a/song.mp3' },
      },
      { kind: 'file', name: 'notes', sizeBytes: 1, locator: { path: '/a/notes' } },
    ],
  });
});

it.each([
  ['/Export', { command: { name: 'export', argument: '' }, text: '' }],
  ['/edit  trim it', { command: { name: 'edit', argument: 'trim it' }, text: 'trim it' }],
  ['2', { button: 'b2', text: '' }],
  ['3', { text: '3' }],
  ['/home/ann is nice', { text: '/home/ann is nice' }],
])('knows commands and the numbers of buttons: %s', (text, expected) => {
  const message = toInboundMessage({ ...update, text });
  expect(message).toMatchObject(expected);
  expect(Object.hasOwn(message, 'command')).toBe('command' in expected);
  expect(Object.hasOwn(message, 'button')).toBe('button' in expected);
});

it('takes a number beside a file for words', () => {
  const files = [{ path: '/a/talk.mp4', sizeBytes: 1 }];
  expect(toInboundMessage({ ...update, text: '2', files })).not.toHaveProperty('button');
});

it('shows buttons with the numbers to type, and links as they are', () => {
  const buttons = [
    [
      { id: 'p', label: 'Preview' },
      { id: 'w', label: 'Register', url: 'https://example.org' },
    ],
    [{ id: 'e', label: 'Export' }],
  ];
  expect(toTerminalPayloads(say({ buttons }), terminalLimits)).toEqual({
    text: 'Done\nRegister: https://example.org\n[1] Preview  [2] Export',
    choices: [buttons[0]?.[0], buttons[1]?.[0]],
  });
});

it('cuts a long text, and lets no control character through', () => {
  const limits = { ...terminalLimits, textChars: 10 };
  expect(toTerminalPayloads(say({ text: 'x'.repeat(30) }), limits).text).toBe(`${'x'.repeat(10)}…`);
  const nasty = 'a\x1b]0;title\x07b\r\x9b2Jc\nd\te';
  expect(toTerminalPayloads(say({ text: nasty }), terminalLimits).text).toBe('a]0;titleb2Jc\nd\te');
});

it.each([
  ['ENOSPC', 'store-full'],
  ['EEXIST', 'output-exists'],
  ['ENOENT', 'download-failed'],
  ['EACCES', 'chat-refused'],
  ['ESOMETHING', 'internal'],
])('translates %s to %s', (code, expected) => {
  expect(toBotError(Object.assign(new Error('x'), { code })).code).toBe(expected);
});

it('keeps an error that is ours, and knows no reason of what is none', () => {
  const ours = new BotError('timeout', 'x');
  expect(toBotError(ours)).toBe(ours);
  expect(reasonOf('words')).toBeUndefined();
});

it('completes commands, and only those', () => {
  expect(completeCommand('/pr')).toEqual([['/preview ', '/projects '], '/pr']);
  expect(completeCommand('trim')).toEqual([[], 'trim']);
});

it('fits text into columns, wide letters counted twice', () => {
  expect(fitToWidth('abcdef', 6)).toBe('abcdef');
  expect(fitToWidth('abcdefg', 6)).toBe('abcde…');
  expect(fitToWidth('剪掉停顿', 8)).toBe('剪掉停顿');
  expect(fitToWidth('剪掉停顿', 7)).toBe('剪掉…');
});
