import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { createFakeChat, type FakeChat } from '../fakes/fake-chat.ts';
import { createWorld } from './bot-world.ts';

const job = { id: 'the-job', text: 'trim the pauses', files: [{ name: 'talk.mp4' }] };
const minuteMs = 60_000;

describe('a platform that is away', () => {
  it('is tried in growing gaps, and the turn goes on when it is back', async () => {
    const world = await createWorld();
    const error = new BotError('chat-unreachable', 'away', { neverSent: true });
    for (let tries = 0; tries < 9; tries++) {
      world.chat.fail({ call: 'post', when: 'before', error });
    }
    const before = world.clock.now();
    await world.say(job);
    // Nine tries in three quarters of an hour: nothing spins.
    expect(world.clock.now() - before).toBeGreaterThan(45 * minuteMs);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
    expect(world.editor.runs).toHaveLength(1);
  });

  it('is not charged to the turns that wait for it, however often the bot starts meanwhile', async () => {
    let world = await createWorld();
    const error = new BotError('chat-unreachable', 'away', { neverSent: true });
    for (let tries = 0; tries < 6; tries++) {
      world.chat.fail({ call: 'post', when: 'before', error });
    }
    await world.clock.until(world.chat.say(job));
    await world.clock.turn(2 * minuteMs);
    for (let starts = 0; starts < 2; starts++) world = await world.restart();
    await world.settle();
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });
});

describe('a backend and a platform that are both away', () => {
  it('hold a turn up and lose nothing of it', async () => {
    const world = await createWorld();
    for (let tries = 0; tries < 4; tries++) {
      world.chat.fail({
        call: 'edit',
        when: 'before',
        error: new BotError('chat-unreachable', 'away'),
      });
      world.editor.fail('upload', new BotError('backend-unreachable', 'away'));
    }
    await world.say(job);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
    expect(world.editor.uploads).toHaveLength(1);
    expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBe(200_000);
  });
});

describe('one of two platforms that is away for an hour', () => {
  /** Until it is back nothing is posted there and nothing edited. */
  function createAway(isBack: () => boolean): FakeChat {
    const chat = createFakeChat({ platform: 'discord', limits: { keyedPosts: 'window' } });
    const expectBack = async () => {
      if (!isBack()) throw new BotError('chat-unreachable', 'away');
    };
    return {
      ...chat,
      post: async (...args) => expectBack().then(() => chat.post(...args)),
      edit: async (...args) => expectBack().then(() => chat.edit(...args)),
    };
  }

  it('holds nobody up on the other, and gets its result once when it is back', async () => {
    const state = { isBack: true };
    const away = createAway(() => state.isBack);
    const world = await createWorld({ others: [away] });
    await world.clock.until(away.say(job));
    await world.clock.turn(1_000);
    state.isBack = false;
    await world.clock.until(world.chat.say({ ...job, author: '8' }));
    await world.clock.turn(minuteMs);
    expect(world.settled).toMatchObject([{ conversation: 'telegram:100|telegram:8' }]);
    await world.clock.turn(59 * minuteMs);
    expect(world.settled).toHaveLength(1);
    state.isBack = true;
    await world.settle();
    expect(world.settled).toHaveLength(2);
    expect(world.editor.runs).toHaveLength(2);
    expect(world.editor.renders).toHaveLength(2);
    expect(away.shown.filter(({ versions }) => versions.at(-1)?.fileBytes)).toHaveLength(1);
    expect(away.texts()).toHaveLength(2);
  });
});
