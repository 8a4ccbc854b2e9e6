import { inspect } from 'node:util';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { openGreeted, replyTo, say } from './discord-rig.ts';

const messages = '/channels/:id/messages';
const oneMessage = '/channels/:id/messages/:id';
describe('what Discord refuses', () => {
  it('is the core’s to wait for where the pause is long', async () => {
    const { discord, adapter, thread } = await openGreeted();
    discord.next({
      method: 'POST',
      route: messages,
      fault: { kind: 'rate-limit', retryAfterSeconds: 14_000 },
    });
    await expect(adapter.post(thread, say('x'), 'k1')).rejects.toMatchObject({
      code: 'chat-rate-limited',
      retryAfterMs: expect.closeTo(14_000_000, -4),
    });
  });

  it('is waited for here where the pause is short', async () => {
    const { discord, adapter, channel, thread } = await openGreeted();
    discord.next({
      method: 'POST',
      route: messages,
      fault: { kind: 'rate-limit', retryAfterSeconds: 0.3, scope: 'global' },
    });
    await adapter.post(thread, say('x'), 'k1');
    expect(channel.fromBot()).toHaveLength(1);
  });

  it.each([
    { code: 10_003, status: 404, means: 'chat-gone' },
    { code: 50_001, status: 403, means: 'chat-refused' },
    { code: 50_007, status: 403, means: 'chat-refused' },
    { code: 50_013, status: 403, means: 'chat-refused' },
    { code: 40_005, status: 413, means: 'message-too-large' },
    { code: 50_035, status: 400, means: 'chat-refused' },
    { code: 0, status: 500, means: 'chat-unreachable' },
  ])('by $status/$code is $means', async ({ code, status, means }) => {
    const { discord, adapter, thread } = await openGreeted();
    discord.next({
      method: 'POST',
      route: messages,
      fault: { kind: 'status', status, code },
      times: 4,
    });
    await expect(adapter.post(thread, say('x'), 'k1')).rejects.toMatchObject({ code: means });
  });
});

describe('what Discord refuses for a reason of its own', () => {
  it('is gone where the message was deleted', async () => {
    const { channel, adapter, thread } = await openGreeted();
    const ref = await adapter.post(thread, say('x'), 'k1');
    const [said] = channel.fromBot();
    if (said !== undefined) channel.deleteMessage(said);
    await expect(adapter.edit(ref, say('y'))).rejects.toMatchObject({ code: 'message-gone' });
  });

  it('is to be tried a minute later where an old message was edited too often', async () => {
    const { discord, adapter, thread } = await openGreeted();
    const ref = await adapter.post(thread, say('x'), 'k1');
    const fault = { kind: 'status', status: 429, code: 30_046 } as const;
    discord.next({ method: 'PATCH', route: oneMessage, fault });
    await expect(adapter.edit(ref, say('y'))).rejects.toMatchObject({
      code: 'chat-rate-limited',
    });
  });

  it('is told to the operators where a right is missing', async () => {
    const { channel, adapter, thread, host } = await openGreeted();
    channel.denyBot(PermissionFlagsBits.SendMessages);
    await expect(adapter.post(thread, say('x'), 'k1')).rejects.toMatchObject({
      code: 'chat-refused',
    });
    expect(host.told).toEqual(['discord-permission-missing']);
  });

  it('is told to whoever asked, in private and once', async () => {
    const { channel, adapter, thread, message, ana } = await openGreeted();
    channel.denyBot(PermissionFlagsBits.SendMessages);
    for (const key of ['k1', 'k2']) {
      await adapter.post(thread, say('x', replyTo(message)), key).catch(() => undefined);
    }
    const told = () => ana.direct().fromBot();
    await expect.poll(() => told().length).toBe(1);
    expect(told()[0]?.content).toContain(`<#${channel.id}>: I can't write in this channel`);
  });

  it('is logged without the token of an interaction', async () => {
    const { discord, ana, channel, adapter, heard, log } = await openGreeted();
    discord.next({
      method: 'POST',
      route: '/interactions/:id/:token/callback',
      fault: { kind: 'status', status: 404, code: 10_062 },
    });
    const asked = await ana.slash(channel, 'export');
    const message = await heard(({ command }) => command !== undefined);
    await adapter.post(message.thread.id, say('On it', replyTo(message)), 'k1');
    expect(inspect(log.lines, { depth: 9 })).not.toContain(asked.token);
    expect(channel.fromBot()).toMatchObject([{ content: 'On it' }]);
  });
});
