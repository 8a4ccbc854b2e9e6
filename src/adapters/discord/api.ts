import {
  type APIChannel,
  type APIDMChannel,
  type APIGatewayBotInfo,
  type APIMessage,
  type APIThreadChannel,
  InteractionResponseType,
  MessageFlags,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { OutboundFile } from '../../core/message.ts';
import { discordCodes, toBotError } from './errors.ts';
import type { DiscordRest } from './rest.ts';
import type { DiscordPayload } from './sending/payload.ts';

/** https://docs.discord.com/developers/resources/message#get-channel-messages */
export const messagesPerPage = 100;

/** What answers an interaction: enough for all of its calls. */
export interface InteractionKey {
  readonly applicationId: string;
  readonly id: string;
  readonly token: string;
}

export interface Sent {
  readonly payload: DiscordPayload;
  /** What is said instead where Discord does not take the first form. */
  readonly plain?: DiscordPayload;
  readonly file?: OutboundFile | undefined;
}

/** Discord's calls, as far as the bot needs them. */
export type DiscordApi = ReturnType<typeof createDiscordApi>;

export function createDiscordApi(rest: DiscordRest) {
  return { ...messageCalls(rest), ...interactionCalls(rest), ...placeCalls(rest) };
}

function messageCalls(rest: DiscordRest) {
  return {
    /** The same nonce within minutes gives the same message, so discord.js may repeat it. */
    createMessage: (channel: string, sent: Sent, nonce: string) =>
      plainly(sent, ({ payload, file }) =>
        rest.call<APIMessage>('post', Routes.channelMessages(channel), {
          body: { ...payload, nonce, enforce_nonce: true },
          file,
        }),
      ),
    editMessage: (channel: string, message: string, sent: Sent) =>
      plainly(sent, (form) =>
        rest.call<APIMessage>('patch', Routes.channelMessage(channel, message), toEdit(form)),
      ),
    deleteMessage: (channel: string, message: string) =>
      rest.call<void>('delete', Routes.channelMessage(channel, message)),
    fetchMessage: (channel: string, message: string) =>
      rest.call<APIMessage>('get', Routes.channelMessage(channel, message)),
    /** Newest first, as Discord gives them: those right after a message, or the last ones of all. */
    fetchMessages: (channel: string, after?: string) =>
      rest.call<APIMessage[]>('get', Routes.channelMessages(channel), {
        query: { limit: String(messagesPerPage), ...(after !== undefined && { after }) },
      }),
    react: (channel: string, message: string, emoji: string) =>
      rest.call<void>(
        'put',
        Routes.channelMessageOwnReaction(channel, message, encodeURIComponent(emoji)),
      ),
    showTyping: (channel: string) => rest.call<void>('post', Routes.channelTyping(channel)),
  };
}

/** What a message answers, and that it is silent, is settled when it is made. */
function toEdit({ payload, file }: Sent) {
  const { flags = 0, message_reference: _reference, ...body } = payload;
  const kept = flags & MessageFlags.IsComponentsV2;
  return { body: kept === 0 ? body : { ...body, flags: kept }, file };
}

async function plainly(sent: Sent, say: (sent: Sent) => Promise<APIMessage>): Promise<APIMessage> {
  const { plain, file } = sent;
  if (plain === undefined) return say(sent);
  try {
    return await say(sent);
  } catch (thrown) {
    if (toBotError(thrown).facts['discordCode'] !== discordCodes.invalidForm) throw thrown;
    return say({ payload: plain, file });
  }
}

/** With the interaction's own token, whatever the bot may do in that place. */
function interactionCalls(rest: DiscordRest) {
  const said = ({ applicationId, token }: InteractionKey, message: string) =>
    Routes.webhookMessage(applicationId, token, message);
  return {
    /** `update`: nothing is shown, the tapped message stays as it is. */
    defer: ({ id, token }: InteractionKey, how: 'public' | 'private' | 'update') =>
      rest.call<void>('post', Routes.interactionCallback(id, token), {
        isOurs: false,
        body:
          how === 'update'
            ? { type: InteractionResponseType.DeferredMessageUpdate }
            : {
                type: InteractionResponseType.DeferredChannelMessageWithSource,
                ...(how === 'private' && { data: { flags: MessageFlags.Ephemeral } }),
              },
      }),
    /** `@original` or a follow-up's id. */
    editAnswer: (key: InteractionKey, message: string, sent: Sent) =>
      plainly(sent, (form) =>
        rest.call<APIMessage>('patch', said(key, message), { ...toEdit(form), isOurs: false }),
      ),
    deleteAnswer: (key: InteractionKey, message: string) =>
      rest.call<void>('delete', said(key, message), { isOurs: false }),
    /** Discord takes no nonce here. */
    followUp: ({ applicationId, token }: InteractionKey, sent: Sent) =>
      rest.call<APIMessage>('post', Routes.webhook(applicationId, token), {
        body: sent.payload,
        file: sent.file,
        query: { wait: 'true' },
        isOurs: false,
        isRepeatable: false,
      }),
  };
}

function placeCalls(rest: DiscordRest) {
  return {
    fetchChannel: (channel: string) => rest.call<APIChannel>('get', Routes.channel(channel)),
    openDirect: (user: string) =>
      rest.call<APIDMChannel>('post', Routes.userChannels(), { body: { recipient_id: user } }),
    openThread: (channel: string, message: string, name: string) =>
      rest.call<APIThreadChannel>('post', Routes.threads(channel, message), {
        body: { name, auto_archive_duration: 1440 },
      }),
    fetchGateway: () => rest.call<APIGatewayBotInfo>('get', Routes.gatewayBot()),
    registerCommands: (applicationId: string, body: RESTPutAPIApplicationCommandsJSONBody) =>
      rest.call<unknown>('put', Routes.applicationCommands(applicationId), { body }),
  };
}
