import { InteractionResponseType, InteractionType, MessageFlags, MessageType } from 'discord.js';
import { z } from 'zod';
import { invalidForm, refuse } from '../api-error.ts';
import { hasFailed } from '../interactions.ts';
import { checkMessageBody, parseMessageBody } from '../message-body.ts';
import { messagePayload } from '../message-payload.ts';
import type { UploadedFile } from '../rest/http-body.ts';
import type { Route } from '../rest/router.ts';
import type { Stage } from '../stage.ts';
import { recordOf, type StoredInteraction, type StoredMessage } from '../world.ts';
import { type NewMessage, putMessage } from '../write-message.ts';
import { draftMessage, editAsBot, mentioned } from './bot-writing.ts';

const Callback = z.object({ type: z.number(), data: z.unknown().optional() });

/** The first answer: in time, and once. */
export function createInteractionRoutes(stage: Stage): readonly Route[] {
  const { world } = stage;
  return [
    {
      method: 'POST',
      pattern: '/interactions/:interaction/:token/callback',
      isOpen: true,
      handle: ({ param, query, body, files }) => {
        const interaction = world.interactions.get(param('interaction'));
        if (interaction === undefined || interaction.token !== param('token')) {
          throw refuse('unknownInteraction');
        }
        if (hasFailed(world, interaction)) throw refuse('unknownInteraction');
        if (interaction.answer !== undefined) throw refuse('alreadyAnswered');
        const given = Callback.safeParse(body);
        if (!given.success)
          throw invalidForm('type', 'BASE_TYPE_REQUIRED', 'This field is required');
        const { type, data } = given.data;
        const message = answerWith(stage, interaction, { type, data, files });
        interaction.answer = {
          type,
          tookMs: Date.now() - interaction.startedAt,
          isPrivate: message?.onlyFor !== undefined,
        };
        if (query.get('with_response') !== 'true') return { status: 204 };
        return { status: 200, body: responsePayload(stage, interaction, message) };
      },
    },
  ];
}

interface Answer {
  readonly type: number;
  readonly data: unknown;
  readonly files: readonly UploadedFile[];
}

function answerWith(
  stage: Stage,
  interaction: StoredInteraction,
  { type, data, files }: Answer,
): StoredMessage | undefined {
  const { world } = stage;
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return putAnswer(stage, interaction, answerDraft(stage, interaction, { data, files }));
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const flags = (parseMessageBody(data).flags ?? 0) & MessageFlags.Ephemeral;
      return putAnswer(stage, interaction, {
        channelId: interaction.channelId,
        authorId: world.application.botId,
        flags: flags | MessageFlags.Loading,
      });
    }
    case InteractionResponseType.DeferredMessageUpdate:
    case InteractionResponseType.UpdateMessage: {
      if (interaction.type !== InteractionType.MessageComponent) {
        throw invalidForm('type', 'BASE_TYPE_CHOICES', 'Only for components.');
      }
      const message = recordOf(world.messages, interaction.messageId ?? '');
      interaction.originalId = message.id;
      if (type === InteractionResponseType.UpdateMessage)
        editAsBot(stage, message, { body: data, files });
      return undefined;
    }
    default:
      throw invalidForm('type', 'BASE_TYPE_CHOICES', 'Not a type that this stand-in knows.');
  }
}

/** What an answer or a follow-up says, checked as any message is. */
export function answerDraft(
  { world }: Stage,
  interaction: StoredInteraction,
  { data, files }: { readonly data: unknown; readonly files: readonly UploadedFile[] },
): NewMessage {
  const parsed = parseMessageBody(data);
  checkMessageBody(parsed, files.length);
  const channel = recordOf(world.channels, interaction.channelId);
  return { ...draftMessage(world, channel, { parsed, files }), ...mentioned(world, parsed) };
}

function putAnswer(stage: Stage, interaction: StoredInteraction, draft: NewMessage): StoredMessage {
  const message = putInteractionMessage(stage, interaction, draft);
  interaction.originalId = message.id;
  return message;
}

/** A private one is seen by its person alone. */
export function putInteractionMessage(
  stage: Stage,
  interaction: StoredInteraction,
  draft: NewMessage,
): StoredMessage {
  const isPrivate = ((draft.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return putMessage(stage, {
    ...draft,
    type:
      interaction.type === InteractionType.MessageComponent
        ? MessageType.Default
        : MessageType.ChatInputCommand,
    interactionId: interaction.id,
    ...(isPrivate && { onlyFor: interaction.personId }),
  });
}

function responsePayload(
  stage: Stage,
  interaction: StoredInteraction,
  message: StoredMessage | undefined,
) {
  const flags = message?.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message !== undefined && {
        response_message_id: message.id,
        response_message_loading: (flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: message.onlyFor !== undefined,
      }),
    },
    ...(message !== undefined && {
      resource: {
        type: interaction.answer?.type,
        message: messagePayload(stage, message, { seesContent: true }),
      },
    }),
  };
}
