import { tmpdir } from 'node:os';
import { PassThrough, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { World } from '../../src/world.ts';

export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Around the program in this process: a folder as its home, nothing typed, no signal but those that are given. */
export function createStillWorld(
  dir: string,
  {
    streams,
    signals,
  }: { streams?: Partial<World['streams']>; signals?: Partial<World['signals']> } = {},
): World {
  return {
    streams: { input: new PassThrough(), output: collect([]), errors: collect([]), ...streams },
    signals: {
      onInterrupt: () => noop,
      onTerminate: () => noop,
      onCrash: noop,
      onExit: () => noop,
      ...signals,
    },
    cwd: dir,
    home: dir,
    temporary: tmpdir(),
    pid: process.pid,
    nodeVersion: process.versions.node,
    cores: 2,
    packageRoot,
    version: '0.0.0-test',
    hasColours: false,
    leave: noop,
  };
}

export function collect(into: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      into.push(String(chunk));
      done();
    },
  });
}

function noop(): void {}
