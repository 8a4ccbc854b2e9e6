import { buffer } from 'node:stream/consumers';
import type { Update } from 'grammy/types';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApi, refusalOf, wordsOf } from './bare-bot.ts';
import type { FakeTelegram, Person } from './driven.ts';
import { openTelegram } from './telegram.ts';

let telegram: FakeTelegram;
let api: ReturnType<typeof openApi>;
let ann: Person;

beforeEach(async () => {
  telegram = await openTelegram({ downloadBytes: 1_000 });
  api = openApi(telegram);
  ann = telegram.person('Ann', { language: 'zh-hans' });
});
afterEach(() => telegram.close());

const textsOf = (updates: readonly Update[]) => updates.map(({ message }) => message?.text);

describe('updates', () => {
  it('come again until a later offset confirms them', async () => {
    ann.send('one');
    ann.send('two');
    const first = await api.getUpdates({ limit: 1 });
    expect(textsOf(first)).toEqual(['one']);
    expect(textsOf(await api.getUpdates())).toEqual(['one', 'two']);
    const offset = (first[0]?.update_id ?? 0) + 1;
    expect(textsOf(await api.getUpdates({ offset }))).toEqual(['two']);
    expect(telegram.pendingUpdates()).toBe(1);
    expect(telegram.confirmedBelow()).toBe(offset);
  });

  it('are waited for, and end the wait at once', async () => {
    const waited = api.getUpdates({ timeout: 20 });
    await telegram.until(() => telegram.calls.length > 0, 'the poll');
    ann.send('now');
    expect(textsOf(await waited)).toEqual(['now']);
  });

  it('go to the newer of two pollers, and the older is told', async () => {
    const older = wordsOf(api.getUpdates({ timeout: 20 }));
    await telegram.until(() => telegram.calls.length > 0, 'the first poll');
    const newer = api.getUpdates({ timeout: 20 });
    expect(await older).toBe(
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    ann.send('for the newer');
    expect(textsOf(await newer)).toEqual(['for the newer']);
  });

  it('are refused to whoever polls beside a webhook, or with a token that is not good', async () => {
    await api.setWebhook('https://bot.example/hook', { secret_token: 's3cret' });
    expect(await refusalOf(api.getUpdates())).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await api.deleteWebhook();
    await expect(api.getUpdates()).resolves.toEqual([]);
    telegram.revokeToken();
    expect(await refusalOf(api.getUpdates())).toMatchObject({
      error_code: 401,
      description: 'Unauthorized',
    });
  });

  it('may come once more after they were confirmed', async () => {
    ann.send('one');
    const [update] = await api.getUpdates();
    const offset = (update?.update_id ?? 0) + 1;
    telegram.redeliver();
    expect(await api.getUpdates({ offset })).toEqual([update]);
  });
});

describe('what people do', () => {
  it("reaches the bot in Telegram's form", async () => {
    ann.send({
      video: { sizeBytes: 500, name: 'cat.mp4', durationSeconds: 7 },
      caption: 'trim it',
    });
    const sent = ann.send('/start payload');
    ann.edit(sent, '/start other');
    const updates = await api.getUpdates();
    expect(updates).toMatchObject([
      {
        message: {
          from: { first_name: 'Ann', language_code: 'zh-hans' },
          chat: { id: ann.chat.id, type: 'private' },
          caption: 'trim it',
          video: { file_name: 'cat.mp4', file_size: 500, duration: 7, mime_type: 'video/mp4' },
        },
      },
      {
        message: {
          text: '/start payload',
          entities: [{ type: 'bot_command', offset: 0, length: 6 }],
        },
      },
      { edited_message: { message_id: sent.message_id, text: '/start other' } },
    ]);
  });
});

describe('what people do in groups', () => {
  it('in a group is heard only where it is meant for the bot, unless the bot hears all', async () => {
    const group = telegram.supergroup('Crew');
    const own = await api.sendMessage(group.id, 'hello');
    ann.send('between us', { in: group });
    ann.send('/credits@somebody_else_bot', { in: group });
    ann.send('/credits', { in: group });
    ann.send(`hey @${telegram.bot.username} trim`, { in: group });
    ann.send('this one', { in: group, replyTo: own.message_id });
    expect(textsOf(await api.getUpdates())).toEqual([
      '/credits',
      `hey @${telegram.bot.username} trim`,
      'this one',
    ]);
    const open = telegram.supergroup('Open', { isBotAdmin: true });
    ann.send('all of it', { in: open });
    expect(textsOf(await api.getUpdates()).at(-1)).toBe('all of it');
  });

  it("as a chat is told by sender_chat, and a channel's posts stand in its group", async () => {
    const group = telegram.supergroup('Crew', { isBotAdmin: true });
    const channel = telegram.channel('News', { linkedGroup: group });
    ann.send('as admin', { in: group, as: 'anonymous-admin' });
    ann.send('as channel', { in: group, as: channel });
    channel.post({ text: 'a post' });
    expect((await api.getUpdates()).map(({ message }) => message)).toMatchObject([
      { from: { username: 'GroupAnonymousBot', is_bot: true }, sender_chat: { id: group.id } },
      { from: { username: 'Channel_Bot' }, sender_chat: { id: channel.id } },
      { from: { id: 777_000 }, sender_chat: { id: channel.id }, is_automatic_forward: true },
    ]);
  });

  it("in a topic answers the topic's first message; an answer elsewhere names a thread that is no topic", async () => {
    const forum = telegram.supergroup('Forum', { topics: ['Cuts'], isBotAdmin: true });
    const plain = telegram.supergroup('Plain', { isBotAdmin: true });
    const root = ann.send('root', { in: plain });
    ann.send('in topic', { in: forum, topic: forum.topic('Cuts') });
    ann.send('in general', { in: forum });
    ann.send('answer', { in: plain, replyTo: root.message_id });
    const [, topic, general, answer] = (await api.getUpdates()).map(({ message }) => message);
    expect(topic).toMatchObject({
      message_thread_id: forum.topic('Cuts'),
      is_topic_message: true,
      reply_to_message: { message_id: forum.topic('Cuts'), forum_topic_created: { name: 'Cuts' } },
    });
    expect(general?.message_thread_id).toBeUndefined();
    expect(answer).toMatchObject({ message_thread_id: root.message_id });
    expect(answer?.is_topic_message).toBeUndefined();
  });
});

describe('what people do with clips and buttons', () => {
  it('as an album is one update for each item, at once or apart', async () => {
    const items = [1, 2, 3].map((number) => ({ video: { sizeBytes: number } }));
    ann.sendAlbum(items, { splitAfter: 2, restAfterMs: 50 });
    const first = await api.getUpdates();
    expect(first).toHaveLength(2);
    const offset = (first.at(-1)?.update_id ?? 0) + 1;
    const [rest] = await api.getUpdates({ offset, timeout: 5 });
    expect(rest?.message?.media_group_id).toBe(first[0]?.message?.media_group_id);
  });

  it('with a button is answered once and in time', async () => {
    const keyboard = { inline_keyboard: [[{ text: 'Cancel', callback_data: 'c1' }]] };
    ann.send('hi');
    await api.sendMessage(ann.chat.id, 'working', { reply_markup: keyboard });
    const [first, late] = [ann.tap(ann.chat, 'Cancel'), ann.tap(ann.chat, 'Cancel')];
    const [, tapped] = await api.getUpdates();
    expect(tapped?.callback_query).toMatchObject({
      id: first,
      data: 'c1',
      from: { first_name: 'Ann' },
    });
    await api.answerCallbackQuery(first, { text: 'Stopping' });
    expect(ann.answerTo(first)).toEqual({ text: 'Stopping' });
    telegram.expireQueries();
    expect(await wordsOf(api.answerCallbackQuery(late))).toBe(
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    );
  });
});

describe('a file', () => {
  const fetchFile = async (path: string) => {
    const answer = await request(`${telegram.apiRoot}/file/bot${telegram.token}/${path}`);
    return { status: answer.statusCode, bytes: await buffer(answer.body) };
  };

  it('is had by its link for an hour, as long as it is not too big', async () => {
    const bytes = Buffer.from('the real bytes');
    const { video } = ann.send({ video: { bytes } });
    const { file_path: path = '' } = await api.getFile(video?.file_id ?? '');
    expect(path).toMatch(/^videos\/file_\d+\.mp4$/);
    expect(await fetchFile(path)).toEqual({ status: 200, bytes });
    telegram.expireLinks();
    expect(await fetchFile(path)).toMatchObject({ status: 404 });
    const large = ann.send({ document: { sizeBytes: 1_001, isSizeHidden: true, name: 'a.mov' } });
    expect(large.document?.file_size).toBeUndefined();
    expect(await wordsOf(api.getFile(large.document?.file_id ?? ''))).toBe(
      'Bad Request: file is too big',
    );
    expect(await wordsOf(api.getFile('nonsense'))).toBe(
      'Bad Request: wrong file_id or the file is temporarily unavailable',
    );
  });
});
