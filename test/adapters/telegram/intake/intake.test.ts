import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InboundMessage } from '../../../../src/core/message.ts';
import type { Content } from '../../../fakes/telegram/driven.ts';
import { openRig, type Rig, readAll } from '../rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig({ telegram: { hasPrivacyMode: false } });
  await rig.start();
});
afterEach(() => rig.close());

const bytes = new Uint8Array([1, 2, 3, 4]);
const hasFile = ({ attachments }: InboundMessage) => attachments.length > 0;

describe('a file on a message', () => {
  const kinds: readonly (readonly [string, Content, Partial<InboundMessage['attachments'][0]>])[] =
    [
      ['a video', { video: { bytes, name: 'clip.mp4' } }, { kind: 'video', name: 'clip.mp4' }],
      ['an animation', { animation: { bytes } }, { kind: 'video', mimeType: 'video/mp4' }],
      ['a round note', { videoNote: { bytes } }, { kind: 'video', mimeType: 'video/mp4' }],
      ['a song', { audio: { bytes, name: 'song.mp3' } }, { kind: 'audio', name: 'song.mp3' }],
      ['a voice message', { voice: { bytes } }, { kind: 'audio' }],
      ['a photo', { photo: { bytes } }, { kind: 'image', mimeType: 'image/jpeg' }],
      [
        'a document',
        { document: { bytes, name: 'raw.mov', mimeType: 'video/quicktime' } },
        { kind: 'video', name: 'raw.mov', mimeType: 'video/quicktime' },
      ],
    ];
  test.each(kinds)('that is %s is an attachment of its kind', async (_name, content, expected) => {
    rig.telegram.person('Ada').send({ ...content, caption: 'trim it' });
    const heard = await rig.hears(hasFile);
    expect(heard.text).toBe('trim it');
    expect(heard.attachments).toHaveLength(1);
    expect(heard.attachments[0]).toMatchObject({ ...expected, sizeBytes: 4 });
    const [attachment] = heard.attachments;
    if (attachment === undefined) throw new Error('no attachment');
    expect(attachment.name).toMatch(/\.\w+$/);
    expect(await readAll(attachment.open(new AbortController().signal))).toEqual(
      Buffer.from(bytes),
    );
  });

  test('keeps no size that Telegram does not tell', async () => {
    rig.telegram.person('Ada').send({ video: { bytes, isSizeHidden: true }, caption: 'trim' });
    expect((await rig.hears(hasFile)).attachments[0]).not.toHaveProperty('sizeBytes');
  });

  test('is the one that a message with words replies to', async () => {
    const ada = rig.telegram.person('Ada');
    const clip = ada.send({ video: { bytes, name: 'clip.mp4' }, caption: 'look' });
    ada.send('trim the pauses', { replyTo: clip.message_id });
    const heard = await rig.hears(({ text }) => text === 'trim the pauses');
    expect(heard.attachments.map(({ name }) => name)).toEqual(['clip.mp4']);
  });

  test("is not the bot's own result, which somebody only answers", async () => {
    const ada = rig.telegram.person('Ada');
    ada.send('hello');
    const { thread } = await rig.hears(({ text }) => text === 'hello');
    const file = {
      kind: 'video' as const,
      name: 'cut.mp4',
      mimeType: 'video/mp4',
      sizeBytes: 4,
      async *open() {
        yield bytes;
      },
    };
    await rig.adapter.post(thread.id, { text: 'done', file, silent: true, visibility: 'all' }, 'k');
    const result = ada.chat.botMessages().at(-1);
    ada.send('make it shorter', result === undefined ? {} : { replyTo: result.id });
    expect((await rig.hears(({ text }) => text === 'make it shorter')).attachments).toEqual([]);
  });
});

describe('what a person sends in one go', () => {
  test('as an album is one message in the order sent, under the id of the one with the words', async () => {
    const ada = rig.telegram.person('Ada');
    const clips = ['a.mp4', 'b.mp4', 'c.mp4'];
    const parts = ada.sendAlbum(
      clips.map((name, at) => ({
        video: { bytes, name },
        ...(at === 0 ? { caption: 'join these' } : {}),
      })),
    );
    const heard = await rig.hears(hasFile);
    expect(heard.attachments.map(({ name }) => name)).toEqual(clips);
    expect(heard.text).toBe('join these');
    expect(heard.id).toBe(String(parts[0]?.message_id));
    expect(rig.received).toHaveLength(1);
  });

  test('as an album of ten that comes in two polls is one message', async () => {
    const items = Array.from({ length: 10 }, (_, at) => ({ video: { bytes, name: `${at}.mp4` } }));
    rig.telegram.person('Ada').sendAlbum(items, { splitAfter: 6, restAfterMs: 200 });
    const heard = await rig.hears(hasFile);
    expect(heard.attachments.map(({ name }) => name)).toEqual(items.map((each) => each.video.name));
    expect(rig.received).toHaveLength(1);
  });

  test('with a caption on each clip of an album is a numbered instruction for each', async () => {
    rig.telegram.person('Ada').sendAlbum([
      { video: { bytes }, caption: 'trim the pauses' },
      { video: { bytes }, caption: 'make it 9:16' },
    ]);
    expect((await rig.hears(hasFile)).text).toBe('1. trim the pauses\n2. make it 9:16');
  });

  test('as a comment with forwarded clips is one message, under the id of the comment', async () => {
    const ada = rig.telegram.person('Ada');
    const comment = ada.send('cut these together');
    ada.send({ video: { bytes, name: 'a.mp4' }, caption: 'my holiday' }, { isForwarded: true });
    ada.send({ video: { bytes, name: 'b.mp4' } }, { isForwarded: true });
    const heard = await rig.hears(hasFile);
    expect(heard.text).toBe('cut these together');
    expect(heard.id).toBe(String(comment.message_id));
    expect(heard.attachments.map(({ name }) => name)).toEqual(['a.mp4', 'b.mp4']);
    expect(rig.received).toHaveLength(1);
  });

  test('as a forwarded clip and words right after it is one message', async () => {
    const ada = rig.telegram.person('Ada');
    ada.send({ video: { bytes, name: 'a.mp4' } }, { isForwarded: true });
    ada.send('trim the pauses');
    const heard = await rig.hears(hasFile);
    expect(heard.text).toBe('trim the pauses');
    expect(rig.received).toHaveLength(1);
  });
});

describe('what a person sends', () => {
  test('as two requests stays two', async () => {
    const ada = rig.telegram.person('Ada');
    ada.send('trim the pauses');
    ada.send('add music');
    await rig.hears(({ text }) => text === 'add music');
    expect(rig.received.map(({ text }) => text)).toEqual(['trim the pauses', 'add music']);
  });

  test('is not mixed with what somebody else sends meanwhile', async () => {
    const group = rig.telegram.group('Crew');
    const [ada, bob] = [rig.telegram.person('Ada'), rig.telegram.person('Bob')];
    const { username } = rig.telegram.bot;
    ada.send(`@${username} cut this`, { in: group });
    bob.send({ video: { bytes }, caption: `@${username} trim` }, { in: group, isForwarded: true });
    await rig.hears(({ text }) => text === 'cut this');
    expect((await rig.hears(hasFile)).text).toBe('trim');
  });

  test('is not held up at all where it is a command', async () => {
    const ada = rig.telegram.person('Ada');
    ada.send('some words');
    ada.send('/cancel');
    await rig.hears(({ command }) => command?.name === 'cancel');
    expect(rig.received.map(({ text }) => text)).toEqual(['some words', '']);
  });
});

describe('what is said', () => {
  test('comes with who said it, in which language, and when', async () => {
    const before = Math.floor(Date.now() / 1_000) * 1_000;
    const ada = rig.telegram.person('Ada', { language: 'zh-hans' });
    const { message_id: id } = ada.send('你好');
    const heard = await rig.hears(({ text }) => text === '你好');
    expect(heard).toMatchObject({
      id: String(id),
      thread: { id: `telegram:${ada.chat.id}`, kind: 'direct' },
      author: { id: `telegram:${ada.user.id}`, name: 'Ada', languageTag: 'zh-hans' },
      attachments: [],
    });
    expect(heard.sentAt).toBeGreaterThanOrEqual(before);
    expect(heard).not.toHaveProperty('memberOf');
    expect(heard).not.toHaveProperty('isAddressed');
  });

  test('as a command loses its slash and keeps its argument', async () => {
    rig.telegram.person('Ada').send('/start from_the_website');
    const heard = await rig.hears(({ command }) => command !== undefined);
    expect(heard.command).toEqual({ name: 'start', argument: 'from_the_website' });
  });

  test('in a caption may be a command too', async () => {
    rig.telegram.person('Ada').send({ video: { bytes }, caption: '/edit trim the pauses' });
    const heard = await rig.hears(hasFile);
    expect(heard.command).toEqual({ name: 'edit', argument: 'trim the pauses' });
  });

  test('and changed later says so under the same id', async () => {
    const ada = rig.telegram.person('Ada');
    const message = ada.send('trim the pauzes');
    await rig.hears(({ text }) => text === 'trim the pauzes');
    ada.edit(message, 'trim the pauses');
    const heard = await rig.hears(({ change }) => change === 'edited');
    expect(heard).toMatchObject({ id: String(message.message_id), text: 'trim the pauses' });
  });

  test('by another bot is not listened to', async () => {
    rig.telegram.person('Robot', { isBot: true }).send('hello');
    rig.telegram.person('Ada').send('hi');
    await rig.hears(({ text }) => text === 'hi');
    expect(rig.received).toHaveLength(1);
  });
});

describe('a tap on a button', () => {
  test('carries its id, and ends the clock on the button', async () => {
    const ada = rig.telegram.person('Ada');
    ada.send('hello');
    const { thread } = await rig.hears(({ text }) => text === 'hello');
    const buttons = [[{ id: 'abc123', label: 'Undo' }]];
    await rig.adapter.post(
      thread.id,
      { text: 'hi', buttons, silent: true, visibility: 'all' },
      'k',
    );
    const query = ada.tap(ada.chat, 'Undo');
    const heard = await rig.hears(({ button }) => button !== undefined);
    expect(heard).toMatchObject({ button: 'abc123', text: '', thread, author: { name: 'Ada' } });
    expect(heard.id).toContain(query);
    await rig.telegram.until(() => ada.answerTo(query) !== undefined, 'the tap is answered');
  });

  test('that is too old to be answered is heard all the same', async () => {
    const ada = rig.telegram.person('Ada');
    ada.send('hello');
    const { thread } = await rig.hears(({ text }) => text === 'hello');
    const buttons = [[{ id: 'abc123', label: 'Undo' }]];
    await rig.adapter.post(
      thread.id,
      { text: 'hi', buttons, silent: true, visibility: 'all' },
      'k',
    );
    rig.telegram.fail('answerCallbackQuery', {
      kind: 'refuse',
      code: 400,
      description:
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
    ada.tap(ada.chat, 'Undo');
    expect((await rig.hears(({ button }) => button !== undefined)).button).toBe('abc123');
  });
});
