import { ApplicationCommandType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../../../src/core/commands.ts';
import { openStarted as open, type Rig, replyTo, say } from './discord-rig.ts';

const clip = { name: 'talk.mp4', bytes: new Uint8Array(4_000).fill(3) };

describe('the commands', () => {
  it('are all there, in every language, for servers and for people', async () => {
    const { discord } = await open();
    const all = discord.commands.all();
    const slash = all.filter(({ type }) => type === ApplicationCommandType.ChatInput);
    expect(slash.map(({ name }) => name)).toEqual(commandNames);
    for (const command of all) {
      expect(command.integration_types).toEqual([0, 1]);
      expect(command.contexts).toEqual([0, 1, 2]);
    }
    const edit = slash.find(({ name }) => name === 'edit');
    expect(edit?.description_localizations?.['zh-CN']).toMatch(/MP4/);
    expect(edit?.options).toMatchObject([
      {
        name: 'clip',
        file_types: ['video', 'image', 'audio'],
        name_localizations: { 'zh-TW': '素材' },
      },
      { name: 'request' },
    ]);
    const menu = all.find(({ type }) => type === ApplicationCommandType.Message);
    expect(menu).toMatchObject({ name: 'Edit this clip' });
  });

  it('are registered again only when they have changed', async () => {
    const { discord, adapter, again, store } = await open();
    await adapter.stop();
    const second = again();
    await second.start();
    await second.adapter.stop();
    expect(discord.commands.registrations()).toBe(1);
    await store.delete(`adapter:discord:${discord.applicationId}:commands`);
    const third = again();
    await third.start();
    await expect.poll(() => discord.commands.registrations()).toBe(2);
    await third.adapter.stop();
  });
});

describe('a slash command', () => {
  it('is answered at once, before the core has even taken it', async () => {
    let free: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => {
      free = resolve;
    });
    const { channel, ana, discord } = await open({ receive: () => busy });
    const asked = await ana.slash(channel, 'export');
    await expect.poll(() => discord.interaction(asked.id).answer?.type).toBe(5);
    expect(discord.interaction(asked.id).answer?.isPrivate).toBe(false);
    free();
  });

  it('brings its clip and its request, and the language of its author', async () => {
    const { channel, guild, ben, heard } = await open();
    await ben.slash(channel, 'edit', { clip, request: 'trim the pauses' });
    const message = await heard(({ command }) => command?.name === 'edit');
    expect(message).toMatchObject({
      command: { name: 'edit', argument: 'trim the pauses' },
      text: '',
      author: { id: `discord:${ben.id}`, languageTag: 'zh-CN' },
      thread: { id: `discord:${channel.id}`, kind: 'channel' },
      attachments: [{ kind: 'video', name: 'talk.mp4', sizeBytes: 4_000 }],
    });
    expect(message.memberOf).toContain(`discord:server:${guild.id}`);
  });

  it('is answered in place, and the answer can be edited and carry a file', async () => {
    const { channel, ana, adapter, heard, discord } = await open();
    await ana.slash(channel, 'edit', { clip, request: 'x' });
    const message = await heard(() => true);
    const ref = await adapter.post(
      message.thread.id,
      say('On it', { ...replyTo(message), isProgress: true }),
      'k1',
    );
    expect(channel.fromBot()).toMatchObject([{ content: 'On it', isThinking: false }]);
    await adapter.edit(JSON.parse(JSON.stringify(ref)), say('Done'));
    expect(channel.fromBot()).toMatchObject([{ content: 'Done' }]);
    expect(discord.callsTo('POST', '/channels/:id/messages')).toEqual([]);
  });
});

describe('a private answer', () => {
  it.each(['credits', 'settings', 'projects', 'forget', 'status', 'help', 'cancel'])(
    'to /%s is seen by its author alone',
    async (name) => {
      const { channel, ana, adapter, heard } = await open();
      await ana.slash(channel, name);
      const message = await heard(({ command }) => command?.name === name);
      await adapter.post(
        message.thread.id,
        say('100 credits', { ...replyTo(message), visibility: 'author' }),
        'k1',
      );
      expect(channel.messages()).toEqual([]);
      expect(ana.reads(channel)).toMatchObject([{ content: '100 credits', onlyFor: ana.id }]);
    },
  );

  it('stays private where a public one was promised', async () => {
    const { channel, ana, adapter, heard } = await open();
    await ana.slash(channel, 'export');
    const message = await heard(() => true);
    const answer = say('Not today', { ...replyTo(message), visibility: 'author' });
    await adapter.post(message.thread.id, answer, 'k1');
    await adapter.post(message.thread.id, answer, 'k1');
    expect(channel.messages()).toEqual([]);
    expect(ana.reads(channel)).toMatchObject([{ content: 'Not today', onlyFor: ana.id }]);
  });

  it('stays for good in private with the bot', async () => {
    const { ana, adapter, heard } = await open();
    await ana.slash(ana.direct(), 'credits');
    const message = await heard(() => true);
    expect(message.thread.kind).toBe('direct');
    await adapter.post(
      message.thread.id,
      say('100 credits', { ...replyTo(message), visibility: 'author' }),
      'k1',
    );
    expect(ana.direct().messages()).toMatchObject([{ content: '100 credits' }]);
  });

  it('is given in private after a restart', async () => {
    const { channel, ana, adapter, heard, again } = await open();
    await ana.slash(channel, 'credits');
    const message = await heard(() => true);
    await adapter.stop();
    const second = again();
    const answer = say('100 credits', { ...replyTo(message), visibility: 'author' });
    await second.adapter.post(message.thread.id, answer, 'k1');
    expect(channel.messages()).toEqual([]);
    expect(ana.direct().fromBot()).toMatchObject([{ content: '100 credits' }]);
    await second.adapter.stop();
  });
});

describe('a ring', () => {
  it('names whoever gave the command, and nobody else', async () => {
    const { channel, ana, adapter, heard } = await open();
    await ana.slash(channel, 'export');
    const message = await heard(() => true);
    await adapter.post(message.thread.id, say('On it', replyTo(message)), 'k1');
    const ring = say('Ready, @everyone', { ...replyTo(message), silent: false });
    await adapter.post(message.thread.id, ring, 'k2');
    const [status, rung] = channel.fromBot();
    expect(rung).toMatchObject({ pinged: [ana.id], repliesTo: status?.id });
    expect(rung?.content).toContain('Ready, @everyone');
  });
});

describe('the message menu', () => {
  it('takes the clip, and the words where they are its author’s own', async () => {
    const { channel, ana, ben, heard } = await open();
    const posted = await ben.send(channel, { content: 'trim the pauses', attachments: [clip] });
    await ben.menu(posted, 'Edit this clip');
    await ana.menu(posted, '剪辑这个视频');
    const other = await heard(({ author }) => author.id === `discord:${ana.id}`);
    const mine = await heard(({ command }) => command?.argument === 'trim the pauses');
    expect(mine.attachments.map(({ name }) => name)).toEqual(['talk.mp4']);
    expect(other).toMatchObject({ command: { name: 'edit', argument: '' } });
    expect(other.attachments.map(({ name }) => name)).toEqual(['talk.mp4']);
  });
});

describe('a button', () => {
  it('is taken in the first moment and leaves the message as it is', async () => {
    const rig = await open();
    const { channel, ana, adapter, heard, discord } = rig;
    const { thread } = await hello(rig);
    const buttons = [[{ id: 'b-1', label: 'Export' }]];
    await adapter.post(thread.id, say('Done', { buttons }), 'k1');
    const [said] = channel.fromBot();
    if (said === undefined) throw new Error('nothing was said');
    const tapped = await ana.tap(said, 'Export');
    const message = await heard(({ button }) => button === 'b-1');
    expect(message.thread.id).toBe(thread.id);
    await expect.poll(() => discord.interaction(tapped.id).answer?.type).toBe(6);
    await adapter.post(thread.id, say('On it', replyTo(message)), 'k2');
    expect(channel.fromBot()).toMatchObject([
      { content: 'Done' },
      { content: 'On it', repliesTo: said.id },
    ]);
  });

  it('answers in private what is only for whoever tapped it', async () => {
    const rig = await open();
    const { channel, ana, adapter, heard } = rig;
    const { thread } = await hello(rig);
    await adapter.post(thread.id, say('Done', { buttons: [[{ id: 'b', label: 'Undo' }]] }), 'k1');
    const [said] = channel.fromBot();
    if (said === undefined) throw new Error('nothing was said');
    await ana.tap(said, 'Undo');
    const message = await heard(({ button }) => button === 'b');
    const answer = say('That button is no longer active.', {
      ...replyTo(message),
      visibility: 'author',
    });
    await adapter.post(thread.id, answer, 'k2');
    await adapter.post(thread.id, answer, 'k2');
    expect(channel.fromBot()).toHaveLength(1);
    expect(ana.reads(channel).filter(({ onlyFor }) => onlyFor === ana.id)).toHaveLength(1);
  });
});

async function hello({ ana, channel, discord, heard }: Rig) {
  await ana.send(channel, `${discord.bot.mention} hello`);
  return heard(({ text }) => text === 'hello');
}
