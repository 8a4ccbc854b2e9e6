import { ChannelType, MessageFlags, MessageType } from 'discord.js';
import type { FakeChannel, FakePerson, PersonOptions, Saying } from './cast.ts';
import type { Cdn } from './cdn.ts';
import { toStoredFile } from './file-kinds.ts';
import { mentionedIn } from './mentions.ts';
import { createAsking } from './people-asking.ts';
import { newChannel } from './places.ts';
import type { SeenMessage } from './seen.ts';
import { seenMessage } from './seen-view.ts';
import type { Stage } from './stage.ts';
import { recordOf, type StoredMessage, type World } from './world.ts';
import { announceMessage, putMessage, removeMessage } from './write-message.ts';

export interface PeopleDeps {
  readonly stage: Stage;
  readonly cdn: Cdn;
  channelView(id: string): FakeChannel;
}

export function addPerson(deps: PeopleDeps, name: string, options: PersonOptions): FakePerson {
  const { stage } = deps;
  const { world } = stage;
  const id = world.nextId();
  world.users.set(id, {
    id,
    name,
    isBot: options.isBot ?? false,
    locale: options.locale ?? 'en-US',
    takesPrivateMessages: options.takesPrivateMessages ?? true,
  });
  const directId = world.nextId();
  const direct = newChannel(directId, ChannelType.DM, { name: '', personId: id });
  world.channels.set(directId, direct);
  return {
    id,
    name,
    mention: `<@${id}>`,
    async send(channel, saying) {
      const said = typeof saying === 'string' ? { content: saying } : saying;
      joinWhereNeeded(world, channel.id, id);
      return seenMessage(world, say(stage, { authorId: id, channelId: channel.id, said }));
    },
    async edit(message, content) {
      const stored = ownMessage(world, message, id);
      const { users } = mentionedIn(world, { content });
      Object.assign(stored, { content, mentions: users, editedAt: Date.now() });
      stored.versions.push({ content, attachments: [], at: Date.now() });
      announceMessage(stage, 'MESSAGE_UPDATE', stored);
      return seenMessage(world, stored);
    },
    async delete(message) {
      removeMessage(stage, ownMessage(world, message, id));
    },
    ...createAsking(deps, id),
    direct: () => deps.channelView(directId),
    directWith(other) {
      const parts = { name: '', personId: other.id, isForeign: true };
      const channel = newChannel(world.nextId(), ChannelType.DM, parts);
      world.channels.set(channel.id, channel);
      return deps.channelView(channel.id);
    },
    reads: (channel) =>
      [...world.messages.values()]
        .filter(
          ({ channelId, onlyFor }) =>
            channelId === channel.id && (onlyFor === undefined || onlyFor === id),
        )
        .map((message) => seenMessage(world, message)),
  };
}

function joinWhereNeeded(world: World, channelId: string, personId: string): void {
  const { guildId } = recordOf(world.channels, channelId);
  if (guildId === undefined) return;
  const { members } = recordOf(world.guilds, guildId);
  if (!members.has(personId)) members.set(personId, new Set());
}

interface Said {
  readonly authorId: string;
  readonly channelId: string;
  readonly said: Saying;
}

function say(stage: Stage, { authorId, channelId, said }: Said): StoredMessage {
  const { world } = stage;
  const target = world.messages.get((said.forwards ?? said.replyTo)?.id ?? '');
  const isForward = said.forwards !== undefined;
  const repliedTo = isForward ? undefined : target?.authorId;
  const { users, pinged } = mentionedIn(world, { content: said.content ?? '', repliedTo });
  const reference = said.forwards ?? said.replyTo;
  return putMessage(stage, {
    authorId,
    channelId,
    type: said.replyTo === undefined ? MessageType.Default : MessageType.Reply,
    content: said.content ?? '',
    mentions: users,
    pinged,
    attachments: (said.attachments ?? []).map((file) => toStoredFile(world.nextId(), file)),
    ...(reference !== undefined && {
      reference: {
        type: isForward ? 1 : 0,
        messageId: reference.id,
        channelId: reference.channelId,
      },
    }),
    ...(isForward &&
      target !== undefined && { snapshot: { ...target }, flags: MessageFlags.HasSnapshot }),
  });
}

function ownMessage(world: World, message: SeenMessage, personId: string): StoredMessage {
  const stored = recordOf(world.messages, message.id);
  if (stored.authorId !== personId) throw new Error('people change only what they wrote');
  return stored;
}
