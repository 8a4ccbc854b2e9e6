import type { InlineKeyboardMarkup, Message } from 'grammy/types';
import type { MessageRef, OutboundMessage, ThreadId } from '../../../core/message.ts';
import { forGrammy, type TelegramClient } from '../client.ts';
import { isNotModified, refusalOf } from '../errors.ts';
import type { FollowUps } from '../intake/follow-ups.ts';
import { type TelegramPayload, toCaption, toTelegramPayloads, withoutLinks } from '../outbound.ts';
import {
  type OwnMessage,
  type Place,
  parseMessageRef,
  parseThreadId,
  toMessageRef,
  topicForMessages,
} from '../places.ts';
import { type CarryDeps, carry } from './carry.ts';
import type { ActivityKeeper } from './keep-activity.ts';
import type { Envelope } from './media.ts';
import { type PatienceDeps, patiently, toPaced } from './patience.ts';
import { sendMedia, sendText } from './send.ts';
import type { Strays } from './strays.ts';

export interface TalkDeps extends CarryDeps, PatienceDeps {
  readonly client: TelegramClient;
  readonly followUps: FollowUps;
  readonly activities: ActivityKeeper;
  readonly strays: Strays;
}

export interface Talk {
  post(thread: ThreadId, message: OutboundMessage, key: string): Promise<MessageRef>;
  edit(ref: MessageRef, message: OutboundMessage): Promise<void>;
}

export function createTalk(deps: TalkDeps): Talk {
  const { pace, strays } = deps;

  async function postOnce(place: Place, said: Said, key: string): Promise<OwnMessage> {
    const { keyboard } = said.payload;
    return strays.posting({ chat: place.chat, key, keyboard }, async () => {
      const sent = await patiently(deps, place, (at) => send(deps, at, said));
      return { ...place, chat: sent.chat.id, id: sent.message_id };
    });
  }

  return {
    async post(thread, message, key) {
      const payload = toTelegramPayloads(message, deps.limits);
      const own = await postOnce(parseThreadId(thread), { message, payload }, key);
      if (message.isProgress === true) deps.activities.keep(own, 'typing');
      if (payload.more.length > 0) await deps.followUps.show(own, payload.more);
      return toMessageRef(own);
    },
    async edit(ref, message) {
      const own = parseMessageRef(ref);
      const payload = toTelegramPayloads(message, deps.limits);
      if (message.isProgress === true) {
        pace.enterProgress(own.chat);
        deps.activities.keep(own, 'typing');
        return put(deps, own, { message, payload });
      }
      pace.enter(own.chat);
      if (message.file !== undefined) deps.activities.keep(own, 'uploading');
      await put(deps, own, { message, payload }).finally(() => deps.activities.end(own));
      await deps.followUps.show(own, payload.more);
    },
  };
}

async function put(deps: TalkDeps, own: OwnMessage, said: Said): Promise<void> {
  try {
    await change(deps, own, said);
  } catch (thrown) {
    if (!isNotModified(thrown)) throw toPaced(deps.pace, own.chat, thrown);
  }
}

interface Said {
  readonly message: OutboundMessage;
  readonly payload: TelegramPayload;
}

async function send(deps: TalkDeps, place: Place, { message, payload }: Said): Promise<Message> {
  const { file } = message;
  const { client } = deps;
  return withPlainButtons(payload, ({ text, keyboard, replyTo }) => {
    const envelope: Envelope = {
      chat_id: place.chat,
      ...topicForMessages(place),
      disable_notification: message.silent,
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      ...toReply(replyTo),
    };
    if (file === undefined) return sendText(client.calls, envelope, text);
    return carry(deps, { file, caption: text }, (media, signal) =>
      sendMedia(client.uploads, envelope, { media, signal }),
    );
  });
}

function toReply(message: number | undefined): Pick<Envelope, 'reply_parameters'> {
  if (message === undefined) return {};
  return { reply_parameters: { message_id: message, allow_sending_without_reply: true } };
}

async function change(deps: TalkDeps, own: OwnMessage, { message, payload }: Said): Promise<void> {
  const { file } = message;
  const { chat, id } = own;
  await withPlainButtons(payload, async ({ text, keyboard }) => {
    if (file === undefined) return changeText(deps.client, own, { text, keyboard });
    return carry(deps, { file, caption: text }, (media, signal) =>
      deps.client.uploads.editMessageMedia(chat, id, media, toOther(keyboard), forGrammy(signal)),
    );
  });
}

function toOther(keyboard: InlineKeyboardMarkup | undefined): Pick<Envelope, 'reply_markup'> {
  return keyboard === undefined ? {} : { reply_markup: keyboard };
}

interface Changed {
  readonly text: string;
  readonly keyboard: InlineKeyboardMarkup | undefined;
}

/** A message that carries a file already keeps it: then the text is its caption. */
async function changeText(
  { calls }: TelegramClient,
  { chat, id }: OwnMessage,
  { text, keyboard }: Changed,
): Promise<unknown> {
  const other = toOther(keyboard);
  const preview = { link_preview_options: { is_disabled: true } };
  try {
    return await calls.editMessageText(chat, id, text, { ...other, ...preview });
  } catch (thrown) {
    if (!/no text in the message/i.test(refusalOf(thrown)?.description ?? '')) throw thrown;
    return calls.editMessageCaption(chat, id, { ...other, caption: toCaption(text) });
  }
}

const isAddressRefused = /BUTTON_URL_INVALID|wrong HTTP URL|inline keyboard button URL/i;

/** Telegram refuses some addresses on buttons; the message is worth more than the button. */
async function withPlainButtons<T>(
  payload: TelegramPayload,
  send: (payload: TelegramPayload) => Promise<T>,
): Promise<T> {
  try {
    return await send(payload);
  } catch (thrown) {
    const description = refusalOf(thrown)?.description ?? '';
    if (payload.keyboard === undefined || !isAddressRefused.test(description)) throw thrown;
    return send({ ...payload, keyboard: withoutLinks(payload.keyboard) });
  }
}
