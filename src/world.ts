import type { Sink } from './adapters/terminal/screen.ts';

export interface Streams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & Sink;
  readonly errors: NodeJS.WritableStream & Sink;
}

/** What the operating system sends; each call gives back how to stop listening. */
export interface Signals {
  onInterrupt(listener: () => void): () => void;
  onTerminate(listener: () => void): () => void;
  /** Something failed that nobody waited for; the process ends right after. */
  onCrash(listener: (error: unknown) => void): void;
  /** For what must not be left behind even where nothing else is closed; does its work before it returns. */
  onExit(cleanUp: () => void): () => void;
}

/** What a program knows of where it runs, handed in so that nothing else asks the process. */
export interface World {
  readonly streams: Streams;
  readonly signals: Signals;
  readonly cwd: string;
  readonly home: string;
  readonly temporary: string;
  readonly pid: number;
  readonly nodeVersion: string;
  readonly cores: number;
  /** Where the program is installed: its own package.json and samples are here. */
  readonly packageRoot: string;
  readonly version: string;
  /** From the locale; absent where that tells no language. */
  readonly languageTag?: string;
  readonly hasColours: boolean;
  /** Ends the process now, with nothing closed. */
  leave(code: number): void;
}
