import { readRun } from '../../../src/adapters/editor/run-events.ts';
import type { RunEvent } from '../../../src/core/ports/editor.ts';

/** What a stream came to: its events, and how it failed if it did. */
export interface Heard {
  readonly events: readonly RunEvent[];
  readonly failure?: unknown;
  readonly touches: number;
}

const where = { method: 'POST', host: 'example.org', path: '/run_sse', about: 'run' } as const;

/** Feeds a recorded body in chunks of one size. `isCut` breaks the connection after the last one. */
export async function hear(
  body: Uint8Array | string,
  chunkBytes = 65_536,
  isCut = false,
): Promise<Heard> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const events: RunEvent[] = [];
  let touches = 0;
  const touch = () => {
    touches += 1;
  };
  try {
    const run = readRun(chunksOf(bytes, chunkBytes, isCut), { where, touch });
    for await (const event of run) events.push(event);
    return { events, touches };
  } catch (failure) {
    return { events, failure, touches };
  }
}

async function* chunksOf(bytes: Uint8Array, size: number, isCut: boolean) {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
  if (isCut) throw Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
}

/** `text`, `text (cut)`, `>tool`, `<tool`, `draft N` for each event but heartbeats: one line a reader takes in. */
export function toLines(events: readonly RunEvent[]): readonly string[] {
  return events.flatMap(toLine);
}

function toLine(event: RunEvent): readonly string[] {
  switch (event.kind) {
    case 'text':
      return [event.isCut ? `${event.text} (cut)` : event.text];
    case 'tool':
      return [`>${event.name}${event.percent === undefined ? '' : ` ${event.percent}%`}`];
    case 'tool-done':
      return [`<${event.name ?? ''}`];
    case 'draft':
      return [`draft ${event.draft.tracks.length}`];
    case 'heartbeat':
      return [];
  }
}

export function beatsOf(events: readonly RunEvent[]): number {
  return events.filter((event) => event.kind === 'heartbeat').length;
}
