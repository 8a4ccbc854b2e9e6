import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  createTerminalAdapter,
  type TerminalDeps,
  type TerminalSettings,
} from '../../../src/adapters/terminal/adapter.ts';
import { createScreen } from '../../../src/adapters/terminal/screen.ts';
import { createQuietLogger } from '../../fakes/quiet-logger.ts';
import { createTurnedClock } from '../../fakes/turned-clock.ts';

/** A stream that keeps what was written to it, a terminal or not. */
export function createSink(
  isTTY = false,
): PassThrough & { isTTY: boolean; columns: number; text(): string } {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString('utf8')));
  return Object.assign(stream, { isTTY, columns: 60, text: () => chunks.join('') });
}

export interface TerminalHarnessOptions {
  readonly isTTY?: boolean;
  readonly settings?: Partial<TerminalSettings>;
  readonly deps?: Partial<TerminalDeps>;
}

export async function openTerminal({ isTTY = false, settings, deps }: TerminalHarnessOptions = {}) {
  const cwd = await mkdtemp(join(tmpdir(), 'cutroom-terminal-'));
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = createSink();
  const errors = createSink(isTTY);
  const clock = createTurnedClock();
  const screen = createScreen({ output, errors, hasColours: false, clock });
  const saved: string[] = [];
  const said: string[] = [];
  let ids = 0;
  let refusedCount = 0;
  let interruptCount = 0;
  const adapter = createTerminalAdapter(
    { cwd, home: cwd, hasLastingLinks: true, ...settings },
    {
      input,
      errors,
      screen,
      clock,
      ids: { uuid: () => `id-${++ids}` },
      log: createQuietLogger(),
      beforeNextLine: async () => undefined,
      onInterrupt: () => {
        interruptCount += 1;
      },
      onRefused: () => {
        refusedCount += 1;
      },
      onSaved: (path) => saved.push(path),
      onSaid: (text) => said.push(text),
      ...deps,
    },
  );
  return {
    adapter,
    cwd,
    input,
    output,
    errors,
    screen,
    saved,
    said,
    refusedCount: () => refusedCount,
    interruptCount: () => interruptCount,
    files: async () => {
      const names = (await readdir(cwd)).sort();
      return Promise.all(
        names.map(async (name) => ({ name, bytes: (await stat(join(cwd, name))).size })),
      );
    },
    close: () => rm(cwd, { recursive: true, force: true }),
  };
}
