import type { Json, MessageRef } from '../../core/message.ts';

/** What a message looked like when it was last shown, so that the same edit again changes nothing. */
export interface Shown {
  readonly text: string;
  /** What was said for good while the rest was progress. */
  readonly said?: string;
  /** Name and size of the file that it carries. */
  readonly file?: string;
  /** Where that file was saved. */
  readonly path?: string;
}

export interface ShownMessages {
  get(id: string): Shown | undefined;
  set(id: string, shown: Shown): void;
}

/** The plain data of a message ref: its id, and the clip that its result goes beside. */
export interface TerminalRef {
  readonly id: string;
  readonly beside?: string;
}

const maxShown = 500;

export function createShownMessages(): ShownMessages {
  const shown = new Map<string, Shown>();
  return {
    get: (id) => shown.get(id),
    set: (id, next) => {
      shown.delete(id);
      shown.set(id, next);
      const [oldest] = shown.keys();
      if (shown.size > maxShown && oldest !== undefined) shown.delete(oldest);
    },
  };
}

/** Which clip a message came with, or followed. */
export interface ClipMemory {
  remember(messageId: string, files: readonly string[]): void;
  /** Of that message; else the last one. */
  clipOf(messageId: string | undefined): string | undefined;
}

const maxClips = 200;

export function createClipMemory(): ClipMemory {
  const clips = new Map<string, string>();
  let last: string | undefined;
  return {
    remember: (messageId, files) => {
      last = files[0] ?? last;
      if (last !== undefined) clips.set(messageId, last);
      const [oldest] = clips.keys();
      if (clips.size > maxClips && oldest !== undefined) clips.delete(oldest);
    },
    clipOf: (messageId) => clips.get(messageId ?? '') ?? last,
  };
}

export function parseRef(ref: MessageRef): TerminalRef {
  const id = textIn(ref, 'id') ?? '';
  const beside = textIn(ref, 'beside');
  return beside === undefined ? { id } : { id, beside };
}

export function textIn(value: Json, name: string): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const field = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof field === 'string' ? field : undefined;
}
