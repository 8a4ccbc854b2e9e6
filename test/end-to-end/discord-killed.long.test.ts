import { afterEach, describe, expect, it } from 'vitest';
import type { FaultRule } from '../fakes/discord/fault-script.ts';
import { filmIn, type House, openHouse, patiently } from './discord-house.ts';
import {
  answersIn,
  ask,
  create,
  edit,
  killWhere,
  react,
  ringsIn,
  stalls,
} from './discord-scenes.ts';

let house: House | undefined;
afterEach(() => house?.close());

async function open(): Promise<House> {
  house = await openHouse();
  await house.start();
  return house;
}

/** Each stops the bot where it hurts. `hang`: it happens, and the answer never comes. `reset-before`: it does not happen. */
const crashes: readonly (readonly [string, FaultRule])[] = [
  ['as soon as it has noted the request', { ...react, fault: { kind: 'hang' } }],
  ['before its status message is known to be there', { ...create, fault: { kind: 'hang' } }],
  ['before its status message is there', { ...create, times: 9, fault: { kind: 'reset-before' } }],
  ['while it takes the clip in', { ...edit, fault: { kind: 'hang' } }],
  [
    'after the render, before the film is sent',
    { ...edit, withFile: true, times: 9, fault: { kind: 'reset-before' } },
  ],
];

describe('a bot that is killed', () => {
  it.each(crashes)('%s gives exactly one result when it is back', async (_when, rule) => {
    await killWhere(await open(), rule);
  });

  it('while it rings does not ring again', async () => {
    const on = await open();
    const film = await filmIn(answersIn(on, await ask(on)));
    await expect.poll(() => ringsIn(on).length, patiently).toBe(1);
    // The film takes long enough on its way for the ring after it to be scripted.
    on.discord.next({ ...edit, withFile: true, fault: { kind: 'slow', forMs: 3_000 } });
    const asked = await on.ana.send(on.channel, `${on.discord.bot.mention} export`);
    await expect.poll(() => answersIn(on, asked)().length, patiently).toBe(1);
    on.discord.next({ ...create, fault: { kind: 'hang' } });
    await stalls(on, { ...create, fault: { kind: 'hang' } });
    await on.kill();
    await on.start();
    const hello = await on.ana.send(on.channel, `${on.discord.bot.mention} hello`);
    await expect.poll(() => answersIn(on, hello)().length, patiently).toBe(1);
    expect(ringsIn(on).filter(({ repliesTo }) => repliesTo === asked.id)).toHaveLength(1);
    expect(on.discord.message(film.id)?.attachments).toHaveLength(1);
  });
});
