import { ComponentType, MessageFlags } from 'discord.js';
import { nodesOf } from './component-rules.ts';
import { hasFailed } from './interactions.ts';
import { isV2 } from './message-body.ts';
import type { SeenAttachment, SeenButton, SeenInteraction, SeenMessage } from './seen.ts';
import {
  recordOf,
  type StoredFile,
  type StoredInteraction,
  type StoredMessage,
  type World,
} from './world.ts';

/** What people see of what the world remembers. */

export function seenMessage(world: World, message: StoredMessage): SeenMessage {
  const author = recordOf(world.users, message.authorId);
  const { reference } = message;
  return {
    id: message.id,
    channelId: message.channelId,
    author: { id: author.id, name: author.name, isBot: author.isBot },
    content: message.versions.at(-1)?.content ?? '',
    attachments: message.attachments.map(seenFile),
    components: message.components,
    buttons: buttonsOf(message),
    embeds: [...message.embeds],
    isSilent: has(message, MessageFlags.SuppressNotifications),
    isThinking: has(message, MessageFlags.Loading),
    isComponentsV2: isV2(message.flags),
    flags: message.flags,
    pinged: message.pinged,
    versions: [...message.versions],
    reactions: [...message.reactions].map(([emoji, by]) => ({ emoji, by: [...by] })),
    sentAt: message.sentAt,
    posts: message.posts,
    ...(message.onlyFor !== undefined && { onlyFor: message.onlyFor }),
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.interactionId !== undefined && { interactionId: message.interactionId }),
    ...(reference?.type === 0 && { repliesTo: reference.messageId }),
    ...(reference?.type === 1 && { forwardOf: reference.messageId }),
  };
}

function has(message: StoredMessage, flag: MessageFlags): boolean {
  return (message.flags & flag) !== 0;
}

function seenFile({ id, name, contentType, bytes, description }: StoredFile): SeenAttachment {
  return { id, name, contentType, bytes, ...(description !== undefined && { description }) };
}

function buttonsOf(message: StoredMessage): readonly SeenButton[] {
  return nodesOf(message.components)
    .filter(({ type }) => type === ComponentType.Button)
    .map(({ label = '', custom_id, url, disabled = false }) => ({
      label,
      isDisabled: disabled,
      ...(custom_id !== undefined && { id: custom_id }),
      ...(url !== undefined && { url }),
    }));
}

/** Stays true while time goes on: what it tells is looked up anew each time. */
export function seenInteraction(world: World, interaction: StoredInteraction): SeenInteraction {
  const { id, token, startedAt, tokenCalls } = interaction;
  return {
    id,
    token,
    startedAt,
    tokenCalls,
    get answer() {
      return interaction.answer;
    },
    get hasFailed() {
      return hasFailed(world, interaction);
    },
    get messages() {
      const ids = [interaction.originalId ?? '', ...interaction.followUps];
      return ids
        .flatMap((each) => world.messages.get(each) ?? [])
        .map((message) => seenMessage(world, message));
    },
  };
}
