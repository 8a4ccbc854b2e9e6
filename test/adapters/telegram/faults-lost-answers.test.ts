import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../fakes/telegram/driven.ts';
import type { Fault } from '../../fakes/telegram/faults.ts';
import { openWorld, resultsIn, type World } from './faults-world.ts';

const clip = { video: { sizeBytes: 2_000, name: 'clip.mp4' }, caption: 'trim the pauses' };

let world: World;
let ann: Person;

beforeEach(async () => {
  world = await openWorld();
  ann = world.telegram.person('Ann', { language: 'en' });
});
afterEach(() => world.close());

const lost: readonly { readonly title: string; readonly fault: Fault }[] = [
  { title: 'breaks before Telegram has it', fault: { kind: 'reset-before' } },
  { title: 'breaks after Telegram did it', fault: { kind: 'reset-after' } },
  { title: 'is answered by what stands before Telegram', fault: { kind: 'bad-gateway' } },
  {
    title: 'fails inside of Telegram',
    fault: { kind: 'refuse', code: 500, description: 'Internal Server Error' },
  },
];

describe('a result whose sending', () => {
  for (const { title, fault } of lost) {
    test(`${title} is there once`, async () => {
      world.telegram.fail('editMessageMedia', fault);
      const asked = ann.send(clip);
      const result = await world.result(ann.chat);
      await world.rung(ann.chat, asked);
      await world.settled();
      expect(resultsIn(ann.chat)).toHaveLength(1);
      expect(result.replyTo).toBe(asked.message_id);
      expect(ann.chat.botMessages()).toHaveLength(2);
    });
  }
});

describe('a first message whose sending', () => {
  for (const { title, fault } of lost) {
    test(`${title} does not keep the result from coming, once`, async () => {
      world.telegram.fail('sendMessage', fault);
      ann.send(clip);
      await world.result(ann.chat);
      await world.settled();
      expect(resultsIn(ann.chat)).toHaveLength(1);
      expect(world.backend.requests.filter(({ path }) => path === '/run_sse')).toHaveLength(1);
    });
  }
});

describe('a first message that Telegram made without an answer', () => {
  test('does not stay behind: there is the one that moved, and the ring', async () => {
    await world.pass(15);
    world.telegram.fail('sendMessage', { kind: 'reset-after' });
    const asked = ann.send(clip);
    await world.result(ann.chat);
    await world.rung(ann.chat, asked);
    await world.settled();
    await world.telegram.until(() => ann.chat.botMessages().length === 2, 'the lost one is gone');
    expect(resultsIn(ann.chat)).toHaveLength(1);
    expect(ann.chat.messages().find(({ id }) => id === asked.message_id)?.isDeleted).toBe(false);
  });
});

describe('a clip whose bytes', () => {
  test('break off halfway are fetched again, and arrive once', async () => {
    world.telegram.fail('download', { kind: 'reset-before' });
    ann.send({ video: { sizeBytes: 400_000, name: 'clip.mp4' }, caption: 'trim the pauses' });
    await world.result(ann.chat);
    expect(world.telegram.callsOf('getFile').length).toBeGreaterThan(1);
    const [session] = world.backend.world.sessions.values();
    expect(session?.videoInfos).toHaveLength(1);
  });
});

describe('an update', () => {
  test('that comes twice is one request', async () => {
    const asked = ann.send(clip);
    await world.rung(ann.chat, asked);
    world.telegram.redeliver();
    await world.pass(20);
    await world.settled();
    expect(ann.chat.botMessages()).toHaveLength(2);
    expect(world.backend.requests.filter(({ path }) => path === '/run_sse')).toHaveLength(1);
  });
});
