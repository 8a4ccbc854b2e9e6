// Prints the counts of vitest's JSON report in one plain line, and ends with 1 unless tests ran and all passed:
//   node scripts/count-tests.mjs REPORT.json
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** A file that cannot be loaded has no tests to count; an error outside of every test has not even a file. */
function countFailed() {
  const { testResults, numFailedTests, success } = report;
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return numFailedTests + unloaded.length || (success ? 0 : 1);
}

const failed = countFailed();
const skipped = report.numPendingTests + report.numTodoTests;
const rest = skipped > 0 ? `, ${skipped} skipped` : '';

process.stdout.write(`${report.numPassedTests} passed, ${failed} failed${rest}\n`);
process.exitCode = failed === 0 && report.numPassedTests > 0 ? 0 : 1;
