import { fileURLToPath } from 'node:url';
import { type Running, startProgram } from '../commands/run-program.ts';

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

export interface Life extends Running {
  /** Kill signal 9: nothing is closed, nothing is told. */
  kill(): Promise<void>;
}

/** The program as a process of its own, to be killed: bot and studio together, on a data folder that outlives it. */
export function startLife(
  dir: string,
  env: Readonly<Record<string, string>>,
  longestMs?: number,
): Life {
  const running = startProgram(program, ['start'], {
    cwd: dir,
    ...(longestMs === undefined ? {} : { longestMs }),
    env: { ...env, NODE_OPTIONS: `--import ${tsx}` },
  });
  return {
    ...running,
    async kill() {
      running.child.kill('SIGKILL');
      await running.ended;
    },
  };
}
