import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'cutroom-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clean = {
  success: true,
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};

function count(report: object) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  const { stdout, status } = spawnSync(process.execPath, ['scripts/count-tests.mjs', file], {
    encoding: 'utf8',
  });
  return { line: stdout, status };
}

test('a clean run is counted in one plain line', () => {
  expect(count(clean)).toEqual({ line: '12 passed, 0 failed\n', status: 0 });
});

test('a failed test is counted and fails', () => {
  const report = { ...clean, success: false, numFailedTests: 2 };
  expect(count(report)).toEqual({ line: '12 passed, 2 failed\n', status: 1 });
});

test('a file that could not even be loaded counts as a failure', () => {
  const unloaded = { status: 'failed', assertionResults: [] };
  const report = { ...clean, success: false, numFailedTests: 1, testResults: [unloaded] };
  expect(count(report)).toEqual({ line: '12 passed, 2 failed\n', status: 1 });
});

test('a run that failed for a reason outside of the tests fails', () => {
  expect(count({ ...clean, success: false })).toEqual({ line: '12 passed, 1 failed\n', status: 1 });
});

test('no tests at all is no success', () => {
  expect(count({ ...clean, numPassedTests: 0 }).status).toBe(1);
});

test('skipped tests are not hidden', () => {
  expect(count({ ...clean, numPendingTests: 1 }).line).toBe('12 passed, 0 failed, 1 skipped\n');
});

test.each([
  ['bash', '.ci/run'],
  ['sh', 'scripts/install-system.sh'],
])('%s can read %s', (shell, script) => {
  expect(spawnSync(shell, ['-n', script], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});
