import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { createClient } from '../../../../src/adapters/telegram/client.ts';
import { pollForever } from '../../../../src/adapters/telegram/intake/poll.ts';
import { createLink } from '../../../../src/adapters/telegram/link.ts';
import { createMemoryStore } from '../../../fakes/memory-store.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';
import { createSeededRandom } from '../../../fakes/seeded.ts';
import { openTelegram } from '../../../fakes/telegram/telegram.ts';
import { createTurnedClock } from '../../../fakes/turned-clock.ts';

const polls = 60;

/** How much Node keeps in a signal of those that were made of it, in sets of its own kind. */
function keptIn(signal: AbortSignal): number {
  const kept = Object.getOwnPropertySymbols(signal).map((symbol) => Reflect.get(signal, symbol));
  return kept.reduce((sum: number, value: unknown) => sum + sizeOf(value), 0);
}

function sizeOf(value: unknown): number {
  return typeof value === 'object' && value !== null && 'size' in value ? Number(value.size) : 0;
}

test('however often is polled, the signal that ends it all keeps nothing of it', async () => {
  const telegram = await openTelegram({ pace: 'none' });
  const client = createClient(telegram);
  const clock = createTurnedClock();
  const log = createQuietLogger();
  const stopping = new AbortController();
  const { signal } = stopping;
  const listeners: number[] = [];
  const person = telegram.person('Ada');
  person.send('poll 0');
  const link = createLink({ clock, random: createSeededRandom(1), tellOperators: () => undefined });
  const take = async () => {
    listeners.push(getEventListeners(signal, 'abort').length);
    if (listeners.length < polls) person.send(`poll ${listeners.length}`);
    else stopping.abort(new Error('enough'));
  };
  const deps = { client, clock, log, link, take, store: createMemoryStore(), botId: '1' };
  const more = { random: createSeededRandom(1), defer: () => undefined };
  await pollForever({ ...deps, ...more }, signal);
  await client.close();
  await telegram.close();
  expect(listeners).toEqual(Array.from({ length: polls }, () => 0));
  expect(keptIn(signal)).toBeLessThan(3);
});
