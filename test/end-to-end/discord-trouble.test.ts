import { afterEach, describe, expect, it } from 'vitest';
import type { FaultRule } from '../fakes/discord/fault-script.ts';
import type { SeenMessage } from '../fakes/discord/seen.ts';
import type { ClipOptions } from '../fixtures/media/make-clip.ts';
import {
  filmIn,
  type House,
  type HouseOptions,
  hasFilm,
  lookAtFilm,
  openHouse,
  patiently,
} from './discord-house.ts';

let house: House | undefined;
afterEach(() => house?.close());

async function open(options: HouseOptions = {}): Promise<House> {
  house = await openHouse(options);
  await house.start();
  return house;
}

async function ask(on: House, clip: ClipOptions = {}): Promise<SeenMessage> {
  return on.ana.send(on.channel, {
    content: `${on.discord.bot.mention} cut the first second`,
    attachments: [await on.clip('walk.mp4', clip)],
  });
}

const create = { method: 'POST', route: '/channels/:id/messages' } as const;
const edit = { method: 'PATCH', route: '/channels/:id/messages/:id' } as const;

/** Resolves when the bot waits for an answer that will never come. */
async function hangs(on: House, { method, route }: FaultRule): Promise<void> {
  const isHanging = () => on.discord.callsTo(method, route).some(({ status }) => status === 0);
  await expect.poll(isHanging, { ...patiently, interval: 5 }).toBe(true);
}

function answersIn(on: House, asked: SeenMessage): () => readonly SeenMessage[] {
  return () => on.channel.fromBot().filter(({ repliesTo }) => repliesTo === asked.id);
}

function ringsIn(on: House): readonly SeenMessage[] {
  return on.channel.fromBot().filter(({ isSilent }) => !isSilent);
}

describe('an attachment', () => {
  it('whose link has expired before it was opened is fetched by a fresh one', async () => {
    const on = await open();
    // Whatever the bot does first is slow enough for the link to die meanwhile.
    on.discord.next({ ...create, fault: { kind: 'slow', forMs: 400 } });
    await ask(on);
    await expect.poll(() => on.discord.callsTo(create.method, create.route).length).toBe(0);
    on.discord.expireLinks();
    await filmIn(() => on.channel.messages());
    expect(on.discord.downloads.map(({ status }) => status)).toContain(200);
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

/** Each stops the bot where it hurts: the call has its effect, and its answer never comes. */
const crashes: readonly (readonly [string, FaultRule])[] = [
  ['before its status message is known to be there', { ...create, fault: { kind: 'hang' } }],
  ['while it takes the clip in', { ...edit, fault: { kind: 'hang' } }],
  ['when the film is in its message', { ...edit, withFile: true, fault: { kind: 'hang' } }],
];

describe('a bot that is killed', () => {
  it.each(crashes)('%s gives exactly one result when it is back', async (_when, rule) => {
    const on = await open();
    on.discord.next(rule);
    const asked = await ask(on);
    await hangs(on, rule);
    await on.kill();
    await on.start();
    await expect.poll(() => ringsIn(on).length, patiently).toBe(1);
    expect(ringsIn(on)).toMatchObject([{ posts: 1, pinged: [on.ana.id] }]);
    const films = answersIn(on, asked)().filter(hasFilm);
    expect(films).toHaveLength(1);
    expect(films[0]?.attachments).toHaveLength(1);
    expect(on.channel.messages().filter(hasFilm)).toHaveLength(1);
  });

  it('while it rings does not ring again', async () => {
    const on = await open();
    const film = await filmIn(answersIn(on, await ask(on)));
    await expect.poll(() => ringsIn(on).length, patiently).toBe(1);
    const asked = await on.ana.send(on.channel, `${on.discord.bot.mention} export`);
    await expect.poll(() => answersIn(on, asked)().length, patiently).toBe(1);
    on.discord.next({ ...create, fault: { kind: 'hang' } });
    await hangs(on, { ...create, fault: { kind: 'hang' } });
    await on.kill();
    await on.start();
    const hello = await on.ana.send(on.channel, `${on.discord.bot.mention} hello`);
    await expect.poll(() => answersIn(on, hello)().length, patiently).toBe(1);
    expect(ringsIn(on).filter(({ repliesTo }) => repliesTo === asked.id)).toHaveLength(1);
    expect(on.discord.message(film.id)?.attachments).toHaveLength(1);
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
