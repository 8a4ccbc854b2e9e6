import type { Api } from 'grammy';
import type { Message } from 'grammy/types';
import { forGrammy } from '../client.ts';
import type { Envelope, Media } from './media.ts';

export function sendText(api: Api, envelope: Envelope, text: string): Promise<Message> {
  return api.raw.sendMessage({ ...envelope, text, link_preview_options: { is_disabled: true } });
}

/** Each kind has a method of its own. */
export function sendMedia(
  api: Api,
  envelope: Envelope,
  about: { readonly media: Media; readonly signal: AbortSignal },
): Promise<Message> {
  const { media } = about;
  const signal = forGrammy(about.signal);
  const { type: _type, media: source, ...rest } = media;
  switch (media.type) {
    case 'video':
      return api.raw.sendVideo({ ...envelope, ...rest, video: source }, signal);
    case 'photo':
      return api.raw.sendPhoto({ ...envelope, ...rest, photo: source }, signal);
    case 'audio':
      return api.raw.sendAudio({ ...envelope, ...rest, audio: source }, signal);
    case 'document':
      return api.raw.sendDocument({ ...envelope, ...rest, document: source }, signal);
  }
}
