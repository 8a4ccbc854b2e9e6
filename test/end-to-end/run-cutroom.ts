import { tmpdir } from 'node:os';
import { PassThrough, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../src/commands/run.ts';
import type { World } from '../../src/world.ts';

export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed on a standard input that is no terminal. */
  readonly typed?: string;
}

/** Runs one command line in this process: every room is the real one, only the world around it is handed in. */
export async function runCutroom(args: readonly string[], options: RunOptions): Promise<Ended> {
  const output: string[] = [];
  const errors: string[] = [];
  const input = new PassThrough();
  input.end(options.typed ?? '');
  const world: World = {
    streams: { input, output: collect(output), errors: collect(errors) },
    signals: {
      onInterrupt: () => noop,
      onTerminate: () => noop,
      onCrash: noop,
      onExit: () => noop,
    },
    cwd: options.cwd,
    home: options.cwd,
    temporary: tmpdir(),
    pid: process.pid,
    nodeVersion: process.versions.node,
    cores: 2,
    packageRoot,
    version: '0.0.0-test',
    hasColours: false,
    leave: noop,
  };
  const code = await runCommandLine(args, { ...options.env }, world);
  return { code, output: output.join(''), errors: errors.join('') };
}

function noop(): void {}

function collect(into: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      into.push(String(chunk));
      done();
    },
  });
}
