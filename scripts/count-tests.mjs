// Prints the counts of vitest's JSON report in one plain line, and ends with 1 unless tests ran and all passed:
//   node scripts/count-tests.mjs REPORT.json
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const broken =
  report.numFailedTests + (report.success ? 0 : report.numFailedTestSuites === 0 ? 1 : 0);
const skipped = report.numPendingTests + report.numTodoTests;

process.stdout.write(
  `${report.numPassedTests} passed, ${broken} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
);
process.exitCode = broken === 0 && report.success && report.numPassedTests > 0 ? 0 : 1;
