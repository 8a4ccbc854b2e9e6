import { InputFile } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApi, refusalOf, wordsOf } from './bare-bot.ts';
import type { FakeTelegram, Person } from './driven.ts';
import { openTelegram } from './telegram.ts';

let telegram: FakeTelegram;
let api: ReturnType<typeof openApi>;
let ann: Person;

beforeEach(async () => {
  telegram = await openTelegram({ pace: 'none', uploadBytes: 1_000_000 });
  api = openApi(telegram);
  ann = telegram.person('Ann', { language: 'en' });
  ann.send('/start');
});
afterEach(() => telegram.close());

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(500)]);

describe('a message of the bot', () => {
  it('shows its text, what is marked in it, its buttons and what it answers', async () => {
    const asked = ann.send('hello');
    await api.sendMessage(
      ann.chat.id,
      '<b>Done</b>: 3 &lt; 4, see <a href="https://a.example/x">it</a>',
      {
        parse_mode: 'HTML',
        reply_parameters: { message_id: asked.message_id },
        disable_notification: true,
        reply_markup: {
          inline_keyboard: [
            [
              { text: 'Export', callback_data: 'b1' },
              { text: 'Web', url: 'https://b.example' },
            ],
          ],
        },
      },
    );
    expect(ann.chat.botMessages()).toMatchObject([
      {
        text: 'Done: 3 < 4, see it',
        marks: [
          { kind: 'bold', text: 'Done' },
          { kind: 'text_link', text: 'it', url: 'https://a.example/x' },
        ],
        buttons: [
          [
            { label: 'Export', data: 'b1' },
            { label: 'Web', url: 'https://b.example' },
          ],
        ],
        replyTo: asked.message_id,
        isSilent: true,
      },
    ]);
  });

  it("is refused in Telegram's words where its text cannot be", async () => {
    const say = (text: string, more = {}) => api.sendMessage(ann.chat.id, text, more);
    expect(await wordsOf(say('  \n'))).toBe('Bad Request: message text is empty');
    expect(await wordsOf(say('x'.repeat(4097)))).toBe('Bad Request: message is too long');
    expect(await wordsOf(say('<b>x', { parse_mode: 'HTML' }))).toBe(
      'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
    );
    expect(await wordsOf(say('<x>y</x>', { parse_mode: 'HTML' }))).toContain(
      'Unsupported start tag "x"',
    );
    const outside = { entities: [{ type: 'bold', offset: 0, length: 9 }] };
    expect(await wordsOf(say('short', outside))).toBe('Bad Request: ENTITY_BOUNDS_INVALID');
    const data = {
      reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'ж'.repeat(33) }]] },
    };
    expect(await wordsOf(say('x', data))).toBe('Bad Request: BUTTON_DATA_INVALID');
    const lost = { reply_parameters: { message_id: 999 } };
    expect(await wordsOf(say('x', lost))).toBe('Bad Request: message to be replied not found');
    const mayLack = { reply_parameters: { message_id: 999, allow_sending_without_reply: true } };
    await expect(say('x', mayLack)).resolves.toMatchObject({ text: 'x' });
  });
});

describe('an edit', () => {
  it("is edited, and refused where nothing would change, where it is gone, and where it is not the bot's", async () => {
    const mine = ann.send('mine');
    const { message_id: id } = await api.sendMessage(ann.chat.id, 'one');
    await api.editMessageText(ann.chat.id, id, 'two');
    expect(ann.chat.message(id).versions.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(await wordsOf(api.editMessageText(ann.chat.id, id, ' two '))).toMatch(
      /^Bad Request: message is not modified: specified new message content and reply markup/,
    );
    expect(await wordsOf(api.editMessageText(ann.chat.id, mine.message_id, 'x'))).toBe(
      "Bad Request: message can't be edited",
    );
    ann.chat.deleteMessage(id);
    expect(await wordsOf(api.editMessageText(ann.chat.id, id, 'three'))).toBe(
      'Bad Request: message to edit not found',
    );
  });

  it('loses its buttons by an edit that has none', async () => {
    const keyboard = { inline_keyboard: [[{ text: 'Cancel', callback_data: 'c' }]] };
    const { message_id: id } = await api.sendMessage(ann.chat.id, 'one', {
      reply_markup: keyboard,
    });
    await api.editMessageText(ann.chat.id, id, 'two', { reply_markup: keyboard });
    expect(ann.chat.message(id).buttons).toHaveLength(1);
    await api.editMessageText(ann.chat.id, id, 'two');
    expect(ann.chat.message(id).buttons).toEqual([]);
  });
});

describe('a medium', () => {
  it('comes with its real bytes and what was said of it', async () => {
    const bytes = Buffer.from('a film');
    await api.sendVideo(ann.chat.id, new InputFile(bytes, 'out.mp4'), {
      caption: 'Here',
      width: 640,
      height: 360,
      duration: 12,
      supports_streaming: true,
      thumbnail: new InputFile(jpeg, 't.jpg'),
    });
    const [message] = ann.chat.botMessages();
    expect(message).toMatchObject({
      text: 'Here',
      media: {
        kind: 'video',
        name: 'out.mp4',
        width: 640,
        height: 360,
        durationSeconds: 12,
        streams: true,
      },
    });
    expect(message?.media?.bytes).toEqual(bytes);
    expect(message?.media?.thumbnail).toEqual(jpeg);
  });

  it('takes the place of a text by an edit, after which the text cannot be edited as one', async () => {
    const { message_id: id } = await api.sendMessage(ann.chat.id, 'Working…');
    const media = (caption: string) => ({
      type: 'video' as const,
      media: new InputFile(Buffer.from('film'), 'out.mp4'),
      caption,
      width: 320,
    });
    await api.editMessageMedia(ann.chat.id, id, media('Done'));
    expect(ann.chat.message(id)).toMatchObject({
      text: 'Done',
      media: { kind: 'video', width: 320 },
    });
    expect(await wordsOf(api.editMessageText(ann.chat.id, id, 'x'))).toBe(
      'Bad Request: there is no text in the message to edit',
    );
    await api.editMessageCaption(ann.chat.id, id, { caption: 'Finished' });
    await api.editMessageMedia(ann.chat.id, id, media('Again'));
    expect(ann.chat.message(id).versions.map(({ text }) => text)).toEqual([
      'Working…',
      'Done',
      'Finished',
      'Again',
    ]);
    expect(await wordsOf(api.editMessageCaption(ann.chat.id, 101, { caption: 'x' }))).toContain(
      "can't be edited",
    );
  });
});

describe('a medium that cannot be had', () => {
  it('is refused where it is too large or its caption too long', async () => {
    const large = new InputFile(Buffer.alloc(1_000_001), 'large.mp4');
    expect(await refusalOf(api.sendVideo(ann.chat.id, large))).toMatchObject({
      error_code: 413,
      description: 'Request Entity Too Large',
    });
    const small = new InputFile(Buffer.from('x'), 'x.mp4');
    expect(await wordsOf(api.sendVideo(ann.chat.id, small, { caption: 'y'.repeat(1025) }))).toBe(
      'Bad Request: message caption is too long',
    );
  });

  it('is fetched by Telegram from a public address', async () => {
    const outside = await openTelegram({
      reverseProxy: { 'https://bot.example': telegram.apiRoot },
    });
    const bob = outside.person('Bob');
    bob.send('hi');
    const call = openApi(outside).sendVideo(bob.chat.id, 'https://bot.example/nothing.mp4');
    expect(await wordsOf(call)).toBe('Bad Request: failed to get HTTP URL content');
    expect(await wordsOf(openApi(outside).sendVideo(bob.chat.id, 'http://127.0.0.1:1/x.mp4'))).toBe(
      'Bad Request: wrong HTTP URL specified',
    );
    await outside.close();
  });
});

describe('who the bot cannot write to', () => {
  it("is told apart in Telegram's words", async () => {
    const stranger = telegram.person('Stranger');
    expect(await wordsOf(api.sendMessage(stranger.chat.id, 'x'))).toBe(
      'Bad Request: chat not found',
    );
    ann.blocks();
    expect(await refusalOf(api.sendMessage(ann.chat.id, 'x'))).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    const group = telegram.supergroup('Crew');
    group.removeBot();
    expect(await wordsOf(api.sendMessage(group.id, 'x'))).toBe(
      'Forbidden: bot was kicked from the supergroup chat',
    );
  });

  it('is a group under its new id', async () => {
    const group = telegram.group('Crew');
    const next = group.migrate();
    expect(await refusalOf(api.sendMessage(group.id, 'x'))).toMatchObject({
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: next.id },
    });
    await api.sendMessage(next.id, 'x');
    expect(next.botMessages()).toHaveLength(1);
  });
});

describe('a forum', () => {
  it("takes messages in a topic, and refuses General's number and topics that are gone or closed", async () => {
    const forum = telegram.supergroup('Forum', { topics: ['Cuts', 'Old'] });
    const say = (thread?: number) =>
      api.sendMessage(forum.id, 'x', thread === undefined ? {} : { message_thread_id: thread });
    await say(forum.topic('Cuts'));
    await say();
    expect(forum.botMessages().map(({ topic }) => topic)).toEqual([forum.topic('Cuts'), undefined]);
    expect(await wordsOf(say(1))).toBe('Bad Request: message thread not found');
    await api.sendChatAction(forum.id, 'typing', { message_thread_id: 1 });
    forum.closeTopic('Cuts');
    expect(await wordsOf(say(forum.topic('Cuts')))).toBe('Bad Request: TOPIC_CLOSED');
    const old = forum.topic('Old');
    forum.deleteTopic('Old');
    expect(await wordsOf(say(old))).toBe('Bad Request: message thread not found');
  });
});
