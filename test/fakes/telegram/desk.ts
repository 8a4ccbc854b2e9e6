import type { User } from 'grammy/types';
import type { TelegramOptions } from './driven.ts';
import type { Files } from './files.ts';
import type { Pace } from './pace.ts';
import type { Params, Uploads } from './params.ts';
import type { Poller } from './poller.ts';
import type { Room, Rooms } from './rooms.ts';
import type { UpdateQueue } from './update-queue.ts';
import type { Webhook } from './webhook.ts';

/** Everything behind the counter: what the methods and the people share. */
export interface Desk {
  readonly options: TelegramOptions;
  readonly bot: User & { readonly username: string };
  readonly now: () => number;
  readonly uploadBytes: number;
  readonly rooms: Rooms;
  readonly files: Files;
  readonly pace: Pace;
  readonly queue: UpdateQueue;
  readonly poller: Poller;
  readonly webhook: Webhook;
  readonly queries: Map<string, Query>;
  /** Command menus by scope and language. */
  readonly menus: Map<string, readonly MenuEntry[]>;
}

export interface MenuEntry {
  readonly command: string;
  readonly description: string;
}

/** A tapped button. */
export interface Query {
  readonly at: number;
  readonly room: Room;
  isExpired: boolean;
  answer?: { readonly text: string };
}

export interface MethodCall {
  readonly params: Params;
  readonly uploads: Uploads;
  /** Aborted when the caller has hung up. */
  readonly signal: AbortSignal;
}

/** One method of the Bot API; what it returns is the `result`, what it throws a `Refusal`. */
export type Method = (call: MethodCall) => unknown;
export type Methods = Readonly<Record<string, Method>>;

export function unixSeconds(desk: Desk): number {
  return Math.floor(desk.now() / 1_000);
}
