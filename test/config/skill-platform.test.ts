import { expect, it } from 'vitest';
import { detectSkillPlatform } from '../../config/skill-platform.ts';

it.each([
  [undefined, '/home/a/.clawhub/skills/cutroom/dist/src/main.js', 'clawhub'],
  [undefined, '/home/a/.cursor/skills/cutroom/dist/src/main.js', 'cursor'],
  [undefined, 'C:\\Users\\a\\.cursor\\skills\\cutroom\\main.js', 'cursor'],
  [undefined, '/home/a/.cursor/cutroom/main.js', 'unknown'],
  [undefined, '/opt/cutroom/dist/src/main.js', 'unknown'],
  ['my-own', '/home/a/.clawhub/skills/cutroom/main.js', 'my-own'],
])('of %s and %s is %s', (skillSource, installedPath, platform) => {
  expect(detectSkillPlatform(skillSource, installedPath)).toBe(platform);
});
