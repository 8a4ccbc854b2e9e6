import type { Random } from '../../src/core/ports/ids.ts';
import type { WireUpdate } from './wire.ts';

/** What somebody asks for, and where. */
export interface Ask {
  readonly id: string;
  readonly conversation: string;
  readonly kind: 'job' | 'upload' | 'edit' | 'silent-edit' | 'export';
  /** A word that only this request holds; a good answer to an edit or an upload repeats it. */
  readonly mark: string;
  readonly update: Omit<WireUpdate, 'number' | 'isTwice'>;
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
const kinds = ['job', 'upload', 'edit', 'edit', 'silent-edit', 'silent-edit', 'export'] as const;

/** So many requests, spread over all conversations; the first of each is a whole job. */
export function writeRequests(count: number, random: Random): readonly Ask[] {
  return Array.from({ length: count }, (_, at) => {
    // `places` is not empty, and a remainder of its length is within it.
    const place = places[at % places.length] ?? places[0];
    const drawn = kinds[Math.floor(random.next() * kinds.length)] ?? 'edit';
    return toAsk(at, at < places.length ? 'job' : drawn, place);
  });
}

function toAsk(at: number, kind: Ask['kind'], place: Place | undefined): Ask {
  const { thread, author, kind: threadKind } = place ?? { thread: '', author: '', kind: 'direct' };
  const mark = `take${String(at + 1).padStart(4, '0')}`;
  const hasClip = kind === 'job' || kind === 'upload';
  const update = {
    id: `p${at + 1}`,
    thread,
    author,
    kind: threadKind,
    text: textOf(kind, mark),
    ...(kind === 'export' ? { command: 'export' } : {}),
    ...(hasClip ? { clip: `${mark}.mp4` } : {}),
  };
  return { id: update.id, conversation: `${thread}|${author}`, kind, mark, update };
}

function textOf(kind: Ask['kind'], mark: string): string {
  if (kind === 'job' || kind === 'edit') return `put the title ${mark} at the start`;
  return kind === 'silent-edit' ? `put the silent title ${mark} at the start` : '';
}
