import { expect, it } from 'vitest';
import { settingTable } from '../../config/schema.ts';
import type { Setting } from '../../config/setting.ts';

const lineChars = 100;

it('shows every setting with its meaning, its default and an example', async () => {
  const blocks = Object.entries<Setting>(settingTable).map(([name, setting]) =>
    [
      ...wrap(setting.meaning),
      setting.fallback === undefined
        ? `# Not set: ${setting.otherwise}. Example: ${setting.example}`
        : `# Default: ${setting.fallback}. Example: ${setting.example}`,
      ...(setting.isSecret ? [`# Or ${name}_FILE: the file that holds it.`] : []),
      `# ${name}=${setting.fallback ?? ''}`,
    ].join('\n'),
  );
  const head = [
    ...wrap(
      'Every setting of Cutroom. Nothing is required. Copy this file to .env in the folder you start from, take the # away before the names you need, or name another file with --env-file. What the environment itself says goes before.',
    ),
    '# Written by the tests from config/schema.ts: npx vitest run test/config -u',
  ].join('\n');
  await expect(`${[head, ...blocks].join('\n\n')}\n`).toMatchFileSnapshot(
    '../../config/.env.example',
  );
});

it('has an example of its own kind and a word on what happens without, for every setting', () => {
  for (const [name, setting] of Object.entries<Setting>(settingTable)) {
    expect(setting.meaning, name).toMatch(/\.$/);
    expect(setting.fallback ?? setting.otherwise, name).toBeTruthy();
    const isProse = setting.isSecret === true;
    if (!isProse) expect(setting.value.safeParse(setting.example).success, name).toBe(true);
  }
});

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > lineChars) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
