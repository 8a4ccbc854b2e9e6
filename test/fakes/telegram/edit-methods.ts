import type { InlineKeyboardMarkup, Message } from 'grammy/types';
import { z } from 'zod';
import { type Desk, type MethodCall, type Methods, unixSeconds } from './desk.ts';
import { readMarkup } from './markup.ts';
import { takeMedia } from './media-source.ts';
import { addVersion } from './outgoing.ts';
import { numberOf, objectOf } from './params.ts';
import { badRequest, notModified } from './refusals.ts';
import { findMessage, isGroup, type Kept, mayWrite } from './rooms.ts';
import type { SeenMedia } from './seen.ts';
import { hasLinkPreview, readFacts, toCaption } from './send-methods.ts';
import { captionText, messageText, readText } from './texts.ts';

/** Methods that change a message of the bot. */
export function createEditMethods(desk: Desk): Methods {
  return {
    editmessagetext(call) {
      const kept = findOwn(desk, call);
      const { text, entities } = readText(call.params, messageText);
      if (kept.wire.text === undefined) throw badRequest('there is no text in the message to edit');
      kept.hasLinkPreview = hasLinkPreview(call.params, text);
      const content = { text, ...(entities.length === 0 ? {} : { entities: [...entities] }) };
      return change(desk, kept, { content, markup: readMarkup(call.params) });
    },
    editmessagecaption(call) {
      const kept = findOwn(desk, call);
      const caption = toCaption(readText(call.params, captionText));
      const { media } = kept;
      if (media === undefined) throw badRequest('there is no caption in the message to edit');
      const content = { ...mediaFieldsOf(kept.wire), ...caption };
      return change(desk, kept, { content, media, markup: readMarkup(call.params) });
    },
    editmessagereplymarkup(call) {
      const kept = findOwn(desk, call);
      const { text, entities, caption, caption_entities } = kept.wire;
      const said = { text, entities, caption, caption_entities };
      const content = { ...mediaFieldsOf(kept.wire), ...withoutUndefined(said) };
      const { media } = kept;
      const markup = readMarkup(call.params);
      return change(desk, kept, { content, markup, ...(media === undefined ? {} : { media }) });
    },
    editmessagemedia: (call) => editMedia(desk, call),
    deletemessage(call) {
      const room = desk.rooms.find(numberOf(call.params, 'chat_id'));
      mayWrite(room);
      const kept = findMessage(room, numberOf(call.params, 'message_id'));
      if (kept === undefined) throw badRequest('message to delete not found');
      kept.isDeleted = true;
      return true;
    },
  };
}

const Media = z.looseObject({
  type: z.enum(['photo', 'video', 'animation', 'audio', 'document']),
  media: z.string(),
  thumbnail: z.string().optional(),
  caption: z.string().optional(),
});

/** "… or to replace a text or a rich message with a media": https://core.telegram.org/bots/api#editmessagemedia */
async function editMedia(desk: Desk, call: MethodCall): Promise<Message> {
  const kept = findOwn(desk, call);
  const asked = objectOf(call.params, 'media', Media);
  if (asked === undefined) throw badRequest('input media is not specified');
  const isAlbumItem = kept.wire.media_group_id !== undefined;
  if (isAlbumItem && !fitsAlbum(kept, asked.type)) {
    throw badRequest("can't use the media of the specified type in the album");
  }
  const caption = toCaption(readText(asked, captionText));
  const markup = readMarkup(call.params);
  const { thumbnail } = asked;
  const taken = await takeMedia(desk, {
    kind: asked.type,
    source: asked.media,
    uploads: call.uploads,
    ...(thumbnail === undefined ? {} : { thumbnail }),
    ...readFacts(asked),
  });
  const content = { ...taken.fields, ...caption };
  return change(desk, kept, { content, media: taken.seen, markup });
}

function fitsAlbum({ media }: Kept, kind: string): boolean {
  const isPicture = (each: string | undefined) => each === 'photo' || each === 'video';
  return media?.kind === kind || (isPicture(media?.kind) && isPicture(kind));
}

function findOwn(desk: Desk, { params }: MethodCall): Kept {
  const room = desk.rooms.find(numberOf(params, 'chat_id'));
  mayWrite(room);
  const kept = findMessage(room, numberOf(params, 'message_id'));
  if (kept === undefined) throw badRequest('message to edit not found');
  if (kept.from !== 'bot') throw badRequest("message can't be edited");
  return kept;
}

interface Change {
  readonly content: Partial<Message>;
  readonly media?: SeenMedia;
  readonly markup: InlineKeyboardMarkup | undefined;
}

/** Puts the new content in the place of the old; refused where nothing would change. */
function change(desk: Desk, kept: Kept, { content, media, markup }: Change): Message {
  const { room, wire } = kept;
  desk.pace.count({ chatId: room.chat.id, isGroup: isGroup(room), isEdit: true });
  const next = { ...content, ...(markup === undefined ? {} : { reply_markup: markup }) };
  if (isSame(contentOf(wire), next)) throw notModified();
  kept.wire = { ...frameOf(wire), ...next, edit_date: unixSeconds(desk) };
  if (media !== undefined) kept.media = media;
  addVersion(desk, kept);
  return kept.wire;
}

const contentNames = [
  'text',
  'entities',
  'caption',
  'caption_entities',
  'reply_markup',
  'photo',
  'video',
  'animation',
  'audio',
  'document',
  'voice',
  'video_note',
] as const satisfies readonly (keyof Message)[];

const mediaNames = ['photo', 'video', 'animation', 'audio', 'document', 'voice'] as const;

function contentOf(wire: Message): Partial<Message> {
  return withoutUndefined(Object.fromEntries(contentNames.map((name) => [name, wire[name]])));
}

function mediaFieldsOf(wire: Message): Partial<Message> {
  return withoutUndefined(Object.fromEntries(mediaNames.map((name) => [name, wire[name]])));
}

/** What an edit leaves: who, where, when, what it answers. */
function frameOf(wire: Message): Message {
  const left = { ...wire };
  for (const name of contentNames) delete left[name];
  return left;
}

function isSame(one: Partial<Message>, other: Partial<Message>): boolean {
  const sorted = (each: Partial<Message>) =>
    JSON.stringify(Object.entries(each).sort(([a], [b]) => a.localeCompare(b)));
  return sorted(one) === sorted(other);
}

function withoutUndefined(fields: Readonly<Record<string, unknown>>): Partial<Message> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
