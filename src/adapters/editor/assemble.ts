import type { RunEvent } from '../../core/ports/editor.ts';
import { toDraft } from './draft-mapper.ts';
import type { MessageFrame } from './frames.ts';

/** Backend noise after otherwise normal replies (protocol, section 4.2). */
const noise = /^i encountered a temporary issue\b[^\n]{0,200}$/i;

const nothing: readonly RunEvent[] = [];
/** Deltas are held until their whole text comes; a reply beyond this is no reply. */
const maxWaitingChars = 1_000_000;

/**
 * Frames to whole texts (protocol, section 4.3). Deltas wait for the whole text that repeats them; where it never comes,
 * because a tool follows, the stream ends or breaks, the deltas are the only copy and are given out themselves.
 */
export interface Assembler {
  take(frame: MessageFrame): readonly RunEvent[];
  /** What still waits, as texts; `isCut` where the stream did not end well. */
  flush(isCut: boolean): readonly RunEvent[];
  /** True where noise was all that the backend said and did. */
  saidOnlyNoise(): boolean;
}

export function createAssembler(): Assembler {
  const waiting = new Map<string, string>();
  let lastText: string | undefined;
  let isNoisy = false;
  let hasActed = false;

  const toText = (text: string, isCut: boolean): RunEvent[] => {
    const trimmed = text.trim();
    if (noise.test(trimmed)) isNoisy = true;
    if (trimmed === '' || noise.test(trimmed) || trimmed === lastText) return [];
    lastText = trimmed;
    hasActed = true;
    return [{ kind: 'text', text: trimmed, isCut }];
  };
  const flushSpeaker = (speaker: string): RunEvent[] => {
    const deltas = waiting.get(speaker) ?? '';
    waiting.delete(speaker);
    return toText(deltas, false);
  };
  const hold = ({ speaker, text }: MessageFrame) => {
    const deltas = waiting.get(speaker) ?? '';
    if (deltas.length < maxWaitingChars) waiting.set(speaker, deltas + text);
  };
  const take = (frame: MessageFrame): readonly RunEvent[] => {
    if (frame.isPartial) {
      if (frame.text !== '') hold(frame);
      return nothing;
    }
    const events: RunEvent[] = [];
    if (frame.text !== '') {
      waiting.delete(frame.speaker);
      events.push(...toText(frame.text, false));
    }
    if (frame.calls.length + frame.results.length > 0) {
      hasActed = true;
      events.push(...flushSpeaker(frame.speaker), ...toToolEvents(frame));
    }
    if (frame.draft !== undefined) events.push(...toDraftEvents(frame.draft));
    return events;
  };
  return {
    take,
    flush: (isCut) => {
      const texts = [...waiting.values()];
      waiting.clear();
      return texts.flatMap((text) => toText(text, isCut));
    },
    saidOnlyNoise: () => isNoisy && !hasActed,
  };
}

function toToolEvents(frame: MessageFrame): RunEvent[] {
  return [
    ...frame.calls.map((call): RunEvent => ({ kind: 'tool', ...call })),
    ...frame.results.map((result): RunEvent => ({ kind: 'tool-done', ...result })),
  ];
}

function toDraftEvents(wire: unknown): RunEvent[] {
  const draft = toDraft(wire);
  return draft === undefined ? [] : [{ kind: 'draft', draft }];
}
