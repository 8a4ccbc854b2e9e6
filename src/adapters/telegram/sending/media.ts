import { InputFile } from 'grammy';
import type {
  InlineKeyboardMarkup,
  InputMediaAudio,
  InputMediaDocument,
  InputMediaPhoto,
  InputMediaVideo,
} from 'grammy/types';
import type { OutboundFile } from '../../../core/message.ts';

export type Media = InputMediaVideo | InputMediaPhoto | InputMediaAudio | InputMediaDocument;

/** https://core.telegram.org/bots/api#sendphoto; a larger picture goes as a document. */
const maxPhotoBytes = 10_000_000;
/**
 * Telegram fetches up to 20 MB from an address, but without the thumbnail, and above 10 MB makes none of its own: the
 * video would show as a grey square.
 */
const maxFetchedBytes = 10_000_000;
const maxThumbnailBytes = 200_000;

/** Where Telegram may fetch the file by itself, which spares sending it. */
export function addressOf({ url, sizeBytes, kind }: OutboundFile): string | undefined {
  const isFetchable = url !== undefined && /^https?:/.test(url) && sizeBytes <= maxFetchedBytes;
  return isFetchable && kind === 'video' ? url : undefined;
}

/** The file as a message holds it; a client shows a square of no length where measures are missing. */
export async function toMedia(
  file: OutboundFile,
  about: { readonly caption: string; readonly signal: AbortSignal },
  source: InputFile | string,
): Promise<Media> {
  const said = about.caption === '' ? {} : { caption: about.caption };
  const type = typeOf(file);
  if (type !== 'video') return { type, media: source, ...said };
  const thumbnail = await file.openThumbnail?.(about.signal);
  const isUsable = thumbnail !== undefined && thumbnail.byteLength <= maxThumbnailBytes;
  return {
    type,
    media: source,
    supports_streaming: true,
    ...said,
    ...measuresOf(file),
    ...(isUsable ? { thumbnail: new InputFile(thumbnail, 'thumbnail.jpg') } : {}),
  };
}

function typeOf({ kind, mimeType, sizeBytes }: OutboundFile): Media['type'] {
  if (kind === 'video' && mimeType === 'video/mp4') return 'video';
  if (kind === 'image' && sizeBytes <= maxPhotoBytes) return 'photo';
  return kind === 'audio' ? 'audio' : 'document';
}

function measuresOf({ widthPx, heightPx, durationMs }: OutboundFile) {
  return {
    ...(widthPx === undefined ? {} : { width: widthPx }),
    ...(heightPx === undefined ? {} : { height: heightPx }),
    ...(durationMs === undefined ? {} : { duration: Math.max(1, Math.round(durationMs / 1_000)) }),
  };
}

/** What every new message says about where it goes and how. */
export interface Envelope {
  readonly chat_id: number;
  readonly message_thread_id?: number;
  readonly disable_notification: boolean;
  readonly reply_markup?: InlineKeyboardMarkup;
  readonly reply_parameters?: {
    readonly message_id: number;
    readonly allow_sending_without_reply: true;
  };
}
