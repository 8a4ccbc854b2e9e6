import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import { invalidForm, refuse } from '../api-error.ts';
import { channelPayload, memberPayload, threadPayload, userPayload } from '../payloads.ts';
import { requirePermission, sendPermission, visibleChannel } from '../permissions.ts';
import { openThread } from '../places.ts';
import type { Route } from '../rest/router.ts';
import type { Stage } from '../stage.ts';
import { recordOf, type StoredChannel } from '../world.ts';

const NewThread = z.object({ name: z.string().min(1).max(100) });
const Recipient = z.object({ recipient_id: z.string() });

export function createChannelRoutes(stage: Stage): readonly Route[] {
  const { world } = stage;
  return [
    {
      method: 'GET',
      pattern: '/channels/:channel',
      handle: ({ param }) => ({
        status: 200,
        body: channelPayload(world, visibleChannel(world, param('channel'))),
      }),
    },
    {
      method: 'POST',
      pattern: '/channels/:channel/typing',
      handle: ({ param }) => {
        const channel = visibleChannel(world, param('channel'));
        requirePermission(world, channel, sendPermission(channel));
        channel.typingAt.push(Date.now());
        return { status: 204 };
      },
    },
    ...createThreadRoutes(stage),
    ...createPeopleRoutes(stage),
  ];
}

function createThreadRoutes(stage: Stage): readonly Route[] {
  const { world } = stage;
  const open = (channel: StoredChannel, body: unknown, messageId?: string) => {
    requirePermission(world, channel, PermissionFlagsBits.CreatePublicThreads);
    const parsed = NewThread.safeParse(body);
    if (!parsed.success) {
      const message = 'Must be between 1 and 100 in length.';
      throw invalidForm('name', 'BASE_TYPE_BAD_LENGTH', message);
    }
    const { botId } = world.application;
    const { name } = parsed.data;
    const thread = openThread(stage, channel, {
      name,
      ownerId: botId,
      ...(messageId !== undefined && { id: messageId }),
    });
    return { status: 201, body: threadPayload(world, thread) };
  };
  return [
    {
      method: 'POST',
      pattern: '/channels/:channel/messages/:message/threads',
      handle: ({ param, body }) => {
        const channel = visibleChannel(world, param('channel'));
        const id = param('message');
        if (world.messages.get(id)?.channelId !== channel.id) throw refuse('unknownMessage');
        if (world.channels.has(id)) throw refuse('threadExists');
        return open(channel, body, id);
      },
    },
    {
      method: 'POST',
      pattern: '/channels/:channel/threads',
      handle: ({ param, body }) => open(visibleChannel(world, param('channel')), body),
    },
    {
      method: 'PUT',
      pattern: '/channels/:channel/thread-members/@me',
      handle: ({ param }) => {
        visibleChannel(world, param('channel')).threadMembers.add(world.application.botId);
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/threads/active',
      handle: ({ param }) => {
        const threads = [...world.channels.values()].filter(
          ({ type, guildId, isArchived }) =>
            type === ChannelType.PublicThread && guildId === param('guild') && !isArchived,
        );
        const body = { threads: threads.map((each) => threadPayload(world, each)), members: [] };
        return { status: 200, body };
      },
    },
  ];
}

function createPeopleRoutes(stage: Stage): readonly Route[] {
  const { world } = stage;
  const userOf = (id: string) => {
    const user = world.users.get(id);
    if (user === undefined) throw refuse('unknownUser');
    return user;
  };
  const me = () => userPayload(recordOf(world.users, world.application.botId));
  return [
    { method: 'GET', pattern: '/users/@me', handle: () => ({ status: 200, body: me() }) },
    {
      method: 'GET',
      pattern: '/users/:user',
      handle: ({ param }) => ({ status: 200, body: userPayload(userOf(param('user'))) }),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/members/:user',
      handle: ({ param }) => {
        const guild = world.guilds.get(param('guild'));
        if (guild === undefined) throw refuse('unknownGuild');
        if (!guild.hasBot) throw refuse('missingAccess');
        return { status: 200, body: memberPayload(guild, userOf(param('user'))) };
      },
    },
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      handle: ({ body }) => {
        const parsed = Recipient.safeParse(body);
        const person = userOf(parsed.success ? parsed.data.recipient_id : '');
        if (person.isBot) throw refuse('noPrivateMessages');
        const found = [...world.channels.values()].find(
          ({ personId, isForeign }) => personId === person.id && isForeign !== true,
        );
        if (found === undefined) throw refuse('unknownUser');
        return { status: 200, body: channelPayload(world, found) };
      },
    },
  ];
}
