import { describe, expect, it } from 'vitest';
import { createWorld } from '../bot-world.ts';

const notice = /CUTROOM_PUBLIC_URL/u;

describe('operators', () => {
  it('are all told in private, also where one of them cannot be reached', async () => {
    const operators = ['telegram:1', 'telegram:2', 'discord:3', 'telegram:4'] as const;
    const world = await createWorld({ settings: { operators, linksOpenable: true } });
    world.chat.unreachable.add('telegram:1');
    world.bot.tellOperators('disk-full');
    await world.clock.turn(1_000);
    expect(world.chat.shown.map(({ thread }) => thread)).toEqual(['telegram:2', 'telegram:4']);
  });

  it('are told once for each cause and day, also across restarts', async () => {
    const world = await createWorld({ settings: { operators: ['telegram:1'] } });
    await world.clock.turn(1_000);
    const next = await world.restart();
    await next.clock.turn(1_000);
    expect(next.chat.texts().filter((text) => notice.test(text))).toHaveLength(1);
    await next.clock.turn(86_400_000);
    const last = await next.restart();
    await last.clock.turn(1_000);
    expect(last.chat.texts().filter((text) => notice.test(text))).toHaveLength(2);
  });

  it('at the terminal read the log instead', async () => {
    const world = await createWorld({
      settings: { operators: ['terminal:you'] },
      chat: { platform: 'terminal' },
    });
    world.bot.tellOperators('backend-full');
    await world.clock.turn(1_000);
    expect(world.chat.shown).toEqual([]);
  });
});
