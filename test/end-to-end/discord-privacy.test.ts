import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeChannel, FakePerson } from '../fakes/discord/cast.ts';
import type { SeenInteraction, SeenMessage } from '../fakes/discord/seen.ts';
import { filmIn, type House, openHouse, patiently } from './discord-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.start();
});
afterAll(() => house.close());

/** The words of a private or public answer, once it has any. */
async function wordsOf(asked: SeenInteraction): Promise<string> {
  await expect.poll(() => asked.messages[0]?.isThinking, patiently).toBe(false);
  return asked.messages.map(({ content }) => content).join('\n');
}

/** What /status shows; that a turn is still ending may stand below it. */
async function timelineOf(person: FakePerson, channel: FakeChannel): Promise<string> {
  const words = await wordsOf(await person.slash(channel, 'status'));
  return words.split('\n⏳')[0] ?? '';
}

async function makeFilm(
  person: FakePerson,
  channel: FakeChannel,
  name: string,
): Promise<SeenMessage> {
  const mention = channel.kind === 'direct' ? '' : `${house.discord.bot.mention} `;
  const asked = await person.send(channel, {
    content: `${mention}cut the first second`,
    attachments: [await house.clip(name)],
  });
  return filmIn(() => channel.fromBot().filter(({ repliesTo }) => repliesTo === asked.id));
}

describe('two people in one channel', () => {
  it('never see each other’s timeline', async () => {
    const { channel, ana, ben } = house;
    await makeFilm(ana, channel, 'anas-secret.mp4');
    expect(await wordsOf(await ana.slash(channel, 'status'))).toContain('anas-secret');
    expect(await wordsOf(await ben.slash(channel, 'status'))).not.toContain('anas-secret');
  });

  it('never change it: neither by words, nor by a reply, nor by its buttons', async () => {
    const { discord, channel, ana, ben } = house;
    const film = await makeFilm(ana, channel, 'anas-secret.mp4');
    const before = await timelineOf(ana, channel);
    expect(before).toContain('anas-secret');
    const said = await ben.send(channel, `${discord.bot.mention} remove the first second`);
    const replied = await ben.send(channel, { content: 'remove the clip', replyTo: film });
    for (const { id } of [said, replied]) {
      const isAnswered = () => channel.fromBot().some(({ repliesTo }) => repliesTo === id);
      await expect.poll(isAnswered, patiently).toBe(true);
    }
    const tapped = await ben.tap(film, 'Undo');
    await expect.poll(() => tapped.answer, patiently).toBeDefined();
    expect(tapped.hasFailed).toBe(false);
    expect(await timelineOf(ana, channel)).toBe(before);
    expect(discord.message(film.id)?.content).toContain('anas-secret');
  });
});

describe('a private project', () => {
  it('never shows in public, and is listed in private alone', async () => {
    const { ana, guild } = house;
    const square = guild.addChannel('square');
    await makeFilm(ana, ana.direct(), 'diary.mp4');
    expect(await wordsOf(await ana.slash(square, 'status'))).not.toContain('diary');
    const listed = await ana.slash(square, 'projects');
    expect(await wordsOf(listed)).toContain('Ask me in private');
    expect(await wordsOf(await ana.slash(ana.direct(), 'status'))).toContain('diary');
    expect(
      square
        .messages()
        .map(({ content }) => content)
        .join('\n'),
    ).not.toContain('diary');
  });
});
