import { describe, expect, it } from 'vitest';
import { bytesOf, openStarted as open } from '../discord-rig.ts';

const clip = { name: 'talk.mp4', bytes: new Uint8Array(4_000).fill(3) };

describe('what people say to the bot on Discord', () => {
  it('is heard when they name it, with their clips and without its name', async () => {
    const { discord, channel, guild, ana, heard } = await open();
    await ana.send(channel, {
      content: `${discord.bot.mention} trim the pauses`,
      attachments: [clip, { name: 'b.mov', bytes: new Uint8Array(9) }],
    });
    const message = await heard(({ text }) => text === 'trim the pauses');
    expect(message).toMatchObject({
      thread: { id: `discord:${channel.id}`, kind: 'channel' },
      author: { id: `discord:${ana.id}`, name: 'Ana' },
      memberOf: [`discord:server:${guild.id}`, `discord:channel:${channel.id}`],
    });
    expect(message.isAddressed).not.toBe(false);
    expect(message.attachments).toMatchObject([
      { kind: 'video', name: 'talk.mp4', mimeType: 'video/mp4', sizeBytes: 4_000 },
      { kind: 'video', name: 'b.mov' },
    ]);
    const [first] = message.attachments;
    const bytes = first && (await bytesOf(first.open(new AbortController().signal)));
    expect(bytes).toEqual(Buffer.from(clip.bytes));
  });

  it('is heard in private, and there alone counts as private', async () => {
    const { ana, heard } = await open();
    await ana.send(ana.direct(), 'hello');
    const message = await heard(({ text }) => text === 'hello');
    expect(message.thread).toEqual({ id: `discord:${ana.direct().id}`, kind: 'direct' });
    expect(message.memberOf).toBeUndefined();
  });
});

describe('a message that is about another one', () => {
  it('is heard as a reply to what the bot said', async () => {
    const { discord, channel, ana, adapter, heard, received } = await open();
    await ana.send(channel, `${discord.bot.mention} hi`);
    const { thread, id } = await heard(({ text }) => text === 'hi');
    const reply = { thread: thread.id, messageId: id };
    await adapter.post(
      thread.id,
      { text: 'Hello!', silent: true, visibility: 'all', replyTo: reply },
      'k',
    );
    const [said] = channel.fromBot();
    if (said === undefined) throw new Error('nothing was said');
    expect(said.repliesTo).toBe(id);
    await ana.send(channel, { content: 'make it shorter', replyTo: said });
    expect((await heard(({ text }) => text === 'make it shorter')).isAddressed).not.toBe(false);
    expect(received).toHaveLength(2);
  });

  it('takes the clip of the message that a mention replies to', async () => {
    const { discord, channel, ana, ben, heard } = await open();
    const posted = await ben.send(channel, { content: 'my talk', attachments: [clip] });
    await ana.send(channel, { content: `${discord.bot.mention} trim it`, replyTo: posted });
    const message = await heard(({ text }) => text === 'trim it');
    expect(message.attachments.map(({ name }) => name)).toEqual(['talk.mp4']);
  });

  it('takes the clip of a forwarded message', async () => {
    const { channel, ana, heard } = await open();
    const posted = await ana.send(channel, { attachments: [clip] });
    await ana.send(ana.direct(), { forwards: posted });
    const message = await heard(({ thread }) => thread.kind === 'direct');
    expect(message.attachments.map(({ name }) => name)).toEqual(['talk.mp4']);
    const [file] = message.attachments;
    const bytes = file && (await bytesOf(file.open(new AbortController().signal)));
    expect(bytes).toHaveLength(4_000);
  });
});

describe('what is not said to the bot', () => {
  it('is only overheard, and only with a clip, where the bot is not named', async () => {
    const { channel, ana, heard, received, discord } = await open();
    await ana.send(channel, 'lunch?');
    await ana.send(channel, { content: 'look at this', attachments: [clip] });
    await ana.send(channel, `${discord.bot.mention} done`);
    await heard(({ text }) => text === 'done');
    expect(received.map(({ text, isAddressed }) => [text, isAddressed])).toEqual([
      ['look at this', false],
      ['done', undefined],
    ]);
  });

  it('is not heard from other bots', async () => {
    const { discord, channel, ana, heard, received, guild } = await open();
    const other = discord.addPerson('Otherbot', { isBot: true });
    guild.join(other);
    await other.send(channel, `${discord.bot.mention} hello`);
    await other.send(other.direct(), 'hello');
    await ana.send(channel, `${discord.bot.mention} me`);
    await heard(({ text }) => text === 'me');
    expect(received).toHaveLength(1);
  });
});

describe('a message to the bot', () => {
  it('keeps the names of others and drops the markup of emojis', async () => {
    const { discord, channel, ana, ben, heard } = await open();
    await ana.send(
      channel,
      `${discord.bot.mention} title ${ben.mention} <:wow:123456789012345678>`,
    );
    const { text } = await heard(() => true);
    expect(text).toBe('title @Ben :wow:');
  });

  it('may be a command that somebody typed out', async () => {
    const { discord, channel, ana, heard } = await open();
    await ana.send(channel, {
      content: `${discord.bot.mention} /edit trim the pauses`,
      attachments: [clip],
    });
    const message = await heard(() => true);
    expect(message.command).toEqual({ name: 'edit', argument: 'trim the pauses' });
    await ana.send(ana.direct(), '/pair ABCD');
    const other = await heard(({ thread }) => thread.kind === 'direct');
    expect(other).toMatchObject({ text: '/pair ABCD' });
    expect(other.command).toBeUndefined();
  });

  it('names the roles of its author', async () => {
    const { discord, guild, channel, heard } = await open();
    const role = guild.addRole('editors');
    const cleo = discord.addPerson('Cleo');
    guild.join(cleo, [role]);
    await cleo.send(channel, `${discord.bot.mention} hi`);
    expect((await heard(() => true)).memberOf).toContain(`discord:role:${role}`);
  });

  it('is handed over in the order of a channel', async () => {
    const { ana, heard, received } = await open();
    for (let count = 0; count < 8; count += 1) await ana.send(ana.direct(), `words ${count}`);
    await heard(({ text }) => text === 'words 7');
    expect(received.map(({ text }) => text)).toEqual(
      Array.from({ length: 8 }, (_, count) => `words ${count}`),
    );
  });
});

describe('what people change', () => {
  it('is told with the id of what they said before', async () => {
    const { discord, channel, ana, heard } = await open();
    const said = await ana.send(channel, `${discord.bot.mention} make it long`);
    await ana.edit(said, `${discord.bot.mention} make it short`);
    const changed = await heard(({ change }) => change === 'edited');
    expect(changed).toMatchObject({
      id: said.id,
      text: 'make it short',
      thread: { id: `discord:${channel.id}` },
      author: { id: `discord:${ana.id}` },
    });
    await ana.delete(said);
    const deleted = await heard(({ change }) => change === 'deleted');
    expect(deleted).toMatchObject({
      id: said.id,
      thread: { id: `discord:${channel.id}` },
      author: { id: `discord:${ana.id}` },
    });
  });
});

describe('without the Message Content intent', () => {
  it('goes on with what Discord still allows and tells the operators', async () => {
    const { discord, channel, ana, heard, host, adapter } = await open({
      discord: { messageContent: false },
    });
    expect(host.told).toEqual(['discord-intent-missing']);
    expect(adapter.trouble()).toBeUndefined();
    expect((discord.gateway.identifies[0]?.intents ?? 0) & 32_768).toBe(0);
    await ana.send(channel, { content: `${discord.bot.mention} trim it`, attachments: [clip] });
    const message = await heard(({ text }) => text === 'trim it');
    expect(message.attachments).toHaveLength(1);
    await ana.send(ana.direct(), 'and in private');
    await heard(({ text }) => text === 'and in private');
  });

  it('does not ask for it where the operator does not want it', async () => {
    const { discord, host } = await open({ settings: { messageContent: 'off' } });
    expect(host.told).toEqual([]);
    expect((discord.gateway.identifies[0]?.intents ?? 0) & 32_768).toBe(0);
  });

  it('stays away where the operator insists on it', async () => {
    const { discord, host, adapter } = await open({
      discord: { messageContent: false },
      settings: { messageContent: 'on' },
    });
    expect(host.told).toEqual(['discord-intent-missing']);
    expect(adapter.trouble()).toMatch(/Message Content/);
    expect(discord.gateway.identifies).toHaveLength(0);
  });
});
