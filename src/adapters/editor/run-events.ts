import { BotError } from '../../core/errors.ts';
import type { RunEvent } from '../../core/ports/editor.ts';
import { type Assembler, createAssembler } from './assemble.ts';
import { toRefusedError, type Where } from './errors.ts';
import { createEventReader, type RawEvent } from './event-reader.ts';
import { type Frame, toFrame } from './frames.ts';

/** The frames of an event stream; a break of the stream is thrown after what had come whole by then. */
export async function* readFrames(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Frame, void, undefined> {
  const reader = createEventReader();
  let broken: { readonly error: unknown } | undefined;
  try {
    for await (const chunk of body) {
      for (const event of reader.feed(chunk)) yield toFrame(event);
    }
  } catch (error) {
    broken = { error };
  }
  for (const event of tailOf(reader)) yield toFrame(event);
  if (broken !== undefined) throw broken.error;
}

/** A reader that refused an endless event has no tail either. */
function tailOf(reader: ReturnType<typeof createEventReader>): readonly RawEvent[] {
  try {
    return reader.end();
  } catch {
    return [];
  }
}

export interface Watch {
  readonly where: Where;
  /** Called for everything that is more than a heartbeat. */
  touch(): void;
}

/** Frames to what the core reads of a run. A failure is thrown after the texts that it cut off. */
export async function* toRunEvents(
  frames: AsyncIterable<Frame>,
  watch: Watch,
): AsyncGenerator<RunEvent, void, undefined> {
  const assembler = createAssembler();
  try {
    yield* assemble(frames, assembler, watch);
  } catch (error) {
    yield* assembler.flush(true);
    throw error;
  }
}

async function* assemble(
  frames: AsyncIterable<Frame>,
  assembler: Assembler,
  watch: Watch,
): AsyncGenerator<RunEvent, void, undefined> {
  const where: Where = { ...watch.where, about: 'stream' };
  let failure: string | undefined;
  for await (const frame of frames) {
    if (frame.kind === 'heartbeat') {
      yield frame;
      continue;
    }
    watch.touch();
    if (frame.kind === 'failure') throw toRefusedError({ ...frame, status: 200 }, where);
    if (frame.kind === 'other') continue;
    const events = assembler.take(frame);
    // Words or work after the model's failure mean that the agent went on.
    if (events.length > 0) failure = undefined;
    failure = frame.failure ?? failure;
    yield* events;
  }
  if (failure !== undefined) {
    throw toRefusedError({ code: 0, status: 200, message: failure }, where);
  }
  yield* assembler.flush(false);
  if (assembler.saidOnlyNoise()) {
    throw new BotError('backend-refused', 'the backend told of a temporary issue and nothing else');
  }
}
