export type Platform = 'telegram' | 'discord' | 'terminal';

/** `telegram:{chat}[:{topic}]`, `discord:{channel}`, `terminal:{name}`. */
export type ThreadId = `${Platform}:${string}`;
/** `telegram:{user}`, `discord:{user}`, `terminal:{name}`. */
export type AuthorId = `${Platform}:${string}`;
/** An author in a thread: the lane in which turns are strictly in order. */
export type ConversationId = `${ThreadId}|${AuthorId}`;

export interface Thread {
  readonly id: ThreadId;
  readonly kind: 'direct' | 'group' | 'channel';
}

export interface Author {
  readonly id: AuthorId;
  readonly name: string;
  /** As the platform gives it (`zh-hans`, `pt-BR`); absent where it gives none. */
  readonly languageTag?: string;
}

/** Plain data that survives a restart. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** What is kept of a file on an inbound message: enough to open it again after a restart. */
export interface StoredAttachment {
  readonly kind: 'video' | 'image' | 'audio' | 'file';
  readonly name: string;
  readonly mimeType?: string;
  /** As the platform advertises it; the bytes that arrive are counted again. */
  readonly sizeBytes?: number;
  /** The same file again has the same one; absent where the platform gives none. */
  readonly identity?: string;
  /** It hangs on the message that was replied to or pointed at, not on this one. */
  readonly isQuoted?: true;
  /** The adapter's own plain data. */
  readonly locator: Json;
}

/** A file on an inbound message. Nothing is downloaded until it is opened. */
export interface Attachment extends StoredAttachment {
  /** A chunk beyond a socket's buffer (64 kB) may be overwritten once the next one is asked for. Its signal ends it. */
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** What a platform delivered, in the core's words. */
export interface InboundMessage {
  /** The platform's own id, unique within the thread: redeliveries carry the same one. */
  readonly id: string;
  readonly thread: Thread;
  readonly author: Author;
  /** Empty where there are only files. Commands keep no slash here: see `command`. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** A slash command or a menu entry, without the slash, lower case. */
  readonly command?: { readonly name: string; readonly argument: string };
  /** A tapped button's id. */
  readonly button?: string;
  readonly sentAt: number;
  /** False: said in a group to others; its clips are what "this" means when its author soon addresses the bot. */
  readonly isAddressed?: boolean;
  /**
   * What, besides its author, an operator may name in CUTROOM_ALLOW: the group, server, channel or roles it came from
   * (`telegram:-100123`, `discord:server:1`, `discord:channel:2`, `discord:role:3`).
   */
  readonly memberOf?: readonly string[];
  /** What its author did to an earlier message with this id; absent on a new one. `text` is what it says now. */
  readonly change?: 'edited' | 'deleted';
}

/** Handle to a message that we posted; plain data of the adapter. */
export type MessageRef = Json;

/** Where an inbound message is, so that it can be acknowledged or replied to. */
export interface InboundRef {
  readonly thread: ThreadId;
  readonly messageId: string;
}

export interface Button {
  readonly id: string;
  readonly label: string;
  /** Opens a page instead of sending `id`. */
  readonly url?: string;
}

/** A file that we send. `open` may be called more than once. */
export interface OutboundFile {
  readonly kind: 'video' | 'image' | 'audio' | 'file';
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly durationMs?: number;
  /** From where anybody can fetch it, platforms' servers too; absent where nobody outside can. */
  readonly url?: string;
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** A JPEG of at most 320 px a side and 200 kB; resolves with undefined where none can be had. Never fails. */
  openThumbnail?(signal: AbortSignal): Promise<Uint8Array | undefined>;
}

export interface OutboundMessage {
  readonly text: string;
  readonly buttons?: readonly (readonly Button[])[];
  readonly file?: OutboundFile;
  /** A video that the text links to: platforms that can play it in place do. */
  readonly linkedVideo?: string;
  readonly replyTo?: InboundRef;
  /** Progress is silent; a ring is not. */
  readonly silent: boolean;
  readonly visibility: 'all' | 'author';
  /** True while the message will still be edited: a terminal redraws such a one in place. */
  readonly isProgress?: boolean;
}

export type Activity = 'typing' | 'uploading';

export function toConversationId(thread: ThreadId, author: AuthorId): ConversationId {
  return `${thread}|${author}`;
}
