// Completes package-lock.json: node scripts/complete-lock.mjs
// Programs with one package for each system name them all as optional. Where a registry holds only some of them, `npm install` leaves
// the others out of the lock file, and then `npm ci` refuses it on every system. An entry with the exact version and the system is enough.
import { readFileSync, writeFileSync } from 'node:fs';
import { missingEntries } from './lock/missing-entries.mjs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingEntries(lock.packages);

if (missing.length > 0) {
  const entries = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
  const [root, ...others] = entries;
  others.sort(([one], [other]) => one.localeCompare(other, 'en'));
  writeFileSync(
    path,
    `${JSON.stringify({ ...lock, packages: Object.fromEntries([root, ...others]) }, null, 2)}\n`,
  );
}
process.stdout.write(`${missing.length} entries added\n`);
