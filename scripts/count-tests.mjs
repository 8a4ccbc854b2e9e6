// Prints the counts of vitest's JSON report in one plain line, and ends with 1 unless tests ran and all passed:
//   node scripts/count-tests.mjs REPORT.json
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** Files that could not be loaded have no tests to count, and an error outside of tests has not even a file. */
function countFailed() {
  if (report.success) return 0;
  return report.numFailedTests || report.numFailedTestSuites || 1;
}

const failed = countFailed();
const skipped = report.numPendingTests + report.numTodoTests;
const rest = skipped > 0 ? `, ${skipped} skipped` : '';

process.stdout.write(`${report.numPassedTests} passed, ${failed} failed${rest}\n`);
process.exitCode = failed === 0 && report.numPassedTests > 0 ? 0 : 1;
