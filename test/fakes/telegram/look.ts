import type { InlineKeyboardButton, Message } from 'grammy/types';
import type { Kept } from './rooms.ts';
import type { SeenButton, SeenMessage } from './seen.ts';
import { marksOf } from './texts.ts';

/** What people see of a message. */
export function lookAtMessage(kept: Kept): SeenMessage {
  const { wire, media, from, isSilent, hasLinkPreview, versions, reactions, isDeleted } = kept;
  const { reply_to_message: answered, media_group_id: albumId } = wire;
  return {
    id: wire.message_id,
    from,
    text: plainOf(wire),
    marks: marksOf({
      text: plainOf(wire),
      entities: wire.entities ?? wire.caption_entities ?? [],
    }),
    buttons: (wire.reply_markup?.inline_keyboard ?? []).map((row) => row.map(toButton)),
    ...(media === undefined ? {} : { media }),
    ...(albumId === undefined ? {} : { albumId }),
    ...(answered === undefined ? {} : { replyTo: answered.message_id }),
    ...(wire.is_topic_message === true && wire.message_thread_id !== undefined
      ? { topic: wire.message_thread_id }
      : {}),
    isSilent,
    hasLinkPreview,
    versions: [...versions],
    reactions: [...reactions],
    isDeleted,
  };
}

function plainOf({ text, caption }: Message): string {
  return text ?? caption ?? '';
}

function toButton(button: InlineKeyboardButton): SeenButton {
  return {
    label: button.text,
    ...('callback_data' in button ? { data: button.callback_data } : {}),
    ...('url' in button ? { url: button.url } : {}),
  };
}
