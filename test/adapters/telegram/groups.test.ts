import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InboundMessage } from '../../../src/core/message.ts';
import { openRig, type Rig, say } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig({ telegram: { hasPrivacyMode: false } });
  await rig.start();
});
afterEach(() => rig.close());

const bytes = new Uint8Array([1, 2, 3]);
const me = () => `@${rig.telegram.bot.username}`;
const says = (text: string) => (message: InboundMessage) => message.text === text;

describe('in a group', () => {
  test('a mention addresses the bot, and is no part of what is said', async () => {
    const group = rig.telegram.group('Crew');
    rig.telegram.person('Ada').send(`Hey ${me()}, trim the pauses`, { in: group });
    const heard = await rig.hears(says('Hey , trim the pauses'));
    expect(heard).toMatchObject({
      thread: { id: `telegram:${group.id}`, kind: 'group' },
      memberOf: [`telegram:${group.id}`],
    });
    expect(heard).not.toHaveProperty('isAddressed');
  });

  test('so does a mention at the start', async () => {
    const group = rig.telegram.group('Crew');
    rig.telegram.person('Ada').send(`${me()}: trim the pauses`, { in: group });
    await rig.hears(says('trim the pauses'));
  });

  test('so does a reply to the bot', async () => {
    const group = rig.telegram.group('Crew');
    const ada = rig.telegram.person('Ada');
    await rig.adapter.post(`telegram:${group.id}`, say('Here you are'), 'k');
    const own = group.botMessages().at(-1)?.id ?? 0;
    ada.send('make it shorter', { in: group, replyTo: own });
    expect(await rig.hears(says('make it shorter'))).not.toHaveProperty('isAddressed');
  });

  test('so does a command, but not one for another bot', async () => {
    const group = rig.telegram.group('Crew');
    const ada = rig.telegram.person('Ada');
    ada.send('/help@another_bot', { in: group });
    ada.send(`/credits${me()}`, { in: group });
    const heard = await rig.hears(({ command }) => command !== undefined);
    expect(heard.command).toEqual({ name: 'credits', argument: '' });
    expect(rig.received).toHaveLength(1);
  });
});

describe('what others say in a group', () => {
  test('a clip for others is told as not addressed, words for others are not told at all', async () => {
    const group = rig.telegram.group('Crew');
    const ada = rig.telegram.person('Ada');
    ada.send('nice weather', { in: group });
    ada.send({ video: { bytes, name: 'clip.mp4' } }, { in: group });
    const heard = await rig.hears(({ attachments }) => attachments.length > 0);
    expect(heard.isAddressed).toBe(false);
    expect(rig.received).toHaveLength(1);
  });

  test('an album is addressed as a whole by the mention on one of its clips', async () => {
    const group = rig.telegram.group('Crew');
    rig.telegram
      .person('Ada')
      .sendAlbum(
        [{ video: { bytes } }, { video: { bytes }, caption: `${me()} join` }, { video: { bytes } }],
        { in: group },
      );
    const heard = await rig.hears(({ attachments }) => attachments.length === 3);
    expect(heard).not.toHaveProperty('isAddressed');
    expect(heard.text).toBe('join');
  });

  test('a mention that replies to the clip of somebody else is about that clip', async () => {
    const group = rig.telegram.group('Crew');
    const clip = rig.telegram
      .person('Bob')
      .send({ video: { bytes, name: 'bob.mp4' } }, { in: group });
    rig.telegram.person('Ada').send(`${me()} trim it`, { in: group, replyTo: clip.message_id });
    const heard = await rig.hears(says('trim it'));
    expect(heard.attachments.map(({ name }) => name)).toEqual(['bob.mp4']);
    expect(heard.author.name).toBe('Ada');
  });
});

describe('who speaks in a group', () => {
  test('anonymous administrators and channels are somebody of their own', async () => {
    const group = rig.telegram.supergroup('Crew');
    const channel = rig.telegram.channel('News');
    const ada = rig.telegram.person('Ada');
    ada.send(`${me()} one`, { in: group, as: 'anonymous-admin' });
    ada.send(`${me()} two`, { in: group, as: channel });
    ada.send(`${me()} three`, { in: group });
    const authors = await Promise.all(
      ['one', 'two', 'three'].map(async (text) => (await rig.hears(says(text))).author.id),
    );
    expect(authors).toEqual([
      `telegram:${group.id}`,
      `telegram:${channel.id}`,
      `telegram:${ada.user.id}`,
    ]);
  });

  test("a channel's post in its discussion group can be spoken about by a reply", async () => {
    const group = rig.telegram.supergroup('Talk');
    const channel = rig.telegram.channel('News', { linkedGroup: group });
    channel.post({ video: { bytes, name: 'news.mp4' } });
    const post = await rig.hears(({ attachments }) => attachments.length > 0);
    expect(post).toMatchObject({ isAddressed: false, author: { id: `telegram:${channel.id}` } });
    rig.telegram.person('Ada').send(`${me()} trim it`, { in: group, replyTo: Number(post.id) });
    expect((await rig.hears(says('trim it'))).attachments).toHaveLength(1);
  });
});

describe('in a forum', () => {
  test('a topic is a thread of its own, and answers go there', async () => {
    const forum = rig.telegram.supergroup('Forum', { topics: ['Cuts', 'Music'] });
    const topic = forum.topic('Cuts');
    rig.telegram.person('Ada').send(`${me()} trim`, { in: forum, topic });
    const { thread } = await rig.hears(says('trim'));
    expect(thread.id).toBe(`telegram:${forum.id}:${topic}`);
    await rig.adapter.post(thread.id, say('on it'), 'k');
    await rig.adapter.showActivity(thread.id, 'uploading');
    expect(forum.botMessages().at(-1)).toMatchObject({ text: 'on it', topic });
    await rig.telegram.until(() => forum.activities().length > 0, 'the activity shows');
    expect(forum.activities().at(-1)).toMatchObject({ action: 'upload_video', topic });
  });

  test('words in a topic that the bot made are not therefore for the bot', async () => {
    const forum = rig.telegram.supergroup('Forum', { topics: ['Cuts'] });
    const ada = rig.telegram.person('Ada');
    ada.send('nice weather', { in: forum, topic: forum.topic('Cuts') });
    ada.send(`${me()} trim`, { in: forum, topic: forum.topic('Cuts') });
    await rig.hears(says('trim'));
    expect(rig.received).toHaveLength(1);
  });

  test.each(['absent', 1] as const)(
    'General (thread %s) is one thread, to which messages go without its number and activities with it',
    async (generalThread) => {
      const forum = rig.telegram.supergroup('Forum', { topics: ['Cuts'], generalThread });
      rig.telegram.person('Ada').send(`${me()} trim`, { in: forum });
      const { thread } = await rig.hears(says('trim'));
      expect(thread.id).toBe(`telegram:${forum.id}:1`);
      await rig.adapter.post(thread.id, say('on it'), 'k');
      await rig.adapter.showActivity(thread.id, 'typing');
      expect(rig.telegram.callsOf('sendMessage').at(-1)?.params).not.toHaveProperty(
        'message_thread_id',
      );
      await rig.telegram.until(() => forum.activities().length > 0, 'the activity shows');
      expect(forum.botMessages().at(-1)?.text).toBe('on it');
    },
  );

  test('a topic that is gone ends the answer, one that is closed refuses it', async () => {
    const forum = rig.telegram.supergroup('Forum', { topics: ['Cuts', 'Music'] });
    const [cuts, music] = [forum.topic('Cuts'), forum.topic('Music')];
    forum.deleteTopic('Cuts');
    forum.closeTopic('Music');
    const post = (topic: number) =>
      rig.adapter.post(`telegram:${forum.id}:${topic}`, say('hello'), 'k');
    await expect(post(cuts)).rejects.toMatchObject({ code: 'chat-gone' });
    await expect(post(music)).rejects.toMatchObject({ code: 'chat-refused' });
  });
});

describe('a group that becomes a supergroup', () => {
  test('goes on under its new id', async () => {
    const group = rig.telegram.group('Crew');
    const next = group.migrate();
    rig.telegram.person('Ada').send(`${me()} hello`, { in: next });
    await rig.hears(says('hello'));
    const move = { from: `telegram:${group.id}`, to: `telegram:${next.id}` };
    expect(rig.host.moved).toContainEqual(move);
    expect(rig.host.moved.every((each) => each.from === move.from && each.to === move.to)).toBe(
      true,
    );
  });

  test('takes answers that were meant for the old one', async () => {
    const group = rig.telegram.group('Crew');
    const ref = await rig.adapter.post(`telegram:${group.id}`, say('Working'), 'k');
    const next = group.migrate();
    await expect(rig.adapter.edit(ref, say('Done'))).rejects.toMatchObject({
      code: 'message-gone',
    });
    await rig.adapter.post(`telegram:${group.id}`, say('Done'), 'k2');
    expect(next.botMessages().map(({ text }) => text)).toEqual(['Done']);
  });
});
