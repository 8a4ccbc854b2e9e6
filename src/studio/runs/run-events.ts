import { randomBytes } from 'node:crypto';
import type { Step } from '../plan/interpretation.ts';

/** One frame of a run's stream, before it is JSON: an ADK event (section 4.2 A of the protocol) or an error frame. */
export type RunFrame = Readonly<Record<string, unknown>>;

export interface RunEvents {
  text(text: string): RunFrame;
  partialText(text: string): RunFrame;
  /** Given the id of an earlier call it tells how far that one is. */
  call(
    name: string,
    args: Readonly<Record<string, unknown>>,
    id?: string,
  ): { readonly id: string; readonly frame: RunFrame };
  response(call: { readonly id: string; readonly name: string }, stateDelta: RunFrame): RunFrame;
}

const author = 'nemo_agent';

/** Makes the events of one run: one invocation id, an id and a time in seconds for each. */
export function createRunEvents(now: () => number): RunEvents {
  const invocationId = `e-${randomBytes(8).toString('hex')}`;
  const event = (content: RunFrame, more: RunFrame = {}, stateDelta: RunFrame = {}) => ({
    content,
    ...more,
    invocationId,
    author,
    actions: { stateDelta, artifactDelta: {}, requestedAuthConfigs: {} },
    id: randomBytes(4).toString('hex'),
    timestamp: now() / 1000,
  });

  return {
    text: (text) => event({ role: 'model', parts: [{ text }] }),
    partialText: (text) => event({ role: 'model', parts: [{ text }] }, { partial: true }),
    call(name, args, id = `adk-${randomBytes(8).toString('hex')}`) {
      const parts = [{ functionCall: { id, name, args } }];
      return { id, frame: event({ role: 'model', parts }, { longRunningToolIds: [] }) };
    },
    response({ id, name }, stateDelta) {
      const parts = [{ functionResponse: { id, name, response: { status: 'ok' } } }];
      return event({ role: 'user', parts }, {}, stateDelta);
    },
  };
}

/** Call and answer of each step, in order; the last answer carries the draft that they came to. */
export function stepFrames(
  events: RunEvents,
  steps: readonly Step[],
  draft: unknown,
): readonly RunFrame[] {
  return steps.flatMap((step, index) => {
    const isLast = index === steps.length - 1;
    const percent = Math.round(((index + 1) / steps.length) * 100);
    const { id, frame } = events.call(step.kind, { ...step.params, percent });
    return [frame, events.response({ id, name: step.kind }, isLast ? { draft } : {})];
  });
}

const partialCount = 4;

/** The reply as one event; for a streaming caller first in pieces, then once more whole, as ADK does. */
export function replyFrames(
  events: RunEvents,
  reply: string,
  isStreaming: boolean,
): readonly RunFrame[] {
  if (reply === '') return [];
  const pieces = isStreaming ? split(reply) : [];
  return [...pieces.map((piece) => events.partialText(piece)), events.text(reply)];
}

function split(text: string): readonly string[] {
  const chars = [...text];
  const size = Math.ceil(chars.length / partialCount);
  const starts = Array.from({ length: Math.ceil(chars.length / size) }, (_, index) => index * size);
  return starts.map((start) => chars.slice(start, start + size).join(''));
}

/** What a run that could not be finished ends with (section 4.2 D). No word of the cause goes out. */
export function errorFrame(code: string): RunFrame {
  return { error: `the run failed: ${code}` };
}
