import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingEntries } from '../../scripts/lock/missing-entries.mjs';

const tool = { dev: true, optionalDependencies: { '@tool/cli-linux-x64-musl': '1.2.3' } };

test('an optional package with no entry gets one with its exact version and system', () => {
  expect(missingEntries({ '': {}, 'node_modules/tool': tool })).toEqual([
    [
      'node_modules/@tool/cli-linux-x64-musl',
      { version: '1.2.3', cpu: ['x64'], os: ['linux'], libc: ['musl'], dev: true, optional: true },
    ],
  ]);
});

test('an entry beside the package or within it is enough', () => {
  const beside = { 'node_modules/tool': tool, 'node_modules/@tool/cli-linux-x64-musl': {} };
  const within = {
    'node_modules/tool': tool,
    'node_modules/tool/node_modules/@tool/cli-linux-x64-musl': {},
  };
  expect(missingEntries(beside)).toEqual([]);
  expect(missingEntries(within)).toEqual([]);
});

test('a name with no system in it is refused rather than guessed', () => {
  const odd = { 'node_modules/tool': { optionalDependencies: { fsevents: '2.3.3' } } };
  expect(() => missingEntries(odd)).toThrow('fsevents');
});

test('our lock file is complete, so npm ci takes it (mend it: node scripts/complete-lock.mjs)', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(missingEntries(lock.packages)).toEqual([]);
});
