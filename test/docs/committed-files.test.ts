import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { expect, test } from 'vitest';

const maxSampleBytes = 1_000_000;

const committed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));

const ownPath = 'test/docs/committed-files.test.ts';
const isBinary = (file: string) => /\.(mp4|ogg|wav|png|jpe?g|webm|mov|ttf|otf)$/.test(file);

const texts = committed.filter((file) => !isBinary(file) && file !== ownPath);
const readText = (file: string) => readFileSync(file, 'utf8');

test('no committed file names a folder of the machine that it was written on', () => {
  const here = [process.cwd(), homedir(), '/work', '/farm'].map((folder) => `${folder}/`);
  const named = texts.filter((file) => here.some((folder) => saysFolder(readText(file), folder)));
  expect(named).toEqual([]);
});

/** Whether a text has the folder as the start of a path, not as the middle of a longer one. */
function saysFolder(text: string, folder: string): boolean {
  const before = text.split(folder).slice(0, -1);
  return before.some((part) => !/[\w.*)\]}-]$/.test(part));
}

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
  expect(texts.filter((file) => off.test(readText(file)))).toEqual([]);
});
