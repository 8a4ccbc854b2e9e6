import { createParser } from 'eventsource-parser';
import { BotError } from '../../core/errors.ts';

/** One event's payload is held whole while it comes: inline pictures make them megabytes long. */
const maxEventChars = 16 * 1024 * 1024;

export interface RawEvent {
  readonly name?: string | undefined;
  readonly data: string;
  /** The stream ended before the blank line that closes an event: the data may be a torn piece. */
  readonly isTail: boolean;
}

/** Bytes of an event stream to its events, whatever the chunks. Comments come out as events named `heartbeat`. */
export interface EventReader {
  feed(chunk: Uint8Array): readonly RawEvent[];
  /** What was left without its closing blank line. */
  end(): readonly RawEvent[];
}

const comment: RawEvent = { name: 'heartbeat', data: '', isTail: false };

export function createEventReader(): EventReader {
  const decoder = new TextDecoder();
  let events: RawEvent[] = [];
  let isTail = false;
  let isOverflown = false;
  const parser = createParser({
    maxBufferSize: maxEventChars,
    onEvent: ({ event, data }) => events.push({ name: event, data, isTail }),
    onComment: () => events.push(comment),
    onError: (error) => {
      isOverflown ||= error.type === 'max-buffer-size-exceeded';
    },
  });
  const feedText = (text: string): readonly RawEvent[] => {
    events = [];
    if (text !== '') parser.feed(text);
    if (isOverflown)
      throw new BotError('stream-cut', `an event beyond ${maxEventChars} characters`);
    return events;
  };
  return {
    feed: (chunk) => feedText(decoder.decode(chunk, { stream: true })),
    end: () => {
      isTail = true;
      return feedText(`${decoder.decode()}\n\n`);
    },
  };
}
