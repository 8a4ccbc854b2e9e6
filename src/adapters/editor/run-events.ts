import { BotError } from '../../core/errors.ts';
import type { RunEvent } from '../../core/ports/editor.ts';
import { createAssembler } from './assemble.ts';
import { toRefusedError, type Where } from './errors.ts';
import { createEventReader, type RawEvent } from './event-reader.ts';
import { type Frame, toFrame, toFrameOf } from './frames.ts';

export interface Watch {
  readonly where: Where;
  /** Called for everything that is more than a heartbeat. */
  touch(): void;
}

/**
 * A run's stream as events. A failure, told in the stream or of the stream itself, is thrown after the texts that it cut
 * off. Whole chunks are worked on at once: an await for each of thousands of deltas would cost more than reading them.
 */
export async function* readRun(
  body: AsyncIterable<Uint8Array>,
  watch: Watch,
): AsyncGenerator<RunEvent, void, undefined> {
  const reader = createEventReader();
  const listener = createListener(watch);
  try {
    for await (const chunk of body) {
      for (const event of listener.hear(reader.feed(chunk).map(toFrame))) yield event;
      if (listener.isOver()) break;
    }
  } catch (error) {
    for (const event of listener.hear(tailOf(reader))) yield event;
    for (const event of listener.cut()) yield event;
    throw error;
  }
  for (const event of listener.hear(tailOf(reader))) yield event;
  for (const event of listener.end()) yield event;
  listener.throwIfFailed();
}

/** The same for events that came all at once, as plain JSON. */
export function* readRunAtOnce(
  values: readonly unknown[],
  watch: Watch,
): Generator<RunEvent, void, undefined> {
  const listener = createListener(watch);
  yield* listener.hear(values.map(toFrameOf));
  yield* listener.end();
  listener.throwIfFailed();
}

/** A reader that refused an endless event has no tail either. */
function tailOf(reader: { end(): readonly RawEvent[] }): readonly Frame[] {
  try {
    return reader.end().map(toFrame);
  } catch {
    return [];
  }
}

function createListener(watch: Watch) {
  const where: Where = { ...watch.where, about: 'stream' };
  const assembler = createAssembler();
  let over: BotError | undefined;
  let stumble: string | undefined;

  const hearOne = (frame: Frame): readonly RunEvent[] => {
    if (frame.kind === 'heartbeat') return [frame];
    watch.touch();
    if (frame.kind === 'failure') over = toRefusedError({ ...frame, status: 200 }, where);
    if (frame.kind !== 'message') return [];
    const events = assembler.take(frame);
    // Words or work after the model's failure mean that the agent went on.
    if (events.length > 0) stumble = undefined;
    stumble = frame.failure ?? stumble;
    return events;
  };
  const failure = () => {
    if (over !== undefined) return over;
    if (stumble !== undefined) {
      return toRefusedError({ code: 0, status: 200, message: stumble }, where);
    }
    if (!assembler.saidOnlyNoise()) return undefined;
    return new BotError('backend-refused', 'the backend told of a temporary issue, and only that');
  };
  return {
    hear: (frames: readonly Frame[]): readonly RunEvent[] => {
      const events: RunEvent[] = [];
      for (const frame of frames) {
        if (over === undefined) for (const event of hearOne(frame)) events.push(event);
      }
      return events;
    },
    /** Nothing that follows counts. */
    isOver: () => over !== undefined,
    cut: () => assembler.flush(true),
    end: () => assembler.flush(failure() !== undefined),
    throwIfFailed: () => {
      const failed = failure();
      if (failed !== undefined) throw failed;
    },
  };
}
