import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  Events,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { type BareClient, openBareClient } from './bare-client.ts';

let bare: BareClient | undefined;
afterEach(() => bare?.close());

type Options = Parameters<typeof openBareClient>[0];

async function openDesk(onAsked: (asked: Interaction) => Promise<void>, options: Options = {}) {
  const opened = await openBareClient(options);
  bare = opened;
  const { discord, client } = opened;
  const trouble: unknown[] = [];
  client.on(Events.InteractionCreate, (asked) => {
    onAsked(asked).catch((error: unknown) => trouble.push(error));
  });
  await client.application.commands.set([
    {
      name: 'edit',
      nameLocalizations: { 'zh-CN': '剪辑' },
      description: 'Edits a clip',
      options: [
        { type: 3, name: 'request', description: 'What to do', required: true },
        { type: 11, name: 'clip', description: 'The clip' },
      ],
    },
    { name: 'Edit this clip', type: ApplicationCommandType.Message },
  ]);
  const guild = discord.addGuild('Film club');
  const channel = guild.addChannel('cuts');
  const ana = discord.addPerson('Ana', { locale: 'zh-CN' });
  return { ...opened, trouble, guild, channel, ana };
}

function asSlash(asked: Interaction): ChatInputCommandInteraction {
  if (!asked.isChatInputCommand()) throw new Error('not a slash command');
  return asked;
}

describe('commands on the stand-in Discord', () => {
  it('are answered, put off and followed up through bare discord.js', async () => {
    const { channel, ana, discord } = await openDesk(async (asked) => {
      const slash = asSlash(asked);
      await slash.deferReply();
      const clip = slash.options.getAttachment('clip', true);
      await slash.editReply(`${slash.locale} ${clip.name} ${slash.options.getString('request')}`);
      await slash.followUp({ content: 'for you', flags: MessageFlags.Ephemeral });
    });
    const clip = { name: 'clip.mp4', bytes: new Uint8Array(10) };
    const asked = await ana.slash(channel, '剪辑', { request: 'trim', clip });
    await expect.poll(() => asked.messages.length).toBe(2);
    expect(asked.answer).toMatchObject({ type: 5, isPrivate: false });
    expect(channel.fromBot().map(({ content }) => content)).toEqual(['zh-CN clip.mp4 trim']);
    expect(ana.reads(channel).at(-1)).toMatchObject({ content: 'for you', onlyFor: ana.id });
    const ben = discord.addPerson('Ben');
    expect(ben.reads(channel).map(({ content }) => content)).toEqual(['zh-CN clip.mp4 trim']);
    expect(discord.commands.registrations()).toBe(1);
  });

  it('come from the message menu with the message, whatever the intents', async () => {
    const { channel, ana } = await openDesk(
      async (asked) => {
        if (!asked.isMessageContextMenuCommand()) throw new Error('not the menu');
        await asked.reply(`${asked.targetMessage.attachments.size} ${asked.targetMessage.content}`);
      },
      { messageContent: false, isBlind: true },
    );
    const clip = { name: 'clip.mp4', bytes: new Uint8Array(10) };
    const message = await ana.send(channel, { content: 'my clip', attachments: [clip] });
    const asked = await ana.menu(message, 'Edit this clip');
    await expect.poll(() => asked.messages.map(({ content }) => content)).toEqual(['1 my clip']);
  });
});

describe('what people can ask on the stand-in Discord', () => {
  it('comes from the buttons that they see', async () => {
    const button = { type: 2, style: 1, custom_id: 'b1', label: 'Again' };
    const rows = [{ type: 1, components: [button] }];
    const { channel, ana, discord } = await openDesk(async (asked) => {
      if (asked.isButton()) {
        await asked.update({ content: 'tapped', components: [] });
        return;
      }
      await asSlash(asked).reply({
        content: 'look',
        components: rows,
        flags: MessageFlags.Ephemeral,
      });
    });
    const asked = await ana.slash(channel, 'edit', { request: 'x' });
    await expect.poll(() => asked.messages[0]?.buttons).toMatchObject([{ label: 'Again' }]);
    const [shown] = asked.messages;
    if (shown === undefined) throw new Error('nothing was shown');
    await expect(discord.addPerson('Ben').tap(shown, 'Again')).rejects.toThrow('somebody else');
    await ana.tap(shown, 'Again');
    await expect
      .poll(() => discord.message(shown.id))
      .toMatchObject({ content: 'tapped', buttons: [] });
  });

  it('fits what is registered', async () => {
    const { channel, ana } = await openDesk(async () => undefined);
    await expect(ana.slash(channel, 'cut')).rejects.toThrow('no command cut');
    await expect(ana.slash(channel, 'edit')).rejects.toThrow('needs its option request');
    await expect(ana.slash(channel, 'edit', { request: 5 })).rejects.toThrow('takes no number');
  });
});

describe('the times of an interaction', () => {
  it('are three seconds for the first answer: 10062 after them', async () => {
    const { channel, ana, trouble } = await openDesk(
      async (asked) => {
        await new Promise((resolve) => setTimeout(resolve, 120));
        await asSlash(asked).reply('too late');
      },
      { answerMs: 100 },
    );
    const asked = await ana.slash(channel, 'edit', { request: 'x' });
    await expect.poll(() => trouble).toMatchObject([{ code: 10_062 }]);
    expect(asked).toMatchObject({ hasFailed: true, messages: [] });
  });

  it('let it be answered once: 40060 after that', async () => {
    const { channel, ana, trouble, client } = await openDesk(async (asked) => {
      const slash = asSlash(asked);
      await slash.reply('once');
      await client.rest.post(`/interactions/${slash.id}/${slash.token}/callback`, {
        body: { type: 4, data: { content: 'twice' } },
        auth: false,
      });
    });
    await ana.slash(channel, 'edit', { request: 'x' });
    await expect.poll(() => trouble).toMatchObject([{ code: 40_060 }]);
  });

  it('end its token: 50027 after its life', async () => {
    const { channel, ana, trouble } = await openDesk(
      async (asked) => {
        const slash = asSlash(asked);
        await slash.deferReply();
        await new Promise((resolve) => setTimeout(resolve, 250));
        await slash.editReply('too late');
      },
      { interactionTokenMs: 200 },
    );
    const asked = await ana.slash(channel, 'edit', { request: 'x' });
    await expect.poll(() => trouble).toMatchObject([{ code: 50_027 }]);
    expect(asked.tokenCalls.map(({ status }) => status)).toEqual([401]);
    expect(channel.fromBot()).toMatchObject([{ isThinking: true }]);
  });

  it('leave five follow-ups where only the person installed the app', async () => {
    const { ana, discord, trouble, client } = await openDesk(async (asked) => {
      const slash = asSlash(asked);
      await slash.reply('0');
      for (const nth of [1, 2, 3, 4, 5, 6]) await slash.followUp(String(nth));
    });
    const away = discord.addGuild('Elsewhere', { hasBot: false }).addChannel('chat');
    await client.rest.put(`/applications/${discord.applicationId}/commands`, {
      body: [
        {
          name: 'edit',
          description: 'Edits',
          integration_types: [0, 1],
          contexts: [0, 1, 2],
        } satisfies Partial<APIApplicationCommand>,
      ],
    });
    const asked = await ana.slash(away, 'edit');
    await expect.poll(() => trouble).toMatchObject([{ code: 40_094 }]);
    expect(asked.messages.map(({ content }) => content)).toEqual(['0', '1', '2', '3', '4', '5']);
    await expect(client.rest.get(`/channels/${away.id}`)).rejects.toMatchObject({ code: 50_001 });
  });
});
