import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTimeoutMs } from '../build.ts';
import type { SeenMessage } from '../fakes/discord/seen.ts';
import { filmIn, type House, hasFilm, lookAtFilm, openHouse, patiently } from './discord-house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
  await house.start();
}, buildTimeoutMs);
afterAll(() => house.close());

const request = 'cut the first second';

/** Everything that the bot has said to this message or after it, newest state. */
function answersTo(asked: SeenMessage): readonly SeenMessage[] {
  return house.discord.saidByBot().filter(({ repliesTo }) => repliesTo === asked.id);
}

describe('the whole program on Discord', () => {
  it('turns a mention with a clip into an MP4 in the channel', async () => {
    const { discord, channel, ana, media } = house;
    const asked = await ana.send(channel, {
      content: `${discord.bot.mention} ${request}`,
      attachments: [await house.clip('walk.mp4', { seconds: 3 })],
    });
    const film = await filmIn(() => channel.messages());
    expect(film).toMatchObject({ repliesTo: asked.id, pinged: [], isSilent: true });
    const facts = await lookAtFilm(media, film);
    expect(facts).toMatchObject({ codecs: ['h264', 'aac'] });
    expect(Math.abs(facts.pictureSeconds - 2)).toBeLessThan(0.1);
    expect(film.versions.length).toBeGreaterThan(1);
    // An edit is silent, so something short makes the phone sound: once.
    const rings = () => channel.fromBot().filter(({ repliesTo }) => repliesTo === film.id);
    await expect.poll(() => rings().length, patiently).toBe(1);
    expect(rings()).toMatchObject([{ isSilent: false, attachments: [] }]);
    expect(channel.messages().filter(hasFilm)).toHaveLength(1);
  });

  it('registers its commands once, in Chinese too', async () => {
    const { discord } = house;
    const commands = discord.commands.all();
    const names = commands.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['edit', 'export', 'status', 'credits', 'new', 'undo', 'cancel']),
    );
    expect(names).toEqual(expect.arrayContaining(['projects', 'settings', 'preview', 'forget']));
    expect(names).toContain('Edit this clip');
    const edit = commands.find(({ name }) => name === 'edit');
    expect(edit?.description_localizations?.['zh-CN']).toMatch(/\p{sc=Han}/u);
    expect(discord.commands.registrations()).toBe(1);
  });

  it('edits by /edit, with the film in its answer', async () => {
    const { channel, ben, media } = house;
    const clip = await house.clip('swim.mp4', { seconds: 3 });
    const asked = await ben.slash(channel, 'edit', { request, clip });
    await expect.poll(() => asked.answer).toMatchObject({ type: 5, isPrivate: false });
    const film = await filmIn(() => asked.messages);
    expect(Math.abs((await lookAtFilm(media, film)).pictureSeconds - 2)).toBeLessThan(0.1);
    expect(asked.hasFailed).toBe(false);
  });

  it('tells credits to their owner alone', async () => {
    const { channel, ana, ben } = house;
    const asked = await ana.slash(channel, 'credits');
    await expect.poll(() => asked.messages[0]?.content, patiently).toMatch(/Credits: \d+/);
    expect(asked).toMatchObject({ answer: { isPrivate: true }, hasFailed: false });
    expect(asked.messages).toMatchObject([{ onlyFor: ana.id }]);
    expect(ben.reads(channel).some(({ content }) => content.includes('Credits:'))).toBe(false);
  });

  it('edits a clip by the message menu, also one that was not addressed to it', async () => {
    const { channel, ana, ben, media } = house;
    const clip = await house.clip('run.mp4', { seconds: 3 });
    const posted = await ben.send(channel, { content: 'look at this', attachments: [clip] });
    const asked = await ana.menu(posted, 'Edit this clip');
    await expect.poll(() => asked.messages[0]?.content, patiently).toMatch(/run\.mp4/);
    const [said] = asked.messages;
    if (said === undefined) throw new Error('nothing was said');
    await ana.send(channel, { content: request, replyTo: said });
    const films = () => channel.messages().filter((each) => hasFilm(each) && each.id > said.id);
    await expect.poll(() => films().length, patiently).toBe(0);
    const changed = () => channel.fromBot().filter(({ content }) => /✅|0:03/.test(content));
    await expect.poll(() => changed().length, patiently).toBeGreaterThan(0);
    expect(media.dir).not.toBe('');
  });
});

void answersTo;
