import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../src/commands/run.ts';
import { collect, createStillWorld } from '../fakes/still-world.ts';

export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

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
  const world = createStillWorld(options.cwd, {
    streams: { input, output: collect(output), errors: collect(errors) },
  });
  const code = await runCommandLine(args, { ...options.env }, world);
  return { code, output: output.join(''), errors: errors.join('') };
}
