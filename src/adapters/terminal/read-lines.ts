import { createInterface } from 'node:readline';
import { completeCommand } from './commands.ts';
import type { Screen } from './screen.ts';

export interface Input {
  readonly isTTY?: boolean;
}

export interface ReadLinesOptions {
  readonly input: NodeJS.ReadableStream & Input;
  readonly errors: NodeJS.WritableStream;
  readonly screen: Screen;
  onLine(line: string): void;
  onInterrupt(): void;
  onEnd(): void;
}

export interface LineReader {
  pause(): void;
  resume(): void;
  close(): void;
}

const promptText = '› ';

/** Reads lines: with a prompt and an editable line where somebody types, plainly otherwise. */
export function readLines(options: ReadLinesOptions): LineReader {
  const { input, errors, screen } = options;
  const isInteractive = input.isTTY === true && 'isTTY' in errors && errors.isTTY === true;
  const reader = createInterface({
    input,
    prompt: promptText,
    terminal: isInteractive,
    ...(isInteractive ? { output: errors, completer: completeCommand } : {}),
  });
  reader.on('line', (line) => {
    screen.afterEnter();
    options.onLine(line);
  });
  reader.on('SIGINT', options.onInterrupt);
  reader.once('close', () => {
    screen.setPrompt(undefined);
    options.onEnd();
  });
  if (isInteractive) {
    screen.setPrompt({
      rows: () => reader.getCursorPos().rows,
      redraw: () => reader.prompt(true),
    });
  }
  return {
    pause: () => void reader.pause(),
    resume: () => void reader.resume(),
    close: () => reader.close(),
  };
}
