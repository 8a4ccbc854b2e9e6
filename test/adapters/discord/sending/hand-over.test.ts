import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../../src/adapters/system/system-clock.ts';
import type { InboundMessage, MessageRef } from '../../../../src/core/message.ts';
import type { Clock } from '../../../../src/core/ports/clock.ts';
import type { FakeChannel } from '../../../fakes/discord/cast.ts';
import {
  createFile,
  openStarted,
  type Rig,
  type RigOptions,
  replyTo,
  say,
} from '../discord-rig.ts';

/** Only the hand-over of a token is waited for longer. */
const longestOtherMs = 300_000;

/** Tokens are left when `leaveTokens` is called. */
async function open(options: RigOptions = {}) {
  const clock = createSystemClock();
  const due = new Set<() => void>();
  const after: Clock['after'] = (ms, callback) => {
    if (ms < longestOtherMs) return clock.after(ms, callback);
    due.add(callback);
    return () => due.delete(callback);
  };
  const opened = await openStarted({ ...options, clock: { ...clock, after } });
  const leaveTokens = () => {
    for (const leave of due) leave();
    due.clear();
  };
  return { ...opened, leaveTokens };
}

interface Asked {
  readonly message: InboundMessage;
  readonly ref: MessageRef;
}

async function ask({ ana, heard, adapter }: Rig, channel: FakeChannel): Promise<Asked> {
  await ana.slash(channel, 'export');
  const message = await heard(({ command }) => command?.name === 'export');
  const status = say('Rendering… 10%', { ...replyTo(message), isProgress: true });
  return { message, ref: await adapter.post(message.thread.id, status, 'k1') };
}

/** Where Ana uses the app by her own install. */
function goElsewhere({ discord, ana }: Rig): FakeChannel {
  const elsewhere = discord.addGuild('Elsewhere', { hasBot: false });
  elsewhere.join(ana);
  return elsewhere.addChannel('chat');
}

describe('an answer whose token is about to die', () => {
  it('becomes an ordinary message in time, which its handle still reaches', async () => {
    const opened = await open();
    const { channel, adapter, discord } = opened;
    const { ref, message } = await ask(opened, channel);
    const [before] = channel.fromBot();
    opened.leaveTokens();
    await expect.poll(() => channel.fromBot()[0]?.id).not.toBe(before?.id);
    expect(channel.fromBot()).toMatchObject([{ content: 'Rendering… 10%' }]);
    expect(channel.fromBot()[0]?.interactionId).toBeUndefined();
    await adapter.edit(ref, say('Done', { file: createFile(5_000) }));
    await adapter.edit(ref, say('Done', { file: createFile(5_000) }));
    const [after] = channel.fromBot();
    expect(channel.fromBot()).toHaveLength(1);
    expect(after).toMatchObject({ content: 'Done' });
    expect(after?.attachments).toHaveLength(1);
    await adapter.post(
      message.thread.id,
      say('Ready', { ...replyTo(message), silent: false }),
      'r',
    );
    expect(channel.fromBot()[1]?.repliesTo).toBe(after?.id);
    const { tokenCalls } = discord.interaction(before?.interactionId ?? '');
    expect(tokenCalls.every(({ status }) => status < 300)).toBe(true);
  });

  it('is left as it is where its last words were said', async () => {
    const opened = await open();
    const { channel, adapter } = opened;
    const { ref } = await ask(opened, channel);
    await adapter.edit(ref, say('Done'));
    opened.leaveTokens();
    // It comes after what was due.
    await adapter.edit(ref, say('Done'));
    expect(channel.fromBot()).toMatchObject([{ content: 'Done' }]);
    expect(channel.fromBot()[0]?.interactionId).toBeDefined();
  });
});

describe('an answer whose token is gone', () => {
  it('goes on as an ordinary message after a restart, once', async () => {
    const opened = await open();
    const { channel, adapter, again } = opened;
    const { ref } = await ask(opened, channel);
    await adapter.stop();
    const second = again();
    await second.adapter.edit(ref, say('Rendering… 60%', { isProgress: true }));
    expect(channel.fromBot()).toMatchObject([{ content: 'Rendering… 60%' }]);
    await second.adapter.stop();
    const third = again();
    await third.adapter.edit(ref, say('Done'));
    expect(channel.fromBot()).toMatchObject([{ content: 'Done' }]);
    await third.adapter.stop();
  });

  it('goes into the channel where the token died before the first word', async () => {
    const opened = await open({ discord: { interactionTokenMs: 200 } });
    const { ana, channel, heard, adapter } = opened;
    await ana.slash(channel, 'export');
    const message = await heard(() => true);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await adapter.post(message.thread.id, say('On it', replyTo(message)), 'k1');
    expect(channel.fromBot().filter(({ isThinking }) => !isThinking)).toMatchObject([
      { content: 'On it' },
    ]);
  });
});

describe('last words that need several messages', () => {
  it('are said once where they are what moves an answer', async () => {
    const opened = await open();
    const { ref } = await ask(opened, opened.channel);
    await opened.adapter.stop();
    const second = opened.again();
    const long = Array.from({ length: 60 }, (_, line) => `${line}: ${'word '.repeat(10)}`);
    await second.adapter.edit(ref, say(long.join('\n')));
    const said = opened.channel.fromBot().map(({ content }) => content);
    expect(said).toHaveLength(2);
    expect(said.join('\n').match(/^59: /gm)).toHaveLength(1);
    await second.adapter.stop();
  });
});

describe('where the bot may not write by itself', () => {
  it('waits behind a button until somebody asks for the result', async () => {
    const opened = await open();
    const { adapter, ana } = opened;
    const channel = goElsewhere(opened);
    const { ref } = await ask(opened, channel);
    opened.leaveTokens();
    await expect
      .poll(() => channel.fromBot()[0]?.buttons)
      .toMatchObject([{ label: 'Show the result' }]);
    await expect(adapter.edit(ref, say('Done'))).rejects.toMatchObject({
      code: 'chat-rate-limited',
    });
    const [waiting] = channel.fromBot();
    if (waiting === undefined) throw new Error('nothing waits');
    await ana.tap(waiting, 'Show the result');
    await expect.poll(() => channel.fromBot()[0]?.content).toBe('Done');
    await adapter.edit(ref, say('Done'));
    expect(channel.fromBot()).toHaveLength(1);
    expect(opened.received).toHaveLength(1);
  });

  it('says the answer to a button beside it, where it can be edited, and waits behind its own', async () => {
    const opened = await open();
    const { adapter, ana, heard } = opened;
    const channel = goElsewhere(opened);
    const { ref } = await ask(opened, channel);
    await adapter.edit(ref, say('Done', { buttons: [[{ id: 'undo', label: 'Undo' }]] }));
    const [done] = channel.fromBot();
    if (done === undefined) throw new Error('nothing was said');
    await ana.tap(done, 'Undo');
    const tapped = await heard(({ button }) => button === 'undo');
    const status = say('Undoing…', { ...replyTo(tapped), isProgress: true });
    const second = await adapter.post(tapped.thread.id, status, 'k2');
    await adapter.edit(second, say('Undoing… 50%', { isProgress: true }));
    const contents = () => channel.fromBot().map(({ content }) => content);
    expect(contents()).toEqual(['Done', 'Undoing… 50%']);
    opened.leaveTokens();
    await expect
      .poll(() => channel.fromBot()[1]?.buttons)
      .toMatchObject([{ label: 'Show the result' }]);
    await expect(adapter.edit(second, say('Undone'))).rejects.toMatchObject({
      code: 'chat-rate-limited',
    });
    const waiting = channel.fromBot()[1];
    if (waiting === undefined) throw new Error('nothing waits');
    await ana.tap(waiting, 'Show the result');
    await expect.poll(contents).toEqual(['Done', 'Undone']);
  });
});

describe('where only a person has installed the bot, once the token is dead', () => {
  it('nothing more is tried, and no operator is told of a right that nobody can give', async () => {
    let lateMs = 0;
    const clock = createSystemClock();
    const now = () => clock.now() + lateMs;
    const opened = await openStarted({ clock: { ...clock, now } });
    const { message } = await ask(opened, goElsewhere(opened));
    lateMs = 16 * 60_000;
    const ring = say('Ready', { ...replyTo(message), silent: false });
    const ringing = opened.adapter.post(message.thread.id, ring, 'r');
    await expect(ringing).rejects.toMatchObject({ code: 'chat-refused' });
    expect(opened.discord.callsTo('POST', '/channels/:id/messages')).toEqual([]);
    expect(opened.host.told).toEqual([]);
  });
});

describe('where only a person has installed the bot, after a restart', () => {
  it('the result waits behind a button that the last process has left', async () => {
    const opened = await open();
    const { adapter, ana, again } = opened;
    const channel = goElsewhere(opened);
    const { ref } = await ask(opened, channel);
    await adapter.stop();
    const [left] = channel.fromBot();
    if (left === undefined) throw new Error('nothing was said');
    expect(left).toMatchObject({
      content: 'Rendering… 10%',
      buttons: [{ label: 'Show the result' }],
    });
    const second = again();
    await second.start();
    const early = second.adapter.edit(ref, say('Done'));
    await expect(early).rejects.toMatchObject({ code: 'chat-rate-limited' });
    await ana.tap(left, 'Show the result');
    await expect.poll(() => channel.fromBot()[0]?.content).toBe('Done');
    expect(second.host.told).toEqual([]);
    await second.adapter.stop();
  });
});

describe('what is said beside an answer', () => {
  it('is at most five things where the bot may not write by itself', async () => {
    const opened = await open();
    const { channel, adapter } = opened;
    channel.denyBot(PermissionFlagsBits.SendMessages);
    const { message } = await ask(opened, channel);
    for (let count = 1; count <= 5; count += 1) {
      await adapter.post(message.thread.id, say(`news ${count}`, replyTo(message)), `n${count}`);
    }
    expect(channel.fromBot()).toHaveLength(6);
    const sixth = adapter.post(message.thread.id, say('news 6', replyTo(message)), 'n6');
    await expect(sixth).rejects.toMatchObject({ code: 'chat-refused' });
    const again = await adapter.post(message.thread.id, say('news 5', replyTo(message)), 'n5');
    expect(again).toMatchObject({ message: channel.fromBot()[5]?.id });
  });
});
