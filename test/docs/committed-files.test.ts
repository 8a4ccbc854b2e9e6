import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const maxSampleBytes = 1_000_000;

const committed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));

const isBinary = (file: string) => /\.(mp4|ogg|wav|png|jpe?g|webm|mov|ttf|otf)$/.test(file);

function filesThatSay(pattern: RegExp): readonly string[] {
  const texts = committed.filter((file) => !isBinary(file));
  return texts.filter((file) => pattern.test(readFileSync(file, 'utf8')));
}

test('no committed file names a folder of the machine that it was written on', () => {
  const folders = ['work', 'farm', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'];
  expect(filesThatSay(new RegExp(`(?<![\\w.*/])/(${folders.join('|')})/`))).toEqual([]);
});

test('the lock file names no registry, so it installs from whichever is at hand', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
});

test('no secret, environment file or data folder is committed', () => {
  const private_ = /(^|\/)(\.env|secret\.key|data|dist|node_modules)(\/|$)/;
  expect(committed.filter((file) => private_.test(file))).toEqual([]);
});

test('every sample stays under a megabyte', () => {
  const large = committed.filter((file) => statSync(file).size > maxSampleBytes);
  expect(large).toEqual([]);
});

test('no test is switched off', () => {
  const off = /\b(it|test|describe)\.(only|skip|todo)\b/;
  expect(filesThatSay(off)).toEqual([]);
});
