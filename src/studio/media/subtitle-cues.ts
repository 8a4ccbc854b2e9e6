import type { Cue } from './facts.ts';
import { plainWords } from './subtitle-markup.ts';

/** What a film of two hours has, and a little more; as many lines of text as a file of the largest size can hold. */
export const cueBounds = { count: 1500, chars: 300, totalChars: 60_000, lines: 250_000 } as const;
/** No line of a dialogue is longer; nobody searches through a novel. */
const maxLineChars = 4000;
const dayMs = 86_400_000;

export interface ParsedCues {
  /** In order; empty where there are none. */
  readonly cues: readonly Cue[];
  /** How many more there are than are taken. */
  readonly leftOut: number;
}

/**
 * The lines of an SRT, VTT or ASS file as plain text with times. Nothing else of the file is kept: no places, fonts,
 * colours or drawings. Pure.
 */
export function parseCues(text: string): ParsedCues {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/, cueBounds.lines)
    .map((line) => line.slice(0, maxLineChars));
  const found = lines.some((line) => /^dialogue:/i.test(line))
    ? readScript(lines)
    : readTimed(lines);
  return withinBounds(found);
}

interface Raw {
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
}

const clock = '(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})(?:[.,:](\\d{1,3}))?';
const timing = new RegExp(`^\\s*${clock}\\s*-+>\\s*${clock}(?:\\s|$)`);

/** SRT and VTT: a line with two times, then what is said until an empty line. */
function readTimed(lines: readonly string[]): readonly Raw[] {
  const found: Raw[] = [];
  let open: { fromMs: number; toMs: number; said: string[] } | undefined;
  const close = () => {
    if (open !== undefined) found.push({ ...open, text: open.said.join('\n') });
    open = undefined;
  };
  for (const line of lines) {
    const times = timing.exec(line);
    if (times !== null) {
      // Where no empty line stands between, the number of the next one looks like its last words.
      if (/^\s*\d+\s*$/.test(open?.said.at(-1) ?? '')) open?.said.pop();
      close();
      const [fromMs, toMs] = [readClock(times.slice(1, 5)), readClock(times.slice(5, 9))];
      open = { fromMs, toMs, said: [] };
    } else if (line.trim() === '') close();
    else open?.said.push(line);
  }
  close();
  return found;
}

/** ASS: one event a line; its columns are named by a line of their own. */
function readScript(lines: readonly string[]): readonly Raw[] {
  let columns = [
    'layer',
    'start',
    'end',
    'style',
    'name',
    'marginl',
    'marginr',
    'marginv',
    'effect',
    'text',
  ];
  let isInEvents = false;
  return lines.flatMap((line) => {
    if (/^\s*\[/.test(line)) isInEvents = /^\s*\[events\]/i.test(line);
    const format = isInEvents ? /^format:(.*)$/i.exec(line)?.[1] : undefined;
    if (format !== undefined) columns = format.split(',').map((name) => name.trim().toLowerCase());
    const event = /^dialogue:(.*)$/i.exec(line)?.[1];
    return event === undefined ? [] : readEvent(event, columns);
  });
}

function readEvent(event: string, columns: readonly string[]): readonly Raw[] {
  const fields = event.split(',');
  const value = (name: string) => fields[columns.indexOf(name)] ?? '';
  const [start, end] = ['start', 'end'].map((name) =>
    new RegExp(`^\\s*${clock}\\s*$`).exec(value(name)),
  );
  const textAt = columns.indexOf('text');
  if (start === null || end === null || start === undefined || end === undefined || textAt < 0)
    return [];
  // The text is the last column: commas in it are its own.
  return [
    {
      fromMs: readClock(start.slice(1)),
      toMs: readClock(end.slice(1)),
      text: fields.slice(textAt).join(','),
    },
  ];
}

function readClock([hours, minutes, seconds, fraction = '']: readonly (
  | string
  | undefined
)[]): number {
  const ms = Number(fraction.padEnd(3, '0'));
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms;
}

function withinBounds(found: readonly Raw[]): ParsedCues {
  let leftOut = 0;
  const seen = new Set<string>();
  let chars = 0;
  const cues = found.flatMap(({ fromMs, toMs, text }): readonly Cue[] => {
    const words = plainWords(text, cueBounds.chars);
    if (words.text === '' || toMs <= fromMs || toMs > dayMs) return [];
    const cue = { fromMs, toMs, ...words };
    // Scripts lay the same words over each other for shadows and glows.
    const key = JSON.stringify([fromMs, toMs, words.text]);
    if (seen.has(key)) return [];
    chars += words.text.length;
    if (seen.size >= cueBounds.count || chars > cueBounds.totalChars) {
      leftOut += 1;
      return [];
    }
    seen.add(key);
    return [cue];
  });
  cues.sort((one, other) => one.fromMs - other.fromMs || one.toMs - other.toMs);
  return { cues, leftOut };
}
