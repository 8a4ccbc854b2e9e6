import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settingTable } from '../../config/schema.ts';
import { parseCommandLine, usage } from '../../src/commands/arguments.ts';

const Package = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));

const pages = ['README.md', 'CHANGELOG.md', 'samples/README.md', ...pagesIn('docs')];
const firstCommand =
  'npx cutroom edit samples/talk.mp4 "trim the pauses, add transitions, and sync background music" --out';

function pagesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
}

const textOf = (file: string) => readFileSync(file, 'utf8');

/** The first group of each match, once. */
function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

describe.each(pages)('%s', (page) => {
  const text = textOf(page);

  test('names only npm scripts that exist', () => {
    const named = [
      ...namesIn(text, /npm run (?:--silent )?([a-z][a-z:-]*)/g),
      ...namesIn(text, /\bnpm (test|start)\b/g),
    ];
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names only settings that exist', () => {
    const named = namesIn(
      text,
      /\b((?:CUTROOM|STUDIO|NEMO|TELEGRAM|DISCORD|FFMPEG|FFPROBE|SKILL)_[A-Z_]+)\b/g,
    );
    expect(named.filter((name) => !isSetting(name))).toEqual([]);
  });

  test('names only commands that exist', () => {
    const named = namesIn(text, /\bcutroom ((?:start|edit|studio|doctor|backup)\b|[a-z]+(?=`))/g);
    expect(named.filter((name) => !usage.includes(`cutroom ${name} `))).toEqual([]);
  });

  test('shows only command lines that the program takes', () => {
    const shown = namesIn(
      text,
      /(?:^|`|&& )(?:npx|docker compose run [^\n]*?) ?cutroom ([^`#\n]+)/gm,
    );
    const wrong = shown.filter((line) => !isTaken(line));
    expect(wrong).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const named = namesIn(
      text,
      /`((?:(?:src|test|bench|docs|scripts|config|samples|adapters)\/[\w./-]+|[\w-]+\.(?:ts|mjs|yaml|json|md)))`/g,
    );
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  test('links only to files that exist', () => {
    const links = namesIn(text, /\]\(((?!https?:|#)[^)#]+)/g);
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
  });
});

/** Names alone (`cutroom edit`) are no command lines. */
function isTaken(line: string): boolean {
  const words = [...line.trim().matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  if (words.length < 2) return true;
  try {
    parseCommandLine(words);
    return true;
  } catch {
    return false;
  }
}

const files = ['src', 'test', 'config', 'scripts', 'samples'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
);

/** From the root, from `src`, or by its name alone. */
function isThere(path: string): boolean {
  if (existsSync(path) || existsSync(join('src', path))) return true;
  return !path.includes('/') && files.some((file) => basename(file) === path);
}

function isSetting(name: string): boolean {
  if (name in settingTable) return true;
  const base = name.replace(/_FILE$/, '');
  const setting = Object.entries(settingTable).find(([known]) => known === base)?.[1];
  return setting !== undefined && 'isSecret' in setting;
}

test('the README starts with the two commands as they must stand', () => {
  const readme = textOf('README.md');
  const start = readme.slice(0, readme.indexOf('\n## '));
  expect(start).toContain(`\nnpm run setup && ${firstCommand} out.mp4\n`);
  expect(start).toContain('\nnpm run setup && npm test\n');
});

test('CI and the setup name the first command as the README does', () => {
  expect(textOf('.ci/run')).toContain(firstCommand);
  expect(textOf('scripts/setup.mjs')).toContain(`${firstCommand} out.mp4`);
});

test('every room is in the table of docs/architecture.md', () => {
  const page = textOf('docs/architecture.md');
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.filter(({ name }) => !page.includes(`\`src/${name}/\``))).toEqual([]);
});
