import { withDigits } from './digits.ts';
import { isMadeOf, type Vocabulary } from './known-words.ts';
import { type FileKind, fileKinds } from './output-kinds.ts';
import { readShapes } from './output-shapes.ts';
import { type Sized, sizing, takeSizes } from './output-sizes.ts';
import { takeTimes } from './output-times.ts';
import type { OutputWish } from './output-wish.ts';

/** Longer clauses are for the agent. */
const longestChars = 160;

/** The files that a clause asks for; undefined where it asks for anything else, or for anything besides. */
export function readOutputs(clause: string): readonly OutputWish[] | undefined {
  if (clause.length > longestChars) return undefined;
  const plain = withDigits(clause.normalize('NFKC').toLowerCase().replace(/[’‘]/gu, "'"));
  return readShapes(plain) ?? readFile(plain);
}

function readFile(plain: string): readonly OutputWish[] | undefined {
  const { rest: unsized, ...sizes } = takeSizes(plain);
  const kind = fileKinds.find(({ named }) => named.test(unsized));
  if (kind === undefined) return readSized(unsized, sizes);
  const { rest, ...times } = takeTimes(unsized);
  if (!isMadeOf(rest, sizes.maxBytes === undefined ? kind.words : withSizing(kind)))
    return undefined;
  const made = kind.read(plain);
  const wish = { ...made, ...sizes, ...timesFor(made, times) };
  return [wish];
}

function withSizing({ words }: FileKind): Vocabulary {
  return { latin: new Set([...words.latin, ...sizing.latin]), han: [...words.han, ...sizing.han] };
}

/** A still is of a moment, what plays is of a stretch. */
function timesFor(
  { format, tiles }: Pick<OutputWish, 'format' | 'tiles'>,
  { atMs, fromMs, toMs }: Pick<OutputWish, 'atMs' | 'fromMs' | 'toMs'>,
): Pick<OutputWish, 'atMs' | 'fromMs' | 'toMs'> {
  const isStill = format === 'jpg' || format === 'png';
  if (isStill) return tiles !== undefined || atMs === undefined ? {} : { atMs };
  const from = fromMs ?? atMs;
  return {
    ...(from === undefined || from === lastMoment ? {} : { fromMs: from }),
    ...(toMs === undefined ? {} : { toMs }),
  };
}

const lastMoment = -1;

function readSized(rest: string, sizes: Omit<Sized, 'rest'>): readonly OutputWish[] | undefined {
  const isSized = Object.keys(sizes).length > 0;
  return isSized && isMadeOf(rest, sizing) ? [{ format: 'mp4', ...sizes }] : undefined;
}
