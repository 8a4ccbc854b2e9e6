import { commandNames } from '../../core/commands.ts';

/** What the Tab key offers for a line that starts a command. */
export function completeCommand(line: string): [string[], string] {
  if (!/^\/[a-z]*$/.test(line)) return [[], line];
  return [commandNames.map((name) => `/${name} `).filter((name) => name.startsWith(line)), line];
}
