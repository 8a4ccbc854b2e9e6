import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withEnvFile } from '../../config/env-file.ts';
import { type Environment, loadSettings, SettingsError } from '../../config/load.ts';
import type { Settings } from '../../config/settings.ts';
import type { World } from '../world.ts';
import {
  type Command,
  type CommandLine,
  parseCommandLine,
  UsageError,
  usage,
} from './arguments.ts';
import { exitCodeFor, exitCodes } from './exit-codes.ts';
import { toSentence } from './sentences.ts';

/** Runs one command line to its exit code; whatever fails is said on standard error. */
export async function runCommandLine(
  args: readonly string[],
  env: Environment,
  world: World,
): Promise<number> {
  try {
    return await run(parseCommandLine(args), env, world);
  } catch (error) {
    world.streams.errors.write(`${toSentence(error)}\n`);
    const isUsage = error instanceof UsageError || error instanceof SettingsError;
    return isUsage ? exitCodes.usage : exitCodeFor(error);
  }
}

async function run(
  { command, envFile }: CommandLine,
  env: Environment,
  world: World,
): Promise<number> {
  const { output } = world.streams;
  if (command.kind === 'help' || command.kind === 'version') {
    output.write(`${command.kind === 'help' ? usage : world.version}\n`);
    return exitCodes.done;
  }
  const load = () => {
    const whole = readEnvironment(envFile, env, world);
    return { settings: loadSettings(whole, (path) => readText(path, world)), env: whole };
  };
  if (command.kind === 'doctor') {
    const { runDoctor } = await import('./doctor.ts');
    return runDoctor(load, world, command.isJson);
  }
  return dispatch(command, load().settings, world);
}

/** Each command brings in only what it needs: `doctor` and a wrong word answer at once. */
async function dispatch(
  command: Exclude<Command, { readonly kind: 'help' | 'version' | 'doctor' }>,
  settings: Settings,
  world: World,
): Promise<number> {
  switch (command.kind) {
    case 'start': {
      const { runStart } = await import('./start.ts');
      return runStart(settings, world);
    }
    case 'edit': {
      const { runEdit } = await import('./edit.ts');
      return runEdit(settings, world, command);
    }
    case 'studio': {
      const { runStudio } = await import('./studio.ts');
      return runStudio(settings, world, command.port);
    }
    case 'backup': {
      const { runBackup } = await import('./backup.ts');
      return runBackup(settings, world, command.file);
    }
  }
}

function readEnvironment(envFile: string | undefined, env: Environment, world: World): Environment {
  const file = { path: envFile ?? '.env', isNamed: envFile !== undefined };
  return withEnvFile(env, file, (path) => readText(path, world));
}

function readText(path: string, world: World): string {
  return readFileSync(resolve(world.cwd, path), 'utf8');
}
