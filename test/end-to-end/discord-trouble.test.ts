import { afterEach, describe, expect, it } from 'vitest';
import {
  filmIn,
  type House,
  type HouseOptions,
  hasFilm,
  lookAtFilm,
  openHouse,
  patiently,
} from './discord-house.ts';
import { answersIn, ask, edit, killWhere } from './discord-scenes.ts';

let house: House | undefined;
afterEach(() => house?.close());

async function open(options: HouseOptions = {}): Promise<House> {
  house = await openHouse(options);
  await house.start();
  return house;
}

describe('an attachment', () => {
  it('whose link has expired before it was opened is fetched by a fresh one', async () => {
    const on = await open();
    const release = on.discord.holdDownloads();
    await ask(on);
    on.discord.expireLinks();
    release();
    await filmIn(() => on.channel.messages());
    expect(on.discord.downloads.map(({ status }) => status)).toEqual([404, 200]);
    expect(on.discord.callsTo('GET', '/channels/:id/messages/:id').length).toBeGreaterThan(0);
  });
});

describe('a result over the limit', () => {
  it('comes as a smaller version that is said to be one', async () => {
    const on = await open();
    // The studio makes no version below 100 kB.
    const large = { widthPx: 1280, heightPx: 720 };
    const film = await filmIn(answersIn(on, await ask(on, large)));
    const full = film.attachments[0]?.bytes.length ?? 0;
    on.discord.setFileLimit(Math.floor(full * 0.88));
    const asked = await on.ana.send(on.channel, `${on.discord.bot.mention} export`);
    const smaller = await filmIn(answersIn(on, asked));
    expect(smaller.attachments[0]?.bytes.length).toBeLessThanOrEqual(full * 0.88);
    expect((await lookAtFilm(on.media, smaller)).pictureSeconds).toBeCloseTo(1, 0);
    expect(smaller.content).toMatch(/smaller|fit/i);
  });
});

describe('a bot that is killed', () => {
  it('when the film is in its message, before it knows, gives it once', async () => {
    await killWhere(await open(), { ...edit, withFile: true, fault: { kind: 'hang' } });
  });
});

describe('a bot that was away', () => {
  it('hears in private and in its threads what was said while it was away, once', async () => {
    const on = await open({ env: { DISCORD_THREADS: 'on' } });
    const { ana, ben, channel, discord } = on;
    await ana.send(ana.direct(), 'hello');
    await expect.poll(() => ana.direct().fromBot().length, patiently).toBeGreaterThan(0);
    await ben.send(channel, `${discord.bot.mention} hello`);
    await expect.poll(() => channel.threads().length, patiently).toBe(1);
    const [thread] = channel.threads();
    if (thread === undefined) throw new Error('no thread');
    await expect.poll(() => thread.fromBot().length, patiently).toBeGreaterThan(0);
    await on.kill();
    const content = 'cut the first second';
    const asked = [
      await ana.send(ana.direct(), { content, attachments: [await on.clip('a.mp4')] }),
      await ben.send(thread, { content, attachments: [await on.clip('b.mp4')] }),
    ];
    await on.start();
    for (const [at, place] of [ana.direct(), thread].entries()) {
      const film = await filmIn(() => place.messages());
      expect(film.repliesTo).toBe(asked[at]?.id);
    }
    await on.kill();
    await on.start();
    await ana.send(ana.direct(), 'thank you');
    await expect.poll(() => ana.direct().fromBot().at(-1)?.content, patiently).toMatch(/Any time/);
    expect([...ana.direct().messages(), ...thread.messages()].filter(hasFilm)).toHaveLength(2);
  });
});

describe('a second bot', () => {
  it('on the same data does not start, and leaves Discord alone', async () => {
    const on = await open();
    const before = on.discord.gateway.identifies.length;
    await expect(on.start()).rejects.toThrow(/already|in use|running/i);
    expect((await on.program().ended).code).toBe(3);
    expect(on.discord.gateway.identifies).toHaveLength(before);
  });
});
