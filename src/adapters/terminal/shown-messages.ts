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

/** The plain data of a message ref: its id, and the clips that its result may be of. */
export interface TerminalRef {
  readonly id: string;
  readonly clips: readonly string[];
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

/** Which clips a message came with, or followed. */
export interface ClipMemory {
  remember(messageId: string, files: readonly string[]): void;
  /** Of that message; else the last ones. */
  clipsOf(messageId: string | undefined): readonly string[];
}

const maxMessages = 200;

export function createClipMemory(): ClipMemory {
  const clips = new Map<string, readonly string[]>();
  let last: readonly string[] = [];
  return {
    remember: (messageId, files) => {
      if (files.length > 0) last = files;
      clips.set(messageId, last);
      const [oldest] = clips.keys();
      if (clips.size > maxMessages && oldest !== undefined) clips.delete(oldest);
    },
    clipsOf: (messageId) => clips.get(messageId ?? '') ?? last,
  };
}

/** A ref as it comes back from storage. */
export function parseRef(ref: MessageRef): TerminalRef {
  return { id: textIn(ref, 'id') ?? '', clips: textsIn(ref) };
}

function textsIn(ref: MessageRef): readonly string[] {
  const field = fieldOf(ref, 'clips');
  return Array.isArray(field) ? field.filter((item) => typeof item === 'string') : [];
}

export function textIn(value: Json, name: string): string | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : undefined;
}

function fieldOf(value: Json, name: string): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
