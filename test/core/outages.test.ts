import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
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
