import { expect, it } from 'vitest';
import { parseCommandLine, UsageError, usage } from '../../src/commands/arguments.ts';

const parse = (line: string) => parseCommandLine(line === '' ? [] : line.split(' '));

it.each([
  ['', { command: { kind: 'start' } }],
  ['start', { command: { kind: 'start' } }],
  ['--env-file my.env', { command: { kind: 'start' }, envFile: 'my.env' }],
  ['--env-file my.env studio', { command: { kind: 'studio' }, envFile: 'my.env' }],
  ['studio --port 8090', { command: { kind: 'studio', port: 8090 } }],
  ['doctor', { command: { kind: 'doctor', isJson: false } }],
  ['doctor --json', { command: { kind: 'doctor', isJson: true } }],
  ['backup copy.sqlite', { command: { kind: 'backup', file: 'copy.sqlite' } }],
  ['--help', { command: { kind: 'help' } }],
  ['-h', { command: { kind: 'help' } }],
  ['edit --help', { command: { kind: 'help' } }],
  ['--version', { command: { kind: 'version' } }],
  [
    'edit a.mp4 trim',
    { command: { kind: 'edit', clips: ['a.mp4'], request: 'trim', isJson: false } },
  ],
  [
    'edit a.mp4 --json b.mov merge --out=c.mp4 --data d --lang zh',
    {
      command: {
        kind: 'edit',
        clips: ['a.mp4', 'b.mov'],
        request: 'merge',
        isJson: true,
        out: 'c.mp4',
        data: 'd',
        lang: 'zh',
      },
    },
  ],
])('reads the command line %s', (line, expected) => {
  expect(parse(line)).toEqual(expected);
});

it('takes a request that starts with a dash behind two dashes', () => {
  const { command } = parseCommandLine(['edit', '--', 'a.mp4', '-5 seconds at the end']);
  expect(command).toMatchObject({ request: '-5 seconds at the end' });
});

it.each([
  ['dance', 'There is no command dance. The commands are start, edit, studio, doctor, backup.'],
  ['toString', 'There is no command toString.'],
  ['edit', 'Name a clip and say what to do with it'],
  ['edit a.mp4', 'Name a clip and say what to do with it'],
  ['edit a.mp4 trim --fast', "Unknown option '--fast'"],
  ['edit a.mp4 trim --lang fr', '--lang is en or zh, not fr.'],
  ['edit a.mp4 trim --out', "Option '--out <value>' argument missing"],
  ['studio --port 0', '--port is a number from 1 to 65535, not 0.'],
  ['studio --port x', '--port is a number from 1 to 65535, not x.'],
  ['studio now', 'now is one word too many.'],
  ['start --json', "Unknown option '--json'"],
  ['backup', 'Name the file to write: cutroom backup FILE.'],
  ['backup a b', 'b is one word too many.'],
])('refuses %s with one sentence', (line, sentence) => {
  expect(() => parse(line)).toThrow(UsageError);
  expect(() => parse(line)).toThrow(sentence);
});

it('says that words are missing where they are blank', () => {
  expect(() => parseCommandLine(['edit', 'a.mp4', '  '])).toThrow(UsageError);
});

it('names every command in its help', () => {
  for (const name of ['start', 'edit', 'studio', 'doctor', 'backup']) {
    expect(usage).toContain(`cutroom ${name === 'start' ? '[start]' : name}`);
  }
});
