import type { MessageEntity } from 'grammy/types';
import { z } from 'zod';
import { parseHtml } from './html.ts';
import { objectOf, type Params, textOf } from './params.ts';
import { badRequest } from './refusals.ts';
import type { SeenMark } from './seen.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

interface TextNames {
  readonly text: 'text' | 'caption';
  readonly entities: 'entities' | 'caption_entities';
}

export const messageText = { text: 'text', entities: 'entities' } as const satisfies TextNames;
export const captionText = {
  text: 'caption',
  entities: 'caption_entities',
} as const satisfies TextNames;

const maxTextChars = 4096;
const maxCaptionChars = 1024;

const Entities = z.array(
  z.looseObject({ type: z.string(), offset: z.number().int(), length: z.number().int() }),
);

/** A call's text, plain, with what is marked in it; bounds are counted in UTF-16 units after parsing, as in Telegram. */
export function readText(params: Params, names: TextNames): FormattedText {
  const written = (textOf(params, names.text) ?? '').replaceAll('\r', '');
  const mode = textOf(params, 'parse_mode')?.toLowerCase();
  if (mode !== undefined && mode !== '' && mode !== 'html')
    throw badRequest('unsupported parse_mode');
  const parsed =
    mode === 'html'
      ? parseHtml(written)
      : { text: written, entities: readEntities(params, names.entities, written) };
  const trimmed = trim(parsed);
  if (names.text === 'text') {
    if (trimmed.text === '') throw badRequest('message text is empty');
    if (trimmed.text.length > maxTextChars) throw badRequest('message is too long');
  } else if (trimmed.text.length > maxCaptionChars) {
    throw badRequest('message caption is too long');
  }
  return trimmed;
}

function readEntities(params: Params, name: string, text: string): readonly MessageEntity[] {
  const entities = objectOf(params, name, Entities) ?? [];
  for (const { offset, length } of entities) {
    const isInside = offset >= 0 && length > 0 && offset + length <= text.length;
    if (!isInside) throw badRequest('ENTITY_BOUNDS_INVALID');
    if (splitsPair(text, offset) || splitsPair(text, offset + length)) {
      throw badRequest('ENTITY_BOUNDS_INVALID');
    }
  }
  // Proof: what the schema leaves open is the kind's own fields, which are only ever handed back.
  return entities as readonly MessageEntity[];
}

/** True where an offset lies between the halves of one character. */
function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
}

/** Telegram takes white space away at both ends. */
function trim({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.flatMap((entity) => {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(kept.length, entity.offset - start + entity.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: kept, entities: moved };
}

export function marksOf({ text, entities }: FormattedText): readonly SeenMark[] {
  return entities.map((entity) => ({
    kind: entity.type,
    text: text.slice(entity.offset, entity.offset + entity.length),
    ...('url' in entity ? { url: entity.url } : {}),
  }));
}

/** Commands, mentions and links as the server finds them in what people write. */
export function findEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  const add = (type: 'bot_command' | 'mention' | 'url' | 'hashtag', pattern: RegExp): void => {
    for (const match of text.matchAll(pattern)) {
      const piece = match[1] ?? '';
      found.push({
        type,
        offset: match.index + match[0].length - piece.length,
        length: piece.length,
      });
    }
  };
  add('bot_command', /(?:^|\s)(\/[a-z\d_]{1,64}(?:@\w+)?)/gi);
  add('mention', /(?:^|[^\w/])(@\w{4,32})/g);
  add('url', /(?:^|\s)(https?:\/\/\S+)/g);
  add('hashtag', /(?:^|\s)(#[\p{L}\p{N}_]+)/gu);
  return found.sort((a, b) => a.offset - b.offset);
}
