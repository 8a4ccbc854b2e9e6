import { describe, expect, test } from 'vitest';
import { createInbox } from '../../../src/adapters/telegram/intake/inbox.ts';
import { createIntake } from '../../../src/adapters/telegram/intake/intake.ts';
import { BotError } from '../../../src/core/errors.ts';
import type { InboundMessage } from '../../../src/core/message.ts';
import { createFakeHost } from '../../fakes/fake-host.ts';
import { type BeforeCall, createMemoryStore } from '../../fakes/memory-store.ts';
import { createQuietLogger, type LoggedLine } from '../../fakes/quiet-logger.ts';
import { createTurnedClock } from '../../fakes/turned-clock.ts';

/** Commands wait for nothing that might belong to them, so nothing but a flood holds them up. */
function toUpdate(id: number) {
  const person = { id: 1_000 + id, first_name: 'Ada', is_bot: false };
  const entities = [{ type: 'bot_command' as const, offset: 0, length: 7 }];
  return {
    update_id: id,
    message: {
      message_id: id,
      from: person,
      chat: { id: person.id, first_name: 'Ada', type: 'private' as const },
      date: 1_700_000_000,
      text: '/status',
      entities,
    },
  };
}

const updates = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => toUpdate(first + at));

/** The intake before a store whose writes the test sees; handing over takes until the clock is turned. */
function open(beforeCall?: BeforeCall, handOverMs = 0) {
  const clock = createTurnedClock();
  const lines: LoggedLine[] = [];
  const log = createQuietLogger(lines);
  const writes: number[] = [];
  const store = createMemoryStore((name, key) => {
    beforeCall?.(name, key);
    if (name === 'putIfAbsent') writes.push(clock.now());
  });
  const inbox = createInbox({ botId: '1', store, clock, log });
  const received: InboundMessage[] = [];
  const state = { running: 0, mostAtOnce: 0 };
  const host = createFakeHost(async (message) => {
    state.running += 1;
    state.mostAtOnce = Math.max(state.mostAtOnce, state.running);
    if (handOverMs > 0) await clock.sleep(handOverMs, new AbortController().signal);
    state.running -= 1;
    received.push(message);
  });
  const intake = createIntake({
    inbox,
    host,
    me: { id: 1, username: 'cutroom_bot' },
    clock,
    log,
    stopping: new AbortController().signal,
    reopen: () => {
      throw new Error('no files here');
    },
    answerTap: () => undefined,
    saw: () => undefined,
  });
  return { intake, clock, store, writes, received, state, lines };
}

describe('updates that come all at once', () => {
  test('go into two writes: the first by itself, all that came meanwhile together', async () => {
    const { intake, writes } = open();
    await Promise.all(updates(1, 40).map((update) => intake.take([update])));
    expect(writes).toHaveLength(2);
  });

  test('are handed over one by one with breaths between, until the flood is over', async () => {
    const { intake, clock, received, state } = open(undefined, 50);
    await Promise.all(updates(1, 40).map((update) => intake.take([update])));
    await clock.turn(140);
    expect(received.length).toBeLessThanOrEqual(1);
    expect(state.mostAtOnce).toBe(1);
    await clock.turn(2_000);
    expect(received).toHaveLength(40);
    expect(state.mostAtOnce).toBeGreaterThan(1);
  });

  test('in one poll are no flood: nobody waits for an answer', async () => {
    const { intake, clock, received } = open();
    await intake.take(updates(1, 40));
    await clock.turn(0);
    expect(received).toHaveLength(40);
  });

  test('but by few are handed over at once', async () => {
    const { intake, clock, received } = open();
    await Promise.all(updates(1, 5).map((update) => intake.take([update])));
    await clock.turn(0);
    expect(received).toHaveLength(5);
  });
});

describe('words alone', () => {
  test('are not held up for long', async () => {
    const { intake, clock, received } = open();
    const { message, ...update } = toUpdate(1);
    const { entities: _command, ...words } = message;
    await intake.take([{ ...update, message: { ...words, text: 'hello' } }]);
    await clock.turn(400);
    expect(received.map(({ text }) => text)).toEqual(['hello']);
  });
});

/** Of a kind that the library's types say cannot be: a later Telegram may send it. */
const strange = JSON.parse(
  '{"update_id":7,"message":{"message_id":7,"text":"hi","from":{"id":2}}}',
);

describe('an update that cannot be understood', () => {
  test('is logged and put away, and the others go on', async () => {
    const { intake, clock, received, lines, store } = open();
    await intake.take([toUpdate(1), strange, toUpdate(8)]);
    await clock.turn(0);
    expect(received).toHaveLength(2);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'an update could not be understood' }),
    );
    expect(Object.keys(store.dump())).toEqual([]);
  });

  test('holds up nobody either where nothing can be put aside', async () => {
    const { intake, received, lines } = open(() => {
      throw new BotError('store-full', 'no room');
    });
    await intake.take([toUpdate(1), strange, toUpdate(8)]);
    expect(received).toHaveLength(2);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'an update could not be understood' }),
    );
  });
});
