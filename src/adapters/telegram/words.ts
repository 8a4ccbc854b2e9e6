import type { Message, MessageEntity } from 'grammy/types';
import { mediaTypeOf } from '../../core/media-types.ts';
import type { InboundMessage } from '../../core/message.ts';

/** Who the bot is on Telegram. */
export interface Me {
  readonly id: number;
  /** Without the @. */
  readonly username: string;
}

/** What a message says, and whether it says so to the bot. */
export interface Words {
  readonly text: string;
  readonly command?: NonNullable<InboundMessage['command']>;
  /** It names the bot, by mention or command. */
  readonly namesBot: boolean;
}

type Spoken = Pick<Message, 'text' | 'entities' | 'caption' | 'caption_entities'>;

export function readWords(message: Spoken, me: Me): Words {
  const raw = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const command = readCommand(raw, entities);
  const isForOther = command?.to !== undefined && !isName(command.to, me);
  const mentions = entities.filter((entity) => isMention(raw, entity, me));
  const body = command === undefined || isForOther ? raw : raw.slice(command.end);
  const text = [withoutMentions(raw, body, mentions), ...hiddenLinks(entities)].join(' ').trim();
  if (command === undefined || isForOther) {
    return { text, namesBot: mentions.length > 0 };
  }
  return { text, namesBot: true, command: { name: command.name, argument: text } };
}

interface ReadCommand {
  readonly name: string;
  readonly to: string | undefined;
  readonly end: number;
}

function readCommand(raw: string, entities: readonly MessageEntity[]): ReadCommand | undefined {
  const entity = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (entity === undefined) return undefined;
  const [name = '', to] = raw.slice(1, entity.length).split('@');
  return { name: name.toLowerCase(), to, end: entity.length };
}

function isMention(raw: string, entity: MessageEntity, me: Me): boolean {
  if (entity.type === 'text_mention') return entity.user.id === me.id;
  if (entity.type !== 'mention') return false;
  return isName(raw.slice(entity.offset + 1, entity.offset + entity.length), me);
}

function isName(name: string, me: Me): boolean {
  return name.toLowerCase() === me.username.toLowerCase();
}

function withoutMentions(raw: string, body: string, mentions: readonly MessageEntity[]): string {
  const cutOff = raw.length - body.length;
  const left = mentions.reduceRight((text, { offset, length }) => {
    const at = offset - cutOff;
    return at < 0 ? text : `${text.slice(0, at)}${text.slice(at + length)}`;
  }, body);
  if (mentions.length === 0) return left.trim();
  return left
    .replace(/[ \t]{2,}/gu, ' ')
    .replace(/^[\s,:，：]+/u, '')
    .trim();
}

/** A clip behind a word: `text_link` shows the word and hides the address. */
function hiddenLinks(entities: readonly MessageEntity[]): readonly string[] {
  return entities.flatMap((entity) =>
    entity.type === 'text_link' && isMediaLink(entity.url) ? [entity.url] : [],
  );
}

const trailing = /[.,;:!?)\]}]+$/u;
const links = /https?:\/\/[^\s<>"'，。！？]+/giu;

/** Addresses of clips in the message that is replied to. */
export function linksIn(message: Spoken): readonly string[] {
  const raw = message.text ?? message.caption ?? '';
  const shown = (raw.match(links) ?? [])
    .map((url) => url.replace(trailing, ''))
    .filter(isMediaLink);
  return [...shown, ...hiddenLinks(message.entities ?? message.caption_entities ?? [])];
}

function isMediaLink(url: string): boolean {
  return mediaTypeOf(URL.parse(url)?.pathname ?? '') !== undefined;
}
