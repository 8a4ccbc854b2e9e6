import type { Clock } from '../../core/ports/clock.ts';
import { withoutControls } from './outbound.ts';
import { fitToWidth } from './text-width.ts';

export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The line that somebody is typing in, which stays below everything else. */
export interface Prompt {
  /** Lines between its first one and the cursor. */
  rows(): number;
  redraw(): void;
}

export interface Screen {
  /** A message for good, on standard output. */
  print(text: string): void;
  /** A line for good, on standard error. */
  note(text: string): void;
  /** The one line that is redrawn; on what is no terminal, a line that is not repeated. */
  showProgress(text: string): void;
  endProgress(): void;
  setPrompt(prompt: Prompt | undefined): void;
  /** A line was entered: what was drawn above it stays where it is, and a fresh prompt follows. */
  afterEnter(): void;
}

export interface ScreenOptions {
  readonly output: Sink;
  readonly errors: Sink;
  readonly hasColours: boolean;
  readonly clock: Clock;
}

const fallbackColumns = 80;
const clearToEnd = '\x1b[0J';
const dim = ['\x1b[2m', '\x1b[0m'] as const;

export function createScreen(options: ScreenOptions): Screen {
  return options.errors.isTTY === true ? createLiveScreen(options) : createPlainScreen(options);
}

function createLiveScreen({ output, errors, hasColours }: ScreenOptions): Screen {
  let progress: string | undefined;
  let prompt: Prompt | undefined;
  let isDrawn = false;

  function erase(): void {
    const promptRows = prompt === undefined ? 0 : prompt.rows();
    const rows = promptRows + (isDrawn && prompt !== undefined ? 1 : 0);
    if (!isDrawn && prompt === undefined) return;
    errors.write(`${rows > 0 ? `\x1b[${rows}A` : ''}\r${clearToEnd}`);
    isDrawn = false;
  }

  function draw(): void {
    if (progress !== undefined) {
      const line = fitToWidth(progress, (errors.columns || fallbackColumns) - 1);
      errors.write(hasColours ? `${dim[0]}${line}${dim[1]}` : line);
      if (prompt !== undefined) errors.write('\n');
      isDrawn = true;
    }
    if (prompt === undefined) return;
    // Redrawing moves up by as many rows as the cursor was down.
    errors.write('\n'.repeat(prompt.rows()));
    prompt.redraw();
  }

  function aside(write: () => void): void {
    erase();
    write();
    draw();
  }

  return {
    print: (text) => aside(() => output.write(`${text}\n`)),
    note: (text) => aside(() => errors.write(`${text}\n`)),
    showProgress: (text) =>
      aside(() => {
        progress = toOneLine(text);
      }),
    endProgress: () =>
      aside(() => {
        progress = undefined;
      }),
    setPrompt: (next) => {
      erase();
      prompt = next;
      draw();
    },
    afterEnter: () => {
      isDrawn = false;
      draw();
    },
  };
}

/** Lines that differ in their numbers alone are one line; it may come again after this. */
const repeatAfterMs = 15_000;

/** Lines of progress that are remembered, so that an answer need not repeat them. */
const maxNoted = 50;

function createPlainScreen({ output, errors, clock }: ScreenOptions): Screen {
  const noted = new Set<string>();
  let lastShape = '';
  let lastAt = 0;

  function remember(line: string): void {
    const [oldest] = noted;
    if (noted.size >= maxNoted && oldest !== undefined) noted.delete(oldest);
    noted.add(line.replace(/^\p{So}\s*/u, ''));
  }

  return {
    print: (text) => {
      // Whoever reads the answers elsewhere has not read the progress.
      const rest = output === errors ? withoutNoted(text, noted) : text;
      if (rest !== '') output.write(`${rest}\n`);
    },
    note: (text) => void errors.write(`${text}\n`),
    showProgress: (text) => {
      const line = toOneLine(text);
      const shape = line.replaceAll(/[\d.]+/g, '#');
      const now = clock.now();
      if (shape === lastShape && now - lastAt < repeatAfterMs) return;
      lastShape = shape;
      lastAt = now;
      remember(line);
      errors.write(`${line}\n`);
    },
    endProgress: () => {
      lastShape = '';
    },
    setPrompt: () => undefined,
    afterEnter: () => undefined,
  };
}

/** The first paragraphs may have been read already, as what the agent said while it worked. */
function withoutNoted(text: string, noted: ReadonlySet<string>): string {
  const paragraphs = text.split(/\n{2,}/u);
  for (let count = paragraphs.length; count > 0; count--) {
    const said = toOneLine(paragraphs.slice(0, count).join('\n'));
    if (noted.has(said)) return paragraphs.slice(count).join('\n\n');
  }
  return text;
}

function toOneLine(text: string): string {
  return withoutControls(text)
    .replaceAll(/\s*\n\s*/g, ' · ')
    .trim();
}
