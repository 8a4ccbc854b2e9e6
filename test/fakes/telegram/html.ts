import type { MessageEntity } from 'grammy/types';
import { badRequest } from './refusals.ts';

/** https://core.telegram.org/bots/api#html-style */
const kinds: Readonly<Record<string, SimpleKind>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
};

type SimpleKind =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'code'
  | 'blockquote'
  | 'spoiler'
  | 'pre';

const named: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
};

interface Open {
  readonly tag: string;
  readonly offset: number;
  readonly url: string | undefined;
}

/** Plain text and entities of what came with parse_mode HTML; anything but the allowed tags is refused as Telegram does. */
export function parseHtml(html: string): { text: string; entities: MessageEntity[] } {
  const entities: MessageEntity[] = [];
  const open: Open[] = [];
  let text = '';
  for (const [piece, tag] of html.matchAll(
    /<([^>]*)>|&(?:lt|gt|amp|quot|#\d+|#x[\da-f]+);|[^<&]+|[<&]/gi,
  )) {
    if (tag === undefined) {
      text += piece === '<' ? refuseOpenEnd(html) : toPlain(piece);
    } else if (tag.startsWith('/')) {
      entities.push(...closed(open, tag.slice(1).trim().toLowerCase(), text.length));
    } else {
      open.push(opened(tag, text.length));
    }
  }
  const left = open.at(-1);
  if (left !== undefined) {
    throw badRequest(
      `can't parse entities: Can't find end tag corresponding to start tag "${left.tag}"`,
    );
  }
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function refuseOpenEnd(html: string): string {
  throw badRequest(`can't parse entities: Unclosed start tag at byte offset ${html.length}`);
}

function toPlain(piece: string): string {
  if (!piece.startsWith('&') || piece === '&') return piece;
  const code = /^&#(x?)([\da-f]+);$/i.exec(piece);
  if (code === null) return named[piece.toLowerCase()] ?? piece;
  return String.fromCodePoint(Number.parseInt(code[2] ?? '', code[1] === '' ? 10 : 16));
}

function opened(inside: string, offset: number): Open {
  const tag = (inside.split(/\s/)[0] ?? '').toLowerCase();
  if (tag !== 'a' && tag !== 'span' && kinds[tag] === undefined) {
    const words = `Unsupported start tag "${tag}" at byte offset ${offset}`;
    throw badRequest(`can't parse entities: ${words}`);
  }
  const quoted = /href\s*=\s*"([^"]*)"|href\s*=\s*'([^']*)'/i.exec(inside);
  const url = quoted?.[1] ?? quoted?.[2];
  return { tag, offset, url: url === undefined ? undefined : toPlainAll(url) };
}

function toPlainAll(text: string): string {
  return text.replace(/&[^;]+;/g, toPlain);
}

function closed(open: Open[], tag: string, end: number): MessageEntity[] {
  const start = open.pop();
  if (start === undefined || start.tag !== tag) {
    throw badRequest(`can't parse entities: Unexpected end tag at byte offset ${end}`);
  }
  const place = { offset: start.offset, length: end - start.offset };
  if (place.length === 0) return [];
  if (tag === 'a')
    return start.url === undefined ? [] : [{ ...place, type: 'text_link', url: start.url }];
  const kind = tag === 'span' ? 'spoiler' : kinds[tag];
  return kind === undefined ? [] : [{ ...place, type: kind }];
}
