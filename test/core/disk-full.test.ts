import { expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createWorld } from './bot-world.ts';

const job = { id: 'the-job', text: 'trim the pauses', files: [{ name: 'talk.mp4' }] };

it('a full disk is said once, the message is not taken, and goes through when there is room', async () => {
  const disk = { isFull: false };
  const store = createMemoryStore((name) => {
    const isWrite = name === 'putIfAbsent' || name === 'cas';
    if (disk.isFull && isWrite) throw new BotError('store-full', 'no space left');
  });
  const world = await createWorld({ store });
  disk.isFull = true;
  await expect(world.chat.say(job)).rejects.toMatchObject({ code: 'store-full' });
  await expect(world.chat.say(job)).rejects.toMatchObject({ code: 'store-full' });
  expect(world.chat.texts()).toEqual([
    'The disk of this bot is full; the operator has been told. Please try again later.',
  ]);
  disk.isFull = false;
  await world.say(job);
  expect(world.settled).toMatchObject([{ outcome: 'done' }]);
});

it('a disk that fills up in the middle of a turn holds it up, and it goes on when there is room', async () => {
  const disk = { isFull: false };
  const store = createMemoryStore((name) => {
    if (disk.isFull && name === 'cas') throw new BotError('store-full', 'no space left');
  });
  const world = await createWorld({ store });
  await world.chat.say(job);
  await world.clock.turn(2_000);
  disk.isFull = true;
  await world.clock.turn(300_000);
  disk.isFull = false;
  await world.clock.turn(60_000);
  await world.settle();
  expect(world.editor.runs).toHaveLength(1);
  expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBe(200_000);
});
