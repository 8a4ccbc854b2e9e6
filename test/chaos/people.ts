import type { Random } from '../../src/core/ports/ids.ts';
import type { WireUpdate } from './wire.ts';

export type Update = Omit<WireUpdate, 'number' | 'isTwice'>;

/** What somebody asks for, and where. */
export interface Ask {
  readonly id: string;
  readonly conversation: string;
  readonly kind:
    | 'job'
    | 'batch'
    | 'upload'
    | 'edit'
    | 'silent-edit'
    | 'export'
    /** An edit whose author writes it anew, or takes it back, right after sending it. */
    | 'changed'
    | 'withdrawn'
    | 'question'
    | 'cancel'
    | 'forget'
    /** A tap on the button that `forget` was answered with. */
    | 'sure';
  /** A word that only this request holds; a good answer to an edit or an upload repeats it. */
  readonly mark: string;
  /** The texts that runs of this request may have. */
  readonly runTexts: readonly string[];
  readonly updates: readonly Update[];
}

interface Place {
  readonly thread: string;
  readonly kind: 'direct' | 'group';
  readonly author: string;
}

const authors = ['31', '32', '33', '34'];
/** Everybody in private, and three of them in one group. */
const places: readonly Place[] = [
  ...authors.map((author) => ({ thread: author, kind: 'direct' as const, author })),
  ...authors.slice(0, 3).map((author) => ({ thread: '-100', kind: 'group' as const, author })),
];
/** Somebody who wants to be forgotten, and of whom nothing may be left. */
export const forgetful = '39';
const kinds = [
  ...(['job', 'batch', 'upload', 'edit', 'edit', 'silent-edit', 'silent-edit'] as const),
  ...(['export', 'changed', 'withdrawn', 'question', 'cancel'] as const),
];

/** So many requests, spread over all conversations; the first of each is a whole job. */
export function writeRequests(count: number, random: Random): readonly Ask[] {
  const story = (['job', 'edit', 'forget', 'sure'] as const).slice(0, count);
  const place: Place = { thread: forgetful, kind: 'direct', author: forgetful };
  return [
    ...story.map((kind, at) => toAsk(count + at, kind, place)),
    ...Array.from({ length: count - story.length }, (_, at) => {
      const drawn = kinds[Math.floor(random.next() * kinds.length)] ?? 'edit';
      // `places` is not empty, and a remainder of its length is within it.
      return toAsk(at, at < places.length ? 'job' : drawn, places[at % places.length] ?? place);
    }),
  ];
}

function toAsk(at: number, kind: Ask['kind'], place: Place): Ask {
  const mark = `take${String(at + 1).padStart(4, '0')}`;
  const id = `p${at + 1}`;
  const from = { id, thread: place.thread, author: place.author, kind: place.kind };
  const runTexts = runTextsOf(kind, mark);
  const first = { ...from, text: textOf(kind, runTexts), ...moreOf(kind, mark) };
  const conversation = `${place.thread}|${place.author}`;
  return {
    id,
    conversation,
    kind,
    mark,
    runTexts,
    updates: [first, ...changeOf(kind, runTexts, from)],
  };
}

function runTextsOf(kind: Ask['kind'], mark: string): readonly string[] {
  if (kind === 'batch') return [titleOf(`${mark}a`), titleOf(`${mark}b`)];
  if (kind === 'changed') return [titleOf(mark), titleOf(`${mark}new`)];
  if (kind === 'silent-edit') return [`put the silent title ${mark} at the start`];
  return ['job', 'edit', 'withdrawn'].includes(kind) ? [titleOf(mark)] : [];
}

const titleOf = (mark: string) => `put the title ${mark} at the start`;

function textOf(kind: Ask['kind'], runTexts: readonly string[]): string {
  if (kind === 'batch') return runTexts.map((text, at) => `${at + 1}. ${text}`).join('\n');
  return runTexts[0] ?? '';
}

const commands = { export: 'export', question: 'credits', cancel: 'cancel', forget: 'forget' };

function moreOf(kind: Ask['kind'], mark: string): Partial<Update> {
  if (kind === 'job' || kind === 'upload') return { clips: [`${mark}.mp4`] };
  if (kind === 'batch') return { clips: [`${mark}a.mp4`, `${mark}b.mp4`] };
  if (kind === 'sure') return { tap: 'Delete everything' };
  const command = Object.entries(commands).find(([name]) => name === kind)?.[1];
  return command === undefined ? {} : { command };
}

function changeOf(
  kind: Ask['kind'],
  runTexts: readonly string[],
  from: Omit<Update, 'text'>,
): readonly Update[] {
  if (kind === 'changed') return [{ ...from, text: runTexts[1] ?? '', change: 'edited' }];
  return kind === 'withdrawn' ? [{ ...from, text: '', change: 'deleted' }] : [];
}
