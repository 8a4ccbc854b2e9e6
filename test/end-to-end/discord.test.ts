import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../fakes/discord/seen.ts';
import { filmIn, type House, hasFilm, lookAtFilm, openHouse, patiently } from './discord-house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
  await house.start();
});
afterAll(() => house.close());

const request = 'cut the first second';

function first(messages: readonly SeenMessage[]): SeenMessage {
  const [found] = messages;
  if (found === undefined) throw new Error('nothing was said');
  return found;
}

async function isTwoSeconds(film: SeenMessage): Promise<boolean> {
  const facts = await lookAtFilm(house.media, film);
  expect(facts).toMatchObject({ codecs: ['h264', 'aac'] });
  return Math.abs(facts.pictureSeconds - 2) < 0.1;
}

/** What the bot has said in answer to this message, as it is now. */
function answersTo(asked: SeenMessage): readonly SeenMessage[] {
  return house.discord.saidByBot().filter(({ repliesTo }) => repliesTo === asked.id);
}

describe('a mention with a clip', () => {
  it('becomes an MP4 in the channel, and rings once', async () => {
    const { discord, channel, ana } = house;
    const asked = await ana.send(channel, {
      content: `${discord.bot.mention} ${request}`,
      attachments: [await house.clip('walk.mp4', { seconds: 3 })],
    });
    const film = await filmIn(() => answersTo(asked));
    expect(film).toMatchObject({ channelId: channel.id, pinged: [], isSilent: true });
    expect(await isTwoSeconds(film)).toBe(true);
    // The status message was there before the result, and became it.
    expect(film.versions.length).toBeGreaterThan(1);
    expect(film.versions[0]?.attachments).toEqual([]);
    const rings = () => answersTo(asked).filter(({ isSilent }) => !isSilent);
    await expect.poll(() => rings().length, patiently).toBe(1);
    expect(rings()).toMatchObject([{ attachments: [], pinged: [ana.id] }]);
    expect(answersTo(asked).filter(hasFilm)).toHaveLength(1);
    expect(discord.message(asked.id)?.reactions).not.toEqual([]);
  });

  it('is fetched once, and leaves neither the token nor a signed link in the log', () => {
    const { discord } = house;
    expect(discord.downloads).toMatchObject([{ status: 200 }]);
    const log = house.program().errors();
    expect(log).not.toContain(discord.token);
    expect(log).not.toMatch(/[?&]hm=[0-9a-f]{8}/);
  });

  it('goes on as a project: an instruction changes it, a button takes that back', async () => {
    const { discord, channel, ana } = house;
    const asked = await ana.send(channel, `${discord.bot.mention} put the title "Harbour" on it`);
    const changed = () => answersTo(asked)[0];
    await expect
      .poll(() => changed()?.buttons.map(({ label }) => label), patiently)
      .toEqual(expect.arrayContaining(['Preview', 'Export', 'Undo']));
    expect(changed()?.content).toContain('Harbour');
    const tapped = await ana.tap(first(answersTo(asked)), 'Undo');
    await expect.poll(() => tapped.answer?.type).toBe(6);
    const later = () => channel.fromBot().filter(({ id }) => id > asked.id);
    await expect
      .poll(
        () => later().some(({ content }) => /Took .*back|undone|Undid|removed/i.test(content)),
        patiently,
      )
      .toBe(true);
  });
});

describe('commands', () => {
  it('are registered once, in Chinese too', () => {
    const commands = house.discord.commands.all();
    const wanted =
      'edit export status credits new undo cancel projects settings preview help forget';
    const names = commands.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...wanted.split(' '), 'Edit this clip']));
    const edit = commands.find(({ name }) => name === 'edit');
    expect(edit?.description_localizations?.['zh-CN']).toMatch(/\p{sc=Han}/u);
    expect(house.discord.commands.registrations()).toBe(1);
  });

  it('are answered in the language of whoever asks', async () => {
    const { discord, channel } = house;
    const mei = discord.addPerson('Mei', { locale: 'zh-CN' });
    const asked = await mei.slash(channel, 'help');
    await expect.poll(() => asked.messages[0]?.content, patiently).toMatch(/\p{sc=Han}{4}/u);
    expect(asked.answer?.isPrivate).toBe(true);
  });

  it('edit by /edit, with the film in the answer', async () => {
    const { channel, ben } = house;
    const clip = await house.clip('swim.mp4', { seconds: 3 });
    const asked = await ben.slash(channel, 'edit', { request, clip });
    await expect.poll(() => asked.answer).toMatchObject({ type: 5, isPrivate: false });
    const film = await filmIn(() => asked.messages);
    expect(await isTwoSeconds(film)).toBe(true);
    expect(asked.hasFailed).toBe(false);
  });

  it('tell credits to their owner alone', async () => {
    const { channel, ana, ben } = house;
    const asked = await ana.slash(channel, 'credits');
    await expect.poll(() => asked.messages[0]?.content, patiently).toMatch(/Credits: \d+/);
    expect(asked).toMatchObject({ answer: { isPrivate: true }, hasFailed: false });
    expect(asked.messages).toMatchObject([{ onlyFor: ana.id }]);
    expect(ben.reads(channel).some(({ content }) => content.includes('Credits:'))).toBe(false);
  });

  it('edit from the message menu, in the words beside one’s own clip', async () => {
    const { discord, ana, guild } = house;
    const quiet = guild.addChannel('menu');
    const clip = await house.clip('run.mp4', { seconds: 3 });
    const posted = await ana.send(quiet, { content: request, attachments: [clip] });
    const asked = await ana.menu(posted, 'Edit this clip');
    const film = await filmIn(() => quiet.messages());
    expect(await isTwoSeconds(film)).toBe(true);
    expect(asked.hasFailed).toBe(false);
    expect(discord.interaction(asked.id).answer?.type).toBe(5);
  });

  it('ask what to do with the clip of somebody else, whose words are not a request', async () => {
    const { ana, ben, guild } = house;
    const quiet = guild.addChannel('menu-of-others');
    const clip = await house.clip('ride.mp4');
    const posted = await ben.send(quiet, { content: 'mute it', attachments: [clip] });
    const asked = await ana.menu(posted, 'Edit this clip');
    await expect.poll(() => asked.messages[0]?.content, patiently).toMatch(/Got ride\.mp4/);
    expect(quiet.messages().filter(hasFilm)).toEqual([]);
  });
});

describe('a request', () => {
  it('is cancelled by /cancel, which skips the line', async () => {
    const { discord, ana, guild } = house;
    const quiet = guild.addChannel('stopped');
    const release = discord.holdDownloads();
    const asked = await ana.send(quiet, {
      content: `${discord.bot.mention} ${request}`,
      attachments: [await house.clip('longer.mp4')],
    });
    await expect.poll(() => answersTo(asked).length, patiently).toBe(1);
    const cancelled = await ana.slash(quiet, 'cancel');
    await expect.poll(() => first(answersTo(asked)).content, patiently).toContain('Stopped');
    release();
    await expect.poll(() => cancelled.messages[0]?.isThinking, patiently).toBe(false);
    expect(cancelled.answer?.isPrivate).toBe(true);
  });

  it('is cancelled by a button, before the clip has even arrived', async () => {
    const { discord, ana, guild } = house;
    const quiet = guild.addChannel('cancelled');
    const release = discord.holdDownloads();
    const asked = await ana.send(quiet, {
      content: `${discord.bot.mention} ${request}`,
      attachments: [await house.clip('long.mp4')],
    });
    await expect.poll(() => answersTo(asked)[0]?.buttons[0]?.label, patiently).toBe('Cancel');
    await ana.tap(first(answersTo(asked)), 'Cancel');
    await expect.poll(() => first(answersTo(asked)).content, patiently).toContain('Stopped');
    release();
    expect(first(answersTo(asked))).toMatchObject({ buttons: [], attachments: [] });
  });
});
