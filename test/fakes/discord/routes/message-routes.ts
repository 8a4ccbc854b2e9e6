import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { invalidForm, refuse } from '../api-error.ts';
import { messagePayload } from '../message-payload.ts';
import { requirePermission, visibleChannel } from '../permissions.ts';
import type { Route } from '../rest/router.ts';
import { compareIds } from '../snowflakes.ts';
import type { Stage } from '../stage.ts';
import type { StoredChannel, StoredMessage } from '../world.ts';
import { removeMessage } from '../write-message.ts';
import { editAsBot, postAsBot } from './bot-writing.ts';

export function createMessageRoutes(stage: Stage): readonly Route[] {
  const { world } = stage;
  const show = (message: StoredMessage) =>
    messagePayload(stage, message, { seesContent: world.options.messageContent });
  return [
    {
      method: 'POST',
      pattern: '/channels/:channel/messages',
      handle: ({ param, body, files }) => ({
        status: 200,
        body: show(postAsBot(stage, visibleChannel(world, param('channel')), { body, files })),
      }),
    },
    {
      method: 'GET',
      pattern: '/channels/:channel/messages',
      handle: ({ param, query }) => ({
        status: 200,
        body: listMessages(stage, visibleChannel(world, param('channel')), query).map(show),
      }),
    },
    {
      method: 'GET',
      pattern: '/channels/:channel/messages/:message',
      handle: ({ param }) => {
        const channel = visibleChannel(world, param('channel'));
        requirePermission(world, channel, PermissionFlagsBits.ReadMessageHistory);
        return { status: 200, body: show(publicMessage(stage, channel, param('message'))) };
      },
    },
    {
      method: 'PATCH',
      pattern: '/channels/:channel/messages/:message',
      handle: ({ param, body, files }) => {
        const channel = visibleChannel(world, param('channel'));
        const message = publicMessage(stage, channel, param('message'));
        editAsBot(stage, message, { body, files });
        return { status: 200, body: show(message) };
      },
    },
    {
      method: 'DELETE',
      pattern: '/channels/:channel/messages/:message',
      handle: ({ param }) => {
        const channel = visibleChannel(world, param('channel'));
        const message = publicMessage(stage, channel, param('message'));
        const isOwn = message.authorId === world.application.botId;
        if (!isOwn && channel.type === ChannelType.DM) throw refuse('missingPermissions');
        if (!isOwn) requirePermission(world, channel, PermissionFlagsBits.ManageMessages);
        removeMessage(stage, message);
        return { status: 204 };
      },
    },
    ...createReactionRoutes(stage),
  ];
}

function createReactionRoutes(stage: Stage): readonly Route[] {
  const { world } = stage;
  const pattern = '/channels/:channel/messages/:message/reactions/:emoji/@me';
  return [
    {
      method: 'PUT',
      pattern,
      handle: ({ param }) => {
        const channel = visibleChannel(world, param('channel'));
        requirePermission(world, channel, PermissionFlagsBits.ReadMessageHistory);
        requirePermission(world, channel, PermissionFlagsBits.AddReactions);
        const { reactions } = publicMessage(stage, channel, param('message'));
        const by = reactions.get(param('emoji')) ?? new Set();
        reactions.set(param('emoji'), by.add(world.application.botId));
        return { status: 204 };
      },
    },
    {
      method: 'DELETE',
      pattern,
      handle: ({ param }) => {
        const channel = visibleChannel(world, param('channel'));
        const { reactions } = publicMessage(stage, channel, param('message'));
        reactions.get(param('emoji'))?.delete(world.application.botId);
        if (reactions.get(param('emoji'))?.size === 0) reactions.delete(param('emoji'));
        return { status: 204 };
      },
    },
  ];
}

/** Private answers to interactions are unknown here. */
function publicMessage({ world }: Stage, channel: StoredChannel, id: string): StoredMessage {
  const message = world.messages.get(id);
  if (message?.channelId !== channel.id || message.onlyFor !== undefined) {
    throw refuse('unknownMessage');
  }
  return message;
}

/** Newest first, as Discord lists them: with `after` the ones that follow it most closely. */
function listMessages(
  { world }: Stage,
  channel: StoredChannel,
  query: URLSearchParams,
): readonly StoredMessage[] {
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    throw invalidForm('limit', 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.');
  }
  requirePermission(world, channel, PermissionFlagsBits.ReadMessageHistory);
  const [after, before] = [query.get('after'), query.get('before')];
  const all = [...world.messages.values()].filter(
    (each) =>
      each.channelId === channel.id &&
      each.onlyFor === undefined &&
      (after === null || compareIds(each.id, after) > 0) &&
      (before === null || compareIds(each.id, before) < 0),
  );
  return (after === null ? all.slice(-limit) : all.slice(0, limit)).reverse();
}
