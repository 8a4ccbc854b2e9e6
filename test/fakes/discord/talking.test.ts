import { afterEach, describe, expect, it } from 'vitest';
import { type BareClient, openBareClient } from './bare-client.ts';

let bare: BareClient | undefined;
afterEach(() => bare?.close());

async function openServer(options: Parameters<typeof openBareClient>[0] = {}) {
  const opened = await openBareClient(options);
  bare = opened;
  const { discord, heard } = opened;
  const guild = discord.addGuild('Film club');
  const channel = guild.addChannel('cuts');
  const ana = discord.addPerson('Ana');
  const hear = async (content: string) => {
    await expect.poll(() => heard.some((each) => each.content === content)).toBe(true);
    const found = heard.find((each) => each.content === content);
    if (found === undefined) throw new Error('not heard');
    return found;
  };
  return { ...opened, guild, channel, ana, hear };
}

describe('what is said on the stand-in Discord', () => {
  it('hands over what is said in a server, with its author and attachments', async () => {
    const { channel, ana, hear, discord } = await openServer();
    const bytes = new Uint8Array(5_000).fill(7);
    await ana.send(channel, {
      content: `${discord.bot.mention} trim it`,
      attachments: [{ name: 'clip.mp4', bytes }],
    });
    const message = await hear(`${discord.bot.mention} trim it`);
    expect(message.author.globalName).toBe('Ana');
    expect(message.mentions.has(discord.bot.id)).toBe(true);
    const clip = message.attachments.first();
    expect(clip).toMatchObject({ name: 'clip.mp4', size: 5_000, contentType: 'video/mp4' });
    const fetched = await fetch(clip?.url ?? '');
    expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(bytes);
  });

  it('shows what the bot answers, edits and reacts with', async () => {
    const { channel, ana, hear } = await openServer();
    const asked = await ana.send(channel, 'hello');
    const heard = await hear('hello');
    await heard.react('👀');
    const said = await heard.reply({ content: 'On it', flags: 4096 });
    const file = { attachment: Buffer.alloc(900), name: 'cut.mp4' };
    await said.edit({ content: 'Done', files: [file] });
    const [seen] = channel.fromBot();
    expect(seen).toMatchObject({ content: 'Done', repliesTo: asked.id, isSilent: true });
    expect(seen?.versions.map(({ content }) => content)).toEqual(['On it', 'Done']);
    expect(seen?.attachments).toMatchObject([{ name: 'cut.mp4' }]);
    expect(seen?.attachments[0]?.bytes).toHaveLength(900);
    expect(channel.messages()[0]?.reactions.map(({ emoji }) => emoji)).toEqual(['👀']);
  });

  it('talks in private and in threads', async () => {
    const { channel, ana, hear } = await openServer();
    await ana.send(ana.direct(), 'psst');
    await (await hear('psst')).reply('yes?');
    expect(ana.direct().fromBot()).toMatchObject([{ content: 'yes?' }]);
    await ana.send(channel, 'cut this');
    const thread = await (await hear('cut this')).startThread({ name: 'Cuts' });
    await thread.send('Here');
    expect(channel.threads()[0]?.messages()).toMatchObject([{ content: 'Here' }]);
    await expect((await hear('cut this')).startThread({ name: 'Again' })).rejects.toMatchObject({
      code: 160_004,
    });
  });
});

describe('what the stand-in Discord keeps from bots', () => {
  it('gives the same message for the same nonce', async () => {
    const { channel, ana, hear } = await openServer();
    await ana.send(channel, 'hello');
    const where = (await hear('hello')).channel;
    if (!where.isSendable()) throw new Error('not sendable');
    const first = await where.send({ content: 'once', nonce: 'k1', enforceNonce: true });
    const second = await where.send({ content: 'once', nonce: 'k1', enforceNonce: true });
    expect(second.id).toBe(first.id);
    expect(channel.fromBot()).toMatchObject([{ content: 'once', posts: 2 }]);
  });

  it('rings nobody where mentions are not allowed', async () => {
    const { channel, ana, hear } = await openServer();
    await ana.send(channel, 'hello');
    const where = (await hear('hello')).channel;
    if (!where.isSendable()) throw new Error('not sendable');
    await where.send(`@everyone ${ana.mention}`);
    await where.send({ content: `@everyone ${ana.mention}`, allowedMentions: { parse: [] } });
    expect(channel.fromBot().map(({ pinged }) => pinged)).toEqual([[ana.id, 'everyone'], []]);
  });

  it('hides content without the intent, except where the bot is mentioned, and in private', async () => {
    const { channel, ana, discord, heard } = await openServer({
      messageContent: false,
      isBlind: true,
    });
    const file = { name: 'clip.mp4', bytes: new Uint8Array(10) };
    await ana.send(channel, { content: 'to all', attachments: [file] });
    await ana.send(channel, { content: `${discord.bot.mention} hi`, attachments: [file] });
    await ana.send(ana.direct(), { content: 'psst', attachments: [file] });
    await expect.poll(() => heard.length).toBe(3);
    const facts = heard.map(({ content, attachments }) => [content, attachments.size]);
    expect(facts).toEqual([
      ['', 0],
      [`${discord.bot.mention} hi`, 1],
      ['psst', 1],
    ]);
  });
});

describe('what the stand-in Discord refuses', () => {
  it('gives fresh links to who asks again, and lets the old ones expire', async () => {
    const { channel, ana, discord, hear } = await openServer();
    const file = { name: 'clip.mp4', bytes: new Uint8Array(10) };
    await ana.send(channel, { content: 'clip', attachments: [file] });
    const message = await hear('clip');
    discord.expireLinks();
    expect((await fetch(message.attachments.first()?.url ?? '')).status).toBe(404);
    const again = await message.channel.messages.fetch({ message: message.id, force: true });
    expect((await fetch(again.attachments.first()?.url ?? '')).status).toBe(200);
  });

  it('refuses in its own words', async () => {
    const { channel, ana, hear, discord, guild } = await openServer({
      fileBytes: 1_000,
      messagesPerWindow: 50,
    });
    await ana.send(channel, 'hello');
    const where = (await hear('hello')).channel;
    if (!where.isSendable()) throw new Error('not sendable');
    const big = { attachment: Buffer.alloc(1_001), name: 'big.mp4' };
    const refusals = [
      [() => where.send('x'.repeat(2_001)), 50_035],
      [() => where.send({ content: '' }), 50_006],
      [() => where.send({ content: 'x', nonce: 'n'.repeat(26) }), 50_035],
      [() => where.send({ files: [big] }), 40_005],
      [() => where.messages.fetch('1234567890123456789'), 10_008],
      [() => where.client.channels.fetch('1234567890123456789'), 10_003],
    ] as const;
    for (const [call, code] of refusals) await expect(call()).rejects.toMatchObject({ code });
    guild.denyBot(1n << 15n);
    const small = { attachment: Buffer.alloc(10), name: 'small.mp4' };
    await expect(where.send({ files: [small] })).rejects.toMatchObject({ code: 50_013 });
    guild.removeBot();
    await expect(where.send('x')).rejects.toMatchObject({ code: 50_001 });
    const shy = discord.addPerson('Shy', { takesPrivateMessages: false });
    await expect(where.client.users.send(shy.id, 'psst')).rejects.toMatchObject({ code: 50_007 });
  });
});
