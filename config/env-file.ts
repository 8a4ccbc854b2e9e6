import { parseEnv } from 'node:util';
import { type Environment, type ReadFile, SettingsError } from './load.ts';

/** What an env file says, under what the environment itself says. A file that nobody named may be missing. */
export function withEnvFile(
  env: Environment,
  file: { readonly path: string; readonly isNamed: boolean },
  readFile: ReadFile,
): Environment {
  let text: string;
  try {
    text = readFile(file.path);
  } catch {
    if (!file.isNamed) return env;
    throw new SettingsError([`the env file cannot be read: ${file.path}`]);
  }
  return { ...parseEnv(text), ...env };
}
