import { readdir } from 'node:fs/promises';
import type { Bench, Figures } from './measure.ts';

const notBenches = new Set([
  'main.ts',
  'measure.ts',
  'peak-memory.ts',
  'studio-footage.ts',
  'studio-plain.ts',
]);

/** `npm run bench [-- NAME…]`: one JSON object a line on standard output, exit 0 if everything ran. */
await runBenches(process.argv.slice(2));

async function runBenches(names: readonly string[]): Promise<void> {
  const files = names.length > 0 ? names.map(toFile) : await allFiles();
  for (const file of files) {
    try {
      const bench = await loadBench(file);
      process.stdout.write(`${toLine(bench, await bench.run())}\n`);
    } catch (error) {
      process.stderr.write(`${file}: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}

async function allFiles(): Promise<readonly string[]> {
  const files = await readdir(import.meta.dirname);
  return files.filter((file) => file.endsWith('.ts') && !notBenches.has(file)).sort();
}

function toFile(name: string): string {
  if (!/^[a-z0-9.-]+$/.test(name)) throw new Error(`not the name of a bench: ${name}`);
  return `${name.replaceAll('.', '-')}.ts`;
}

async function loadBench(file: string): Promise<Bench> {
  // Our own files, and each exports `bench` by the rule of this folder.
  const loaded = (await import(`./${file}`)) as { bench?: Bench };
  if (loaded.bench === undefined) throw new Error('exports no bench');
  return loaded.bench;
}

function toLine(bench: Bench, figures: Figures): string {
  return JSON.stringify({
    bench: bench.name,
    ratio: round(figures.ratio ?? figures.ours / figures.baseline, 3),
    goal: bench.goal,
    ours: round(figures.ours, 1),
    baseline: round(figures.baseline, 1),
    unit: bench.unit,
    runs: figures.runs,
    ...figures.facts,
  });
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
