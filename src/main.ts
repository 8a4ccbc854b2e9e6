#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes } from './commands/exit-codes.ts';
import { runCommandLine } from './commands/run.ts';
import { toSentence } from './commands/sentences.ts';
import type { Signals, World } from './world.ts';

for (const stream of [process.stdout, process.stderr]) {
  // Whoever read along has gone: there is nobody left to tell.
  stream.on('error', () => process.exit(exitCodes.failed));
}

process.exit(await runCommandLine(process.argv.slice(2), process.env, createWorld()));

function createWorld(): World {
  const { stdin, stdout, stderr, env } = process;
  const languageTag = toLanguageTag(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']);
  const packageRoot = findPackageRoot();
  return {
    streams: { input: stdin, output: stdout, errors: stderr },
    signals: createSignals(),
    cwd: process.cwd(),
    home: homedir(),
    temporary: tmpdir(),
    pid: process.pid,
    nodeVersion: process.versions.node,
    cores: availableParallelism(),
    packageRoot,
    version: readVersion(packageRoot),
    hasColours: stderr.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    leave: (code) => process.exit(code),
    ...(languageTag === undefined ? {} : { languageTag }),
  };
}

function createSignals(): Signals {
  const onTerminate = createTermination();
  let onCrash: ((error: unknown) => void) | undefined;
  const crash = (error: unknown) => {
    if (onCrash === undefined) process.stderr.write(`${toSentence(error)}\n`);
    else onCrash(error);
    process.exit(exitCodes.failed);
  };
  process.on('unhandledRejection', crash);
  process.on('uncaughtException', crash);
  return {
    onTerminate,
    onInterrupt: (listener) => {
      process.on('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
    onCrash: (listener) => {
      onCrash = listener;
    },
    onExit: (cleanUp) => {
      process.once('exit', cleanUp);
      return () => process.off('exit', cleanUp);
    },
  };
}

/** The first SIGTERM or SIGHUP asks, a second one does not wait. */
function createTermination(): Signals['onTerminate'] {
  const listeners = new Set<() => void>();
  let count = 0;
  const terminate = () => {
    count += 1;
    if (count > 1 || listeners.size === 0) process.exit(exitCodes.done);
    for (const listener of listeners) listener();
  };
  process.on('SIGTERM', terminate);
  process.on('SIGHUP', terminate);
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

/** The first folder above this file that has a package.json: of the sources as well as of the build. */
function findPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}

function readVersion(packageRoot: string): string {
  const parsed: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const hasVersion = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
  return hasVersion ? String(parsed.version) : 'unknown';
}

/** `zh_CN.UTF-8` as `zh-CN`; nothing for C and POSIX, which are no language. */
function toLanguageTag(locale: string | undefined): string | undefined {
  const tag = locale?.split(/[.@]/)[0]?.replaceAll('_', '-');
  return tag === undefined || tag === '' || tag === 'C' || tag === 'POSIX' ? undefined : tag;
}
