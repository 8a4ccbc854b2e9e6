import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import ts from 'typescript';
import { type Bench, inTurn } from './measure.ts';

const relayedBytes = 500 * 1024 * 1024;
const bytesPerMb = 1_000_000;

/** 500 MB from a platform to the backend through the client, against a bare undici pipe. */
export const bench: Bench = {
  name: 'relay.500mb',
  goal: '>=0.80',
  unit: 'MB/s',
  run: async () => {
    const server = start(compile('relay/server.ts'), []);
    try {
      const { url } = await told<{ readonly url: string }>(server);
      const worker = compile('relay/relay.ts');
      let peakMb = 0;
      const figures = await inTurn({
        runs: 5,
        baseline: async () => toRate(await relay(worker, 'bare', url)),
        ours: async () => {
          const measured = await relay(worker, 'ours', url);
          peakMb = Math.max(peakMb, measured.peakMb);
          return toRate(measured);
        },
      });
      return { ...figures, facts: { peakMb: Math.round(peakMb), peakGoalMb: 160 } };
    } finally {
      server.kill();
    }
  },
};

interface Measured {
  readonly ms: number;
  readonly peakMb: number;
}

function toRate({ ms }: Measured): number {
  return relayedBytes / bytesPerMb / (ms / 1000);
}

async function relay(worker: string, way: 'ours' | 'bare', url: string): Promise<Measured> {
  const child = start(worker, [way, url, String(relayedBytes)]);
  try {
    return await told<Measured>(child);
  } finally {
    child.kill();
  }
}

/** As `npm run build` compiles it: under tsx the loader alone would take 35 MB of the memory that is measured. */
function compile(file: string): string {
  const root = path.dirname(import.meta.dirname);
  const outDir = path.join(root, 'dist', 'bench-relay');
  const source = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(source.config, ts.sys, root);
  const only = { ...options, noCheck: true, sourceMap: false, outDir };
  ts.createProgram([path.join(import.meta.dirname, file)], only).emit();
  return path.join(outDir, 'bench', file.replace(/\.ts$/, '.js'));
}

function start(file: string, args: readonly string[]): ChildProcess {
  return fork(file, [...args], { execArgv: [] });
}

/** The one message that a process sends. */
function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    // Both processes are ours and send what their callers name.
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`a process of the bench ended with ${code}`)));
  });
}
