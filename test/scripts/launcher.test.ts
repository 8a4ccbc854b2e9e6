import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));

let clone = '';

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'cutroom-launcher-'));
  cpSync(bin.cutroom, join(clone, bin.cutroom), { recursive: true });
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

const launch = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(clone, bin.cutroom), ...args], { encoding: 'utf8' });

test('before the build, one sentence says what to type', () => {
  expect(launch('doctor')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'Cutroom is not built yet. Run: npm run setup\n',
  });
});

test('after the build, the program gets the words and its exit code comes back', () => {
  mkdirSync(join(clone, 'dist/src'), { recursive: true });
  const program = 'process.stdout.write(process.argv.slice(2).join("|")); process.exit(3);';
  writeFileSync(join(clone, 'package.json'), '{"type":"module"}');
  writeFileSync(join(clone, 'dist/src/main.js'), program);
  expect(launch('edit', 'a clip')).toMatchObject({ status: 3, stdout: 'edit|a clip' });
});

test('the launcher may be started as a file of its own, which is what npx does', () => {
  expect(statSync(bin.cutroom).mode & 0o111).toBe(0o111);
  expect(readFileSync(bin.cutroom, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
