#!/usr/bin/env node
// What `npx cutroom` starts. It is not the built program itself, because npx keeps its link to this file for good, also one that it made
// when nothing was built yet.
import { existsSync } from 'node:fs';

const program = new URL('../dist/src/main.js', import.meta.url);

if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write('Cutroom is not built yet. Run: npm run setup\n');
  process.exitCode = 1;
}
