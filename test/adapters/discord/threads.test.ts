import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { openStarted, type RigOptions, replyTo, say } from './discord-rig.ts';

const open = (options: RigOptions = {}) =>
  openStarted({ ...options, settings: { threads: 'on', ...options.settings } });

const threadsOfMessage = '/channels/:id/messages/:id/threads';

describe('a thread for each request', () => {
  it('is opened where the request was made, and everything in it is said to the bot', async () => {
    const { discord, channel, ana, adapter, heard } = await open();
    const asked = await ana.send(channel, `${discord.bot.mention} trim the pauses`);
    const message = await heard(({ text }) => text === 'trim the pauses');
    const [thread] = channel.threads();
    if (thread === undefined) throw new Error('no thread');
    expect(message.thread.id).toBe(`discord:${thread.id}`);
    expect(message.memberOf).toContain(`discord:channel:${channel.id}`);
    await adapter.acknowledge({ thread: message.thread.id, messageId: message.id });
    expect(discord.message(asked.id)?.reactions).toHaveLength(1);
    await adapter.post(message.thread.id, say('On it', replyTo(message)), 'k1');
    expect(thread.fromBot()).toMatchObject([{ content: 'On it' }]);
    await ana.send(thread, 'and add music');
    const next = await heard(({ text }) => text === 'and add music');
    expect(next.thread.id).toBe(message.thread.id);
    expect(next.isAddressed).not.toBe(false);
    expect(channel.threads()).toHaveLength(1);
  });

  it('is the one that is there already, where an earlier try has opened it', async () => {
    const { discord, channel, ana, heard } = await open();
    const fault = { kind: 'status-after', status: 502 } as const;
    discord.next({ method: 'POST', route: threadsOfMessage, fault });
    await ana.send(channel, `${discord.bot.mention} trim it`);
    const { thread } = await heard(({ text }) => text === 'trim it');
    expect(channel.threads().map(({ id }) => `discord:${id}`)).toEqual([thread.id]);
  });

  it('is done without where the bot may not open one', async () => {
    const { discord, channel, ana, heard } = await open();
    channel.denyBot(PermissionFlagsBits.CreatePublicThreads);
    await ana.send(channel, `${discord.bot.mention} trim it`);
    const { thread } = await heard(({ text }) => text === 'trim it');
    expect(thread.id).toBe(`discord:${channel.id}`);
  });
});

describe('a thread that was opened for a request', () => {
  it('carries along what its author changes in the request', async () => {
    const { discord, channel, ana, heard } = await open();
    const asked = await ana.send(channel, `${discord.bot.mention} long`);
    const first = await heard(({ text }) => text === 'long');
    await ana.edit(asked, `${discord.bot.mention} short`);
    const changed = await heard(({ change }) => change === 'edited');
    expect(changed).toMatchObject({ id: first.id, thread: first.thread, text: 'short' });
    await ana.delete(asked);
    const deleted = await heard(({ change }) => change === 'deleted');
    expect(deleted).toMatchObject({ id: first.id, thread: first.thread });
  });

  it('is caught up with after a restart', async () => {
    const { discord, channel, ana, adapter, heard, again } = await open();
    await ana.send(channel, `${discord.bot.mention} trim it`);
    await heard(({ text }) => text === 'trim it');
    const [thread] = channel.threads();
    if (thread === undefined) throw new Error('no thread');
    await adapter.stop();
    await ana.send(thread, 'said meanwhile');
    const second = again();
    await second.start();
    const missed = await second.heard(({ text }) => text === 'said meanwhile');
    expect(missed.thread).toEqual({ id: `discord:${thread.id}`, kind: 'channel' });
    await second.adapter.stop();
  });
});

describe('a thread of others', () => {
  it('is heard like a channel', async () => {
    const { discord, channel, ana, heard, received } = await open({ settings: { threads: 'off' } });
    const thread = channel.openThread(ana, 'Cuts');
    await ana.send(thread, 'not for the bot');
    await ana.send(thread, `${discord.bot.mention} trim it`);
    const message = await heard(({ text }) => text === 'trim it');
    expect(message.memberOf).toContain(`discord:channel:${channel.id}`);
    expect(received).toHaveLength(1);
  });
});

describe('a thread that starts from what the bot said', () => {
  it('is its own: nobody need name it there', async () => {
    const opened = await open({ settings: { threads: 'off' } });
    const { discord, channel, ana, adapter, heard } = opened;
    await ana.send(channel, `${discord.bot.mention} hello`);
    const { thread } = await heard(({ text }) => text === 'hello');
    await adapter.post(thread.id, say('Hello!'), 'k1');
    const [said] = channel.fromBot();
    if (said === undefined) throw new Error('nothing was said');
    const answers = channel.openThread(ana, 'About that', said);
    // discord.js tries four times.
    const fault = { kind: 'status', status: 500 } as const;
    const route = '/channels/:id/messages/:id';
    discord.next({ method: 'GET', route, fault, times: 4 });
    await ana.send(answers, 'while Discord cannot say whose thread it is');
    await ana.send(answers, 'make it shorter');
    const message = await heard(({ text }) => text === 'make it shorter');
    expect(message.thread.id).toBe(`discord:${answers.id}`);
    expect(message.isAddressed).not.toBe(false);
  });
});

describe('a thread whose words Discord keeps from the bot', () => {
  it('is heard where the bot is named, and else told to the operators', async () => {
    const opened = await open({
      discord: { messageContent: false },
      settings: { messageContent: 'off' },
    });
    const { discord, channel, ana, heard, received, host } = opened;
    await ana.send(channel, `${discord.bot.mention} trim it`);
    await heard(({ text }) => text === 'trim it');
    const [thread] = channel.threads();
    if (thread === undefined) throw new Error('no thread');
    expect(host.told).toEqual([]);
    await ana.send(thread, 'and add music');
    await ana.send(thread, `${discord.bot.mention} and a title`);
    await heard(({ text }) => text === 'and a title');
    expect(received.map(({ text }) => text)).toEqual(['trim it', 'and a title']);
    expect(host.told).toEqual(['discord-intent-missing']);
  });
});
