import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Written to standard input, which then ends; absent: it stays open. */
  readonly typed?: string;
  /** Killed after it, so that nothing outlives a test; absent: four minutes. */
  readonly longestMs?: number;
}

export interface Running {
  readonly child: ChildProcess;
  output(): string;
  errors(): string;
  /** Resolves when standard output or standard error holds the text. */
  says(text: string): Promise<void>;
  readonly ended: Promise<{ code: number | null; output: string; errors: string }>;
}

const usualLongestMs = 240_000;
/** `npx tsx` and the like hand settings of their own on; a program under test gets only what it needs. */
const kept = ['PATH', 'HOME', 'TMPDIR'] as const;

export function startProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Running {
  const env = Object.fromEntries(
    kept.flatMap((name) => {
      // biome-ignore lint/style/noProcessEnv: a program under test gets a world of its own, made from ours
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
    stdio: 'pipe',
    timeout: options.longestMs ?? usualLongestMs,
    killSignal: 'SIGKILL',
  });
  const written = { output: '', errors: '' };
  const listeners = new Set<() => void>();
  const collect = (name: 'output' | 'errors') => (chunk: Buffer) => {
    written[name] += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', collect('output'));
  child.stderr.on('data', collect('errors'));
  if (options.typed !== undefined) child.stdin.end(options.typed);
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, ...written }));
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!written.output.includes(text) && !written.errors.includes(text)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying ${text}: ${written.errors}`)));
    });
  return { child, ended, says, output: () => written.output, errors: () => written.errors };
}
