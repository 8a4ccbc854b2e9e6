import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import ts from 'typescript';

/** As `npm run build` compiles it: under tsx the loader alone would take 35 MB of the memory that is measured. */
export function compile(file: string): string {
  const bench = path.dirname(import.meta.dirname);
  const root = path.dirname(bench);
  const outDir = path.join(root, 'dist', 'bench-workers');
  const source = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(source.config, ts.sys, root);
  const only = { ...options, noCheck: true, sourceMap: false, outDir };
  ts.createProgram([path.join(bench, file)], only).emit();
  return path.join(outDir, 'bench', file.replace(/\.ts$/, '.js'));
}

export function start(file: string, args: readonly string[]): ChildProcess {
  return fork(file, [...args], { execArgv: [] });
}

/** The next message that a process sends. */
export function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    // Both processes are ours and send what their callers name.
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`a process of the bench ended with ${code}`)));
  });
}
