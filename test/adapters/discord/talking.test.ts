import { describe, expect, it } from 'vitest';
import { openGreeted, replyTo, say } from './discord-rig.ts';

describe('a message of the bot', () => {
  it('comes once, whatever happens to its answer', async () => {
    const { discord, channel, adapter, thread } = await openGreeted();
    discord.next({
      method: 'POST',
      route: '/channels/:id/messages',
      fault: { kind: 'reset-after' },
    });
    const first = await adapter.post(thread, say('On it'), 'turn-1:status:0');
    discord.next({
      method: 'POST',
      route: '/channels/:id/messages',
      fault: { kind: 'status-after', status: 502 },
    });
    const second = await adapter.post(thread, say('On it'), 'turn-1:status:0');
    expect(second).toEqual(first);
    expect(channel.fromBot()).toMatchObject([{ content: 'On it', posts: 4 }]);
  });

  it('comes once where it was posted before a restart', async () => {
    const { channel, adapter, thread, again } = await openGreeted();
    const first = await adapter.post(thread, say('On it'), 'turn-1:status:0');
    const second = await again().adapter.post(thread, say('On it'), 'turn-1:status:0');
    expect(second).toEqual(first);
    expect(channel.fromBot()).toHaveLength(1);
  });

  it('names nobody, whatever it says', async () => {
    const { channel, adapter, thread, ben, message } = await openGreeted();
    const text = `@everyone @here ${ben.mention} Done`;
    const ref = await adapter.post(thread, say(text, replyTo(message)), 'k1');
    await adapter.edit(ref, say(`${text} twice`));
    expect(channel.fromBot()[0]?.pinged).toEqual([]);
    expect(channel.fromBot()[0]?.isSilent).toBe(true);
  });

  it('rings for whom it answers where it is not silent', async () => {
    const { channel, adapter, thread, ana, message } = await openGreeted();
    const ring = say('Your video is ready.', { ...replyTo(message), silent: false });
    await adapter.post(thread, ring, 'k1');
    expect(channel.fromBot()[0]).toMatchObject({ pinged: [ana.id], isSilent: false });
  });

  it('comes also where what it answers is gone', async () => {
    const { channel, adapter, thread, message, discord } = await openGreeted();
    const asked = discord.message(message.id);
    if (asked !== undefined) channel.deleteMessage(asked);
    await adapter.post(thread, say('On it', replyTo(message)), 'k1');
    expect(channel.fromBot()).toMatchObject([{ content: 'On it' }]);
  });
});

describe('the form of a message', () => {
  it('goes on in more messages where it is too long for one', async () => {
    const { channel, adapter, thread } = await openGreeted();
    const paragraph = `${'A sentence about the cut. '.repeat(30).trim()}\n\n`;
    const text = paragraph.repeat(5).trim();
    const ref = await adapter.post(thread, say('Working', { isProgress: true }), 'k1');
    await adapter.edit(ref, say(text));
    await adapter.edit(ref, say(text));
    const said = channel.fromBot().map(({ content }) => content);
    expect(said).toHaveLength(3);
    expect(said.join(' ').replaceAll(/\s+/g, ' ')).toBe(text.replaceAll(/\s+/g, ' '));
    for (const each of said) expect(each.length).toBeLessThanOrEqual(2_000);
  });

  it('offers its buttons five in a row', async () => {
    const { channel, adapter, thread } = await openGreeted();
    const row = Array.from({ length: 7 }, (_, at) => ({ id: `b${at}`, label: `Button ${at}` }));
    const link = { id: 'x', label: 'Open', url: 'https://example.com/' };
    await adapter.post(thread, say('Choose', { buttons: [row, [link]] }), 'k1');
    const [said] = channel.fromBot();
    expect(said?.components).toHaveLength(3);
    expect(said?.buttons.map(({ label }) => label)).toEqual([
      ...row.map(({ label }) => label),
      'Open',
    ]);
  });

  it('is acknowledged by a pair of eyes on what it answers', async () => {
    const { channel, adapter, thread, message } = await openGreeted();
    await adapter.acknowledge({ thread, messageId: message.id });
    expect(channel.messages()[0]?.reactions.map(({ emoji }) => emoji)).toEqual(['👀']);
  });
});
