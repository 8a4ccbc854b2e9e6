import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { plantedViolations } from './fixtures/planted-violations.ts';

const runFile = promisify(execFile);
const cruiseMs = 240_000;
const maxLines = 300;

const Cruised = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const Rule = z.object({ name: z.string(), from: z.object({ path: z.string().optional() }) });
const Config = z.object({ forbidden: z.array(Rule) });
const { forbidden } = Config.parse(createRequire(import.meta.url)('../.dependency-cruiser.cjs'));

/** Rooms that wire the others together, and so may import them all. */
const wiring = ['src/adapters', 'src/commands'];

/** Runs the project's own rules over the tree in `cwd`. */
async function cruise(cwd: string) {
  const tool = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = resolve('.dependency-cruiser.cjs');
  const args = [tool, '--config', config, '--output-type', 'json', 'src', 'config'];
  const options = { cwd, maxBuffer: 2 ** 28, timeout: cruiseMs };
  // The exit code is the number of violations; the report says which.
  const { stdout } = await runFile(process.execPath, args, options).catch(
    (error: { stdout: string }) => error,
  );
  return Cruised.parse(JSON.parse(stdout)).summary;
}

async function filesIn(...rooms: readonly string[]): Promise<string[]> {
  const listed = await Promise.all(
    rooms.map(async (room) => {
      const entries = await readdir(room, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
    }),
  );
  return listed.flat().filter((file) => /\.(ts|mjs|cjs)$/.test(file));
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
}

/** The code of a file without its comments. */
async function codeOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '');
}

async function filesWhere(files: readonly string[], pattern: RegExp): Promise<string[]> {
  const codes = await Promise.all(files.map(codeOf));
  return files.filter((_, index) => pattern.test(codes[index] ?? ''));
}

describe('the rooms', () => {
  test('import only what the table of design allows', { timeout: cruiseMs }, async () => {
    const { violations, totalCruised } = await cruise('.');
    expect(violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(30);
  });

  test('each have a rule', async () => {
    const listed = await Promise.all(['src', 'src/adapters'].map(foldersIn));
    const rooms = listed.flat().filter((room) => !wiring.includes(room));
    const ruled = forbidden.map(({ from }) => from.path);
    expect(rooms.filter((room) => !ruled.includes(`^${room}/`))).toEqual([]);
  });

  test('have no file whose name says nothing', async () => {
    const empty = /^(utils?|helpers?|common|types|manager|service|index|misc)\.(ts|mjs)$/;
    const files = await filesIn('src', 'config', 'test', 'bench', 'scripts');
    expect(files.filter((file) => empty.test(basename(file)))).toEqual([]);
  });

  test(`have no file of more than ${maxLines} lines`, async () => {
    const files = await filesIn('src', 'config', 'test', 'bench', 'scripts');
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    const long = files.filter((_, i) => (texts[i] ?? '').split('\n').length > maxLines + 1);
    expect(long).toEqual([]);
  });

  test('leave the process to main.ts', async () => {
    const files = await filesIn('src', 'config');
    const touching = await filesWhere(files, /\bprocess\.[a-z]|['"](node:)?process['"]/);
    expect(touching).toEqual([join('src', 'main.ts')]);
  });

  test('hold no state of their own', async () => {
    expect(await filesWhere(await filesIn('src', 'config'), /^(export )?(let|var) /m)).toEqual([]);
  });
});

/** What every platform's adapter exports from which file, so that whoever knows one knows all. */
const adapterShape = (platform: string) => {
  const name = `${platform[0]?.toUpperCase()}${platform.slice(1)}`;
  return [
    ['adapter.ts', `export function create${name}Adapter(`],
    ['inbound.ts', 'export function toInboundMessage('],
    ['outbound.ts', `export function to${name}Payloads(`],
    ['errors.ts', 'export function toBotError('],
    ['limits.ts', `export const ${platform}Limits = `],
    ['commands.ts', 'export '],
  ] as const;
};

describe('a platform adapter', () => {
  const platforms = ['terminal', 'telegram', 'discord'].filter((platform) =>
    existsSync(`src/adapters/${platform}`),
  );

  test.each(platforms)('for %s has the six files with their exports', async (platform) => {
    const missing = adapterShape(platform).filter(([file, exported]) => {
      const path = `src/adapters/${platform}/${file}`;
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(exported);
    });
    expect(missing).toEqual([]);
  });
});

describe('a planted violation', () => {
  let tree = '';
  let caught: readonly string[] = [];

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'cutroom-rooms-'));
    await writeFile(join(tree, 'tsconfig.json'), await readFile('tsconfig.json'));
    for (const { file, code } of plantedViolations.flatMap((planted) => planted.files)) {
      await mkdir(join(tree, dirname(file)), { recursive: true });
      await writeFile(join(tree, file), code);
    }
    const { violations } = await cruise(tree);
    caught = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  }, cruiseMs);

  afterAll(() => rm(tree, { recursive: true, force: true }));

  test.each(plantedViolations)('of $rule is caught', ({ rule, files }) => {
    expect(caught).toContain(`${rule}: ${files[0]?.file}`);
  });

  test('exists for every rule', () => {
    const rules = forbidden.map((rule) => rule.name);
    expect(plantedViolations.map(({ rule }) => rule).sort()).toEqual(rules.sort());
  });
});
