import { GrammyError, HttpError } from 'grammy';
import type { Update } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { isTokenRefused, toBotError } from '../../../src/adapters/telegram/errors.ts';
import { toInboundMessage } from '../../../src/adapters/telegram/inbound.ts';
import { limitsOf } from '../../../src/adapters/telegram/limits.ts';
import { toTelegramPayloads } from '../../../src/adapters/telegram/outbound.ts';
import { say } from './rig.ts';

const me = { id: 7_000_000_001, username: 'Cutroom_Bot' };
const ada = {
  id: 11,
  is_bot: false,
  first_name: 'Ada',
  last_name: 'Lovelace',
  language_code: 'pt-BR',
};
const crew = { id: -1_001, type: 'supergroup', title: 'Crew' } as const;
const inPrivate = { id: 11, type: 'private', first_name: 'Ada' } as const;
const clip = { file_id: 'F', file_unique_id: 'U', width: 1, height: 1, duration: 2, file_size: 9 };

/** Proof for the cast: what Telegram sends is JSON, and each test names what it reads. */
function toUpdate(message: object, kind: 'message' | 'edited_message' = 'message'): Update {
  const whole = { message_id: 5, date: 1_750_000_000, from: ada, chat: inPrivate, ...message };
  return { update_id: 1, [kind]: whole } as unknown as Update;
}

const read = (message: object) => toInboundMessage(toUpdate(message), me);

describe('an update', () => {
  test('becomes a message with its author by full name and language', () => {
    expect(read({ text: 'hi' })).toEqual({
      id: '5',
      number: 5,
      thread: { id: 'telegram:11', kind: 'direct' },
      author: { id: 'telegram:11', name: 'Ada Lovelace', languageTag: 'pt-BR' },
      text: 'hi',
      attachments: [],
      sentAt: 1_750_000_000_000,
      isForwarded: false,
    });
  });

  test('of a sticker in private is a message without words', () => {
    expect(read({ sticker: { file_id: 'S' } })).toMatchObject({ text: '', attachments: [] });
  });

  test.each([
    ['a sticker in a group', { sticker: { file_id: 'S' }, chat: crew }],
    ['somebody who came', { new_chat_members: [ada], chat: crew }],
    ['a pinned message', { pinned_message: { message_id: 4 } }],
    ['the bot itself', { from: { ...ada, id: me.id, is_bot: true }, text: 'hi' }],
    ['another bot', { from: { ...ada, is_bot: true }, text: 'hi' }],
    ['nobody', { from: undefined, text: 'hi' }],
  ])('of %s is nobody speaking to the bot', (_name, message) => {
    expect(read(message)).toBeUndefined();
  });

  test('that mentions the bot by name in any case, or as a person without a name, addresses it', () => {
    const entities = [{ type: 'mention', offset: 5, length: 12 }];
    expect(read({ chat: crew, text: 'trim @cutroom_bot now', entities })).toMatchObject({
      text: 'trim now',
    });
    const named = [{ type: 'text_mention', offset: 0, length: 7, user: { id: me.id } }];
    expect(read({ chat: crew, text: 'Cutroom trim', entities: named })).toMatchObject({
      text: 'trim',
    });
  });

  test('that mentions somebody else is for them', () => {
    const entities = [{ type: 'mention', offset: 0, length: 4 }];
    expect(read({ chat: crew, text: '@bob trim', entities })).toBeUndefined();
  });
});

describe('an update about something else', () => {
  test('with a word that hides the address of a clip shows the address', () => {
    const entities = [
      { type: 'text_link', offset: 0, length: 4, url: 'https://a.example/b.mp4?x=1' },
    ];
    expect(read({ text: 'this one', entities })).toMatchObject({
      text: 'this one https://a.example/b.mp4?x=1',
    });
    const page = [{ type: 'text_link', offset: 0, length: 4, url: 'https://a.example/about' }];
    expect(read({ text: 'this one', entities: page })).toMatchObject({ text: 'this one' });
  });

  test('that replies to words with the address of a clip is about that clip', () => {
    const replied = { message_id: 2, text: 'see https://a.example/b.mp4!', from: { id: 12 } };
    expect(read({ text: 'trim it', reply_to_message: replied })).toMatchObject({
      text: 'trim it https://a.example/b.mp4',
    });
  });

  test('that replies to a clip in another chat is about that clip', () => {
    expect(read({ text: 'trim it', external_reply: { video: clip } })?.attachments).toEqual([
      expect.objectContaining({ locator: { fileId: 'F', uniqueId: 'U' } }),
    ]);
  });

  test('that replies to a clip says which file it is, and that it came before', () => {
    const replied = { message_id: 2, video: clip, from: { id: 11 } };
    const quoted = read({ text: 'trim it', reply_to_message: replied })?.attachments;
    expect(quoted).toMatchObject([{ identity: 'U', isQuoted: true }]);
    const [sent] = read({ video: clip })?.attachments ?? [];
    expect(sent).toMatchObject({ identity: 'U' });
    expect(sent).not.toHaveProperty('isQuoted');
  });

  test('with a file of its own is about that one, whatever it replies to', () => {
    const song = { file_id: 'A', file_unique_id: 'B', duration: 1, file_name: 'song.mp3' };
    const found = read({ caption: 'add this', audio: song, reply_to_message: { video: clip } });
    expect(found?.attachments.map(({ name }) => name)).toEqual(['song.mp3']);
  });

  test('of a chain of replies in a group without topics is in the one thread of the group', () => {
    const entities = [{ type: 'bot_command', offset: 0, length: 5 }];
    const found = read({ chat: crew, text: '/help', entities, message_thread_id: 77 });
    expect(found?.thread).toEqual({ id: 'telegram:-1001', kind: 'group' });
  });

  test('of a tap on a button of an old message knows its chat', () => {
    const message = { chat: inPrivate, message_id: 3, date: 0 };
    const tap = { id: '99', from: ada, chat_instance: 'x', data: 'b1', message };
    // As above.
    const update = { update_id: 1, callback_query: tap } as unknown as Update;
    expect(toInboundMessage(update, me)).toMatchObject({
      id: '3~99',
      button: 'b1',
      thread: { id: 'telegram:11' },
    });
  });
});

describe('a message to people', () => {
  const limits = limitsOf('https://api.telegram.org');

  test('loses a button whose id Telegram would not carry', () => {
    const buttons = [[{ id: 'x'.repeat(65), label: 'Long' }], [{ id: 'ok', label: 'OK' }]];
    expect(toTelegramPayloads(say('hi', { buttons }), limits).keyboard).toEqual({
      inline_keyboard: [[{ text: 'OK', callback_data: 'ok' }]],
    });
  });

  test('replies to nothing where the message has no number', () => {
    const replyTo = { thread: 'telegram:1', messageId: 'unknown' } as const;
    expect(toTelegramPayloads(say('hi', { replyTo }), limits)).not.toHaveProperty('replyTo');
  });

  test('may be larger where an own server carries it', () => {
    expect(limits.uploadBytes).toBe(50_000_000);
    expect(limitsOf('http://127.0.0.1:8081').uploadBytes).toBe(2_000_000_000);
    expect(limitsOf('https://api.telegram.org.evil.example').uploadBytes).toBe(2_000_000_000);
  });
});

describe('an error', () => {
  const refuse = (code: number, description: string, parameters = {}) =>
    new GrammyError(
      "Call to 'sendMessage' failed!",
      { ok: false, error_code: code, description, parameters },
      'sendMessage',
      { text: 'what somebody wrote' },
    );

  test.each([
    [401, 'Unauthorized', 'chat-unreachable'],
    [403, 'Forbidden: bot was blocked by the user', 'chat-gone'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'chat-refused'],
    [400, 'Bad Request: message thread not found', 'chat-gone'],
    [413, 'Request Entity Too Large', 'message-too-large'],
    [500, 'Internal Server Error', 'chat-unreachable'],
    [502, 'HTTP 502', 'chat-unreachable'],
  ])('of %i %s is known', (status, description, code) => {
    expect(toBotError(refuse(status, description)).code).toBe(code);
  });

  test('is the token only where Telegram itself says so', () => {
    expect(isTokenRefused(refuse(401, 'Unauthorized'))).toBe(true);
    expect(isTokenRefused(refuse(404, 'Not Found'))).toBe(true);
    expect(isTokenRefused(refuse(404, 'HTTP 404'))).toBe(false);
    expect(isTokenRefused(refuse(409, 'Conflict'))).toBe(false);
  });

  test('of going too fast says for how long to wait, also where only the words say so', () => {
    const long = refuse(429, 'Too Many Requests: retry after 14000', { retry_after: 14_000 });
    expect(toBotError(long)).toMatchObject({ code: 'chat-rate-limited', retryAfterMs: 14_000_000 });
    const words = refuse(429, 'Too Many Requests: retry after 7');
    expect(toBotError(words).retryAfterMs).toBe(7_000);
    expect(toBotError(refuse(429, 'Too Many Requests')).retryAfterMs).toBe(30_000);
  });

  test('carries on neither what people wrote nor an address', () => {
    const inner = new Error('request to https://api.telegram.org/bot1:SECRET/getMe failed');
    for (const error of [
      refuse(400, 'Bad Request: x'),
      new HttpError('Network request failed', inner),
    ]) {
      const known = toBotError(error);
      const told = `${known.stack} ${JSON.stringify(known)} ${String(known.cause)}`;
      expect(told).not.toContain('SECRET');
      expect(told).not.toContain('what somebody wrote');
    }
  });

  test('of several addresses that refuse the connection proves that nothing was sent', () => {
    const refused = (code: string) => Object.assign(new Error('no'), { code });
    const all = new AggregateError([refused('ECONNREFUSED'), refused('ECONNREFUSED')]);
    expect(toBotError(new HttpError('failed', all))).toMatchObject({ neverSent: true });
    const broken = new AggregateError([refused('ECONNREFUSED'), refused('ECONNRESET')]);
    expect(toBotError(new HttpError('failed', broken))).toMatchObject({ neverSent: false });
  });
});
