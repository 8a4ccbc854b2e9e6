import type { Message } from 'grammy/types';
import { z } from 'zod';
import type { Desk, Method, MethodCall, Methods } from './desk.ts';
import type { MediaKind } from './media.ts';
import { takeMedia } from './media-source.ts';
import { findTarget, keepOutgoing, type Outgoing, type Target } from './outgoing.ts';
import { isTrue, numberOf, objectOf, type Params, textOf, type Uploads } from './params.ts';
import { badRequest } from './refusals.ts';
import { captionText, type FormattedText, messageText, readText } from './texts.ts';

/** Methods that put a new message into a chat. */
export function createSendMethods(desk: Desk): Methods {
  const sendMedia =
    (kind: MediaKind): Method =>
    async (call) => {
      const target = findTarget(desk, call);
      const outgoing = await readMediaMessage(desk, kind, call);
      return keepOutgoing(desk, { target, params: call.params, outgoing });
    };
  return {
    sendmessage(call) {
      const { params } = call;
      const target = findTarget(desk, call);
      const { text, entities } = readText(params, messageText);
      const content = { text, ...(entities.length === 0 ? {} : { entities: [...entities] }) };
      const outgoing = { content, hasLinkPreview: hasLinkPreview(params, content.text) };
      return keepOutgoing(desk, { target, params, outgoing });
    },
    sendvideo: sendMedia('video'),
    sendanimation: sendMedia('animation'),
    sendaudio: sendMedia('audio'),
    senddocument: sendMedia('document'),
    sendphoto: sendMedia('photo'),
    sendvoice: sendMedia('voice'),
    sendvideonote: sendMedia('video_note'),
    sendmediagroup: (call) => sendAlbum(desk, call),
  };
}

/** A link in a text shows a preview unless the bot says no. */
export function hasLinkPreview(params: Params, text: string): boolean {
  const Options = z.looseObject({ is_disabled: z.boolean().optional() });
  const options = objectOf(params, 'link_preview_options', Options);
  const isOff = options?.is_disabled === true || isTrue(params, 'disable_web_page_preview');
  return !isOff && /https?:\/\//.test(text);
}

async function readMediaMessage(
  desk: Desk,
  kind: MediaKind,
  { params, uploads }: MethodCall,
): Promise<Outgoing> {
  const caption = readText(params, captionText);
  const source = sourceOf(params, kind, uploads);
  const thumbnail = sourceOf(params, 'thumbnail', uploads);
  if (source === undefined) throw badRequest(`there is no ${kind} in the request`);
  const media = await takeMedia(desk, {
    kind,
    source,
    uploads,
    ...(thumbnail === undefined ? {} : { thumbnail }),
    ...readFacts(params),
  });
  return { content: { ...media.fields, ...toCaption(caption) }, media: media.seen };
}

/** A form may carry a file under the parameter's own name. */
function sourceOf(params: Params, name: string, uploads: Uploads): string | undefined {
  return uploads.has(name) ? `attach://${name}` : textOf(params, name);
}

export function readFacts(params: Params) {
  const width = numberOf(params, 'width');
  const height = numberOf(params, 'height');
  const durationSeconds = numberOf(params, 'duration');
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    streams: isTrue(params, 'supports_streaming'),
  };
}

export function toCaption({ text, entities }: FormattedText): Partial<Message> {
  if (text === '') return {};
  return { caption: text, ...(entities.length === 0 ? {} : { caption_entities: [...entities] }) };
}

const albumKinds = ['photo', 'video', 'audio', 'document'] as const;
const AlbumItem = z.looseObject({ type: z.enum(albumKinds), media: z.string() });

async function sendAlbum(desk: Desk, call: MethodCall): Promise<readonly Message[]> {
  const target = findTarget(desk, call);
  const items = objectOf(call.params, 'media', z.array(AlbumItem)) ?? [];
  if (items.length < 2 || items.length > 10) {
    throw badRequest('an album must include from 2 to 10 items');
  }
  const kinds = new Set(items.map(({ type }) => (type === 'photo' ? 'video' : type)));
  if (kinds.size > 1) throw badRequest("can't use the media of the specified type in the album");
  const sent: Message[] = [];
  for (const item of items) {
    const params = { ...call.params, ...item, [item.type]: item.media };
    const outgoing = await readMediaMessage(desk, item.type, { ...call, params });
    const content = { ...outgoing.content, media_group_id: `14${target.room.nextMessageId}` };
    sent.push(
      keepOutgoing(desk, { target: first(target), params, outgoing: { ...outgoing, content } }),
    );
  }
  return sent;
}

/** Items of an album have no buttons. */
function first(target: Target): Target {
  return { ...target, markup: undefined };
}
