import { describe, expect, it } from 'vitest';
import { createTyping } from '../../../../src/adapters/discord/sending/typing.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';
import { createTurnedClock } from '../../../fakes/turned-clock.ts';
import { say } from '../discord-rig.ts';

const at = { channel: '1', message: '2' };
const progress = say('Working', { isProgress: true });

function open(showTyping: () => Promise<void> = async () => undefined) {
  const clock = createTurnedClock();
  const shown: number[] = [];
  const api = {
    showTyping: () => {
      shown.push(clock.now());
      return showTyping();
    },
  };
  return { clock, shown, typing: createTyping({ api, clock, log: createQuietLogger() }) };
}

describe('typing', () => {
  it('is kept up while something is being done, and ends with its last words', async () => {
    const { clock, shown, typing } = open();
    typing.follow(at, progress);
    typing.follow(at, progress);
    await clock.turn(20_000);
    expect(shown).toHaveLength(3);
    typing.follow(at, say('Done'));
    await clock.turn(60_000);
    expect(shown).toHaveLength(3);
  });

  it('ends by itself where nothing is told any more, and comes back with the next news', async () => {
    const { clock, shown, typing } = open();
    typing.follow(at, progress);
    await clock.turn(600_000);
    const { length } = shown;
    expect(length).toBeLessThan(25);
    typing.follow(at, progress);
    expect(shown).toHaveLength(length + 1);
    typing.stop();
  });

  it('is given up where it may not be shown', async () => {
    const { clock, shown, typing } = open(() => Promise.reject(new Error('403')));
    typing.follow(at, progress);
    for (let count = 0; count < 10; count += 1) {
      await clock.turn(10_000);
      typing.follow(at, progress);
    }
    expect(shown).toHaveLength(3);
    await typing.show('1');
    typing.stop();
  });

  it('is not shown beside the answer of an interaction', () => {
    const { shown, typing } = open();
    typing.follow({ ...at, viaInteraction: true }, progress);
    expect(shown).toEqual([]);
  });
});
