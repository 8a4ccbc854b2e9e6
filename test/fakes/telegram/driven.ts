import type { Chat, Message, User } from 'grammy/types';
import type { Fault } from './faults.ts';
import type { SeenActivity, SeenCommand, SeenMessage } from './seen.ts';

export interface TelegramOptions {
  /** `real` (the default): a message a second in a chat with small bursts, twenty a minute in a group. */
  readonly pace?: 'real' | 'none';
  /** In groups only what is meant for the bot reaches it; the default is true, as with BotFather. */
  readonly hasPrivacyMode?: boolean;
  /** An own Bot API server in `--local` mode: absolute paths beneath `dir`, 2000 MB, plain http for webhooks. */
  readonly local?: { readonly dir: string };
  /** Largest file that the bot may send; the default is 50 MB, of an own server 2000 MB. */
  readonly uploadBytes?: number;
  /** Largest file that the bot may fetch; the default is 20 * 2^20, of an own server no limit. */
  readonly downloadBytes?: number;
  /** Public addresses and where they really lead: `{ 'https://bot.example': 'http://127.0.0.1:8080' }`. */
  readonly reverseProxy?: Readonly<Record<string, string>>;
  /** First pause after a webhook that failed; doubles up to twenty times of it. The default is 50 ms. */
  readonly webhookRetryMs?: number;
  /** The bot's; made up unless given. A second token for the same bot's id is refused as unauthorised. */
  readonly token?: string;
  readonly now?: () => number;
  readonly port?: number;
}

/** A Bot API server on loopback, and the people who talk to the bot behind it. */
export interface FakeTelegram {
  /** For `TELEGRAM_API_ROOT`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: { readonly id: number; readonly username: string };
  person(name: string, options?: PersonOptions): Person;
  /** A basic group; the bot is in it. */
  group(title: string): Group;
  supergroup(title: string, options?: SupergroupOptions): Group;
  /** A channel that the bot is in only where it `hasBot`; its posts appear in the linked group too. */
  channel(title: string, options?: ChannelOptions): Channel;
  /** What happens to the next call of a method; `download` is a file's bytes. */
  fail(method: string, fault: Fault): void;
  /** Every call that reached the server, in order. */
  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  /** The command menu as a person of this language sees it in private. */
  menu(language?: string): readonly SeenCommand[];
  /** Updates that the bot has not confirmed yet. */
  pendingUpdates(): number;
  /** The highest `offset` ever asked for, which confirms everything below. */
  confirmedBelow(): number;
  /** Gives an update out once more that was confirmed before, as Telegram now and then does. */
  redeliver(updateId?: number): void;
  /** Buttons that were tapped so far can no longer be answered. */
  expireQueries(): void;
  /** Links from getFile no longer work. */
  expireLinks(): void;
  /** From here on the token is refused. */
  revokeToken(): void;
  /** Resolves when `what` is true; looks after every call. Rejects with `about` after `timeoutMs` (60 s). */
  until(what: () => boolean, about: string, timeoutMs?: number): Promise<void>;
  /** A webhook's address as it was set, and its secret. */
  webhook(): {
    readonly url: string;
    readonly secret?: string;
    readonly allowed?: readonly string[];
  };
  close(): Promise<void>;
}

export interface PersonOptions {
  /** IETF tag as their client says; absent where it says none. */
  readonly language?: string;
  readonly isBot?: boolean;
}

export interface SupergroupOptions {
  /** A forum with these topics besides General. */
  readonly topics?: readonly string[];
  /** What General's messages carry as `message_thread_id`. */
  readonly generalThread?: 'absent' | 1;
  /** The bot is an administrator: it sees everything. */
  readonly isBotAdmin?: boolean;
}

export interface ChannelOptions {
  readonly linkedGroup?: Group;
  readonly hasBot?: boolean;
}

/** Where somebody writes. */
export interface Place {
  readonly id: number;
  readonly chat: Chat;
  /** All messages that are still there, oldest first. */
  messages(): readonly SeenMessage[];
  /** Only the bot's. */
  botMessages(): readonly SeenMessage[];
  /** One message, also after it was deleted. */
  message(id: number): SeenMessage;
  activities(): readonly SeenActivity[];
  /** Deletes a message for everybody; bots are not told. */
  deleteMessage(id: number): void;
}

export interface Group extends Place {
  /** A topic's id by its name. */
  topic(name: string): number;
  closeTopic(name: string): void;
  deleteTopic(name: string): void;
  /** The basic group becomes a supergroup, under another id and without its messages. */
  migrate(): Group;
  removeBot(): void;
}

export interface Channel extends Place {
  post(content: Content): Message;
}

export interface Person {
  readonly user: User;
  /** The private chat with the bot. */
  readonly chat: Place;
  /** Writes; the message as the bot will get it. */
  send(content: Content | string, where?: Where): Message;
  /** A media group: items in the order sent. */
  sendAlbum(items: readonly Content[], where?: Where & AlbumOptions): readonly Message[];
  /** Changes the text or caption of an own message. */
  edit(message: Message, text: string): Message;
  /** Taps the button with this label under a message; the query's id. */
  tap(place: Place, label: string, messageId?: number): string;
  /** What the bot answered to a tap: undefined while nothing came. */
  answerTo(queryId: string): { readonly text: string } | undefined;
  blocks(): void;
  unblocks(): void;
  /** The account is gone. */
  deletesAccount(): void;
}

export interface AlbumOptions {
  /** So many items come at once, the rest after `restAfterMs` (300). */
  readonly splitAfter?: number;
  readonly restAfterMs?: number;
}

export interface Where {
  /** The private chat unless told. */
  readonly in?: Place;
  readonly topic?: number;
  readonly replyTo?: number;
  /** As the group's anonymous administrator, or as a channel of theirs. */
  readonly as?: 'anonymous-admin' | Channel;
  /** Forwarded from somebody else. */
  readonly isForwarded?: boolean;
}

/** What a message holds: text, or one medium with an optional caption. */
export interface Content {
  readonly text?: string;
  readonly caption?: string;
  readonly video?: Footage;
  readonly animation?: Footage;
  readonly videoNote?: Footage;
  readonly audio?: Footage;
  readonly voice?: Footage;
  readonly photo?: Footage;
  readonly document?: Footage;
  readonly sticker?: Footage;
}

/** A person's file: real bytes, a file on disk, or so many made-up bytes. */
export interface Footage {
  readonly bytes?: Uint8Array;
  readonly path?: string;
  readonly sizeBytes?: number;
  readonly name?: string;
  readonly mimeType?: string;
  /** Telegram now and then tells no size. */
  readonly isSizeHidden?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly durationSeconds?: number;
}

export interface Call {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly at: number;
  /** Once it is answered: 200, or the refusal's code; 0 where the connection broke. */
  readonly status: number | undefined;
  readonly description?: string;
}
