import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ThreadId } from '../../../src/core/message.ts';
import type { Person } from '../../fakes/telegram/driven.ts';
import { openRig, type Rig, say } from './rig.ts';

let rig: Rig;
let ada: Person;
let thread: ThreadId;
beforeEach(async () => {
  rig = await openRig();
  ada = rig.telegram.person('Ada');
  ada.send('hello');
  thread = `telegram:${ada.chat.id}`;
});
afterEach(() => rig.close());

const last = () => ada.chat.botMessages().at(-1);
const shown = () => ada.chat.botMessages().map(({ text }) => text);

describe('a message', () => {
  test('shows as it was written, whatever signs are in it, and no preview of its links', async () => {
    const text = 'a_b *c* [d](e) <b>f</b> & `g` https://example.org/clip.mp4';
    await rig.adapter.post(thread, say(text), 'k');
    expect(last()).toMatchObject({ text, hasLinkPreview: false });
    expect(last()?.marks.filter(({ kind }) => kind !== 'url')).toEqual([]);
  });

  test('rings only where it is not silent', async () => {
    await rig.adapter.post(thread, say('progress'), 'k');
    expect(last()?.isSilent).toBe(true);
    await rig.adapter.post(thread, say('done', { silent: false }), 'k');
    expect(last()?.isSilent).toBe(false);
  });

  test('replies to what was asked, and comes also where that was deleted', async () => {
    const asked = ada.send('trim it');
    const replyTo = { thread, messageId: String(asked.message_id) };
    await rig.adapter.post(thread, say('on it', { replyTo }), 'k');
    expect(last()?.replyTo).toBe(asked.message_id);
    ada.chat.deleteMessage(asked.message_id);
    await rig.adapter.post(thread, say('still on it', { replyTo }), 'k');
    expect(last()?.text).toBe('still on it');
  });

  test('replies to the message whose button was tapped', async () => {
    const buttons = [[{ id: 'x1', label: 'Undo' }]];
    await rig.adapter.post(thread, say('result', { buttons }), 'k');
    const result = last()?.id;
    await rig.start();
    ada.tap(ada.chat, 'Undo');
    const { id } = await rig.hears(({ button }) => button === 'x1');
    await rig.adapter.post(thread, say('undone', { replyTo: { thread, messageId: id } }), 'k');
    expect(last()?.replyTo).toBe(result);
  });

  test('carries buttons in rows, those that open a page too', async () => {
    const buttons = [
      [
        { id: 'a', label: 'Preview' },
        { id: 'b', label: 'Export' },
      ],
      [{ id: 'web', label: 'Open', url: 'https://example.org/x' }],
    ];
    await rig.adapter.post(thread, say('what next?', { buttons }), 'k');
    expect(last()?.buttons).toEqual([
      [
        { label: 'Preview', data: 'a' },
        { label: 'Export', data: 'b' },
      ],
      [{ label: 'Open', url: 'https://example.org/x' }],
    ]);
  });

  test('comes without the button whose address Telegram refuses', async () => {
    const buttons = [[{ id: 'a', label: 'Undo' }], [{ id: 'w', label: 'Open', url: 'not a page' }]];
    await rig.adapter.post(thread, say('done', { buttons }), 'k');
    expect(last()).toMatchObject({ text: 'done', buttons: [[{ label: 'Undo', data: 'a' }]] });
  });
});

describe('a message that is there', () => {
  test('and was edited without buttons has none', async () => {
    const buttons = [[{ id: 'a', label: 'Cancel' }]];
    const ref = await rig.adapter.post(thread, say('working', { buttons }), 'k');
    await rig.adapter.edit(ref, say('done'));
    expect(last()).toMatchObject({ text: 'done', buttons: [] });
  });

  test('is acknowledged before words by a look, and nobody minds where that is not allowed', async () => {
    const asked = ada.send('trim it');
    const ref = { thread, messageId: String(asked.message_id) };
    rig.telegram.fail('setMessageReaction', {
      kind: 'refuse',
      code: 400,
      description: 'Bad Request: REACTION_INVALID',
    });
    await rig.adapter.acknowledge(ref);
    await rig.adapter.acknowledge(ref);
    const see = () => ada.chat.message(asked.message_id).reactions.includes('👀');
    await rig.telegram.until(see, 'the reaction shows');
  });
});

describe('a text that is too long for one message', () => {
  const paragraph = (letter: string) => `${letter.repeat(60)} end.`;
  const long = Array.from({ length: 100 }, (_, at) =>
    paragraph(String.fromCharCode(97 + (at % 26))),
  ).join('\n\n');

  test('goes on in the next ones, cut between paragraphs, without a sound', async () => {
    await rig.adapter.post(thread, say(long, { silent: false }), 'k');
    expect(ada.chat.botMessages()).toHaveLength(2);
    expect(shown().join('\n\n')).toBe(long);
    expect(last()?.isSilent).toBe(true);
  });

  test('goes on below the message that an edit put it into, once, however often that is repeated', async () => {
    const ref = await rig.adapter.post(thread, say('working'), 'k');
    await rig.adapter.edit(ref, say(long));
    await rig.adapter.edit(ref, say(long));
    expect(shown().join('\n\n')).toBe(long);
    expect(rig.telegram.callsOf('sendMessage')).toHaveLength(2);
    await rig.adapter.edit(ref, say('short after all'));
    expect(shown()).toEqual(['short after all']);
  });

  test('is cut short in progress, which the next edit replaces', async () => {
    const ref = await rig.adapter.post(thread, say('working'), 'k');
    await rig.adapter.edit(ref, say(long, { isProgress: true }));
    expect(ada.chat.botMessages()).toHaveLength(1);
    expect(last()?.text.endsWith('…')).toBe(true);
  });
});

describe('what Telegram answers to a message', () => {
  const edit = async (description: string, code = 400) => {
    const ref = await rig.adapter.post(thread, say('working'), 'k');
    rig.telegram.fail('editMessageText', { kind: 'refuse', code, description });
    return rig.adapter.edit(ref, say('done'));
  };

  test('is heard as success where the message says that already', async () => {
    const ref = await rig.adapter.post(thread, say('the same'), 'k');
    await expect(rig.adapter.edit(ref, say('the same'))).resolves.toBeUndefined();
  });

  test.each([
    ['Bad Request: message to edit not found', 'message-gone'],
    ["Bad Request: message can't be edited", 'message-gone'],
    ['Bad Request: MESSAGE_ID_INVALID', 'message-gone'],
    ['Bad Request: chat not found', 'chat-gone'],
    ['Bad Request: not enough rights to send text messages to the chat', 'chat-refused'],
    ['Bad Request: something new', 'chat-refused'],
  ])('as %s is %s', async (description, code) => {
    await expect(edit(description)).rejects.toMatchObject({ code, neverSent: false });
  });

  test('by a person who blocked the bot, left or is gone, is that the chat is gone', async () => {
    const post = (to: Person) => rig.adapter.post(`telegram:${to.chat.id}`, say('x'), 'k');
    const [bob, eve] = [rig.telegram.person('Bob'), rig.telegram.person('Eve')];
    bob.send('hi');
    bob.blocks();
    eve.send('hi');
    eve.deletesAccount();
    const group = rig.telegram.group('Crew');
    group.removeBot();
    await expect(post(bob)).rejects.toMatchObject({ code: 'chat-gone' });
    await expect(post(eve)).rejects.toMatchObject({ code: 'chat-gone' });
    const toGroup = rig.adapter.post(`telegram:${group.id}`, say('x'), 'k');
    await expect(toGroup).rejects.toMatchObject({ code: 'chat-gone' });
  });

  test('that never comes may hide that the message is there', async () => {
    rig.telegram.fail('sendMessage', { kind: 'reset-after' });
    const posting = rig.adapter.post(thread, say('x'), 'k');
    await expect(posting).rejects.toMatchObject({ code: 'chat-unreachable', neverSent: false });
    expect(shown()).toEqual(['x']);
  });

  test('where nobody listens proves that nothing was sent', async () => {
    const away = await openRig({
      telegram: rig.telegram,
      settings: { apiRoot: 'http://127.0.0.1:9' },
    });
    const posting = away.adapter.post(thread, say('x'), 'k');
    await expect(posting).rejects.toMatchObject({ code: 'chat-unreachable', neverSent: true });
    await away.close();
  });
});

describe('a private thread', () => {
  test("of a person is that person's chat; one who speaks for a chat has none", async () => {
    expect(await rig.adapter.directThread('telegram:5')).toBe('telegram:5');
    await expect(rig.adapter.directThread('telegram:-100')).rejects.toMatchObject({
      code: 'chat-refused',
    });
  });
});
