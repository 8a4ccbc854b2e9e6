import type { SeenInteraction, SeenMessage } from './seen.ts';

/** Who and what a test puts on the stage. */

export interface FakeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Guessed from the name where absent. */
  readonly contentType?: string;
}

export interface Saying {
  readonly content?: string;
  readonly attachments?: readonly FakeFile[];
  readonly replyTo?: SeenMessage;
  /** The message that this one forwards; it then has no words of its own. */
  readonly forwards?: SeenMessage;
}

/** What a slash command is given: by option name. Files become attachment options. */
export type SlashOptions = Readonly<Record<string, string | number | boolean | FakeFile>>;

export interface FakePerson {
  readonly id: string;
  readonly name: string;
  /** `<@id>`. */
  readonly mention: string;
  send(channel: FakeChannel, saying: Saying | string): Promise<SeenMessage>;
  edit(message: SeenMessage, content: string): Promise<SeenMessage>;
  delete(message: SeenMessage): Promise<void>;
  /** Fails where no such command is registered, an option does not fit, or it is not offered in this place. */
  slash(channel: FakeChannel, name: string, options?: SlashOptions): Promise<SeenInteraction>;
  /** An entry of the message menu, by any of its registered names. */
  menu(message: SeenMessage, name: string): Promise<SeenInteraction>;
  /** Taps the button with this label or id; fails where the person sees no such button. */
  tap(message: SeenMessage, labelOrId: string): Promise<SeenInteraction>;
  /** The private channel with the bot. */
  direct(): FakeChannel;
  /** A private channel with somebody else, where the bot is only by this person's own install. */
  directWith(other: FakePerson): FakeChannel;
  /** What this person reads in a channel: their own private messages too. */
  reads(channel: FakeChannel): readonly SeenMessage[];
}

export interface PersonOptions {
  /** Default `en-US`. */
  readonly locale?: string;
  readonly isBot?: boolean;
  /** False: private messages from the bot are refused with 50007. */
  readonly takesPrivateMessages?: boolean;
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  /** The role that Discord made for the bot; people pick it by mistake when they mean the bot. */
  readonly botRole: { readonly id: string; readonly mention: string };
  addChannel(name: string, options?: ChannelOptions): FakeChannel;
  /** The role's id. */
  addRole(name: string): string;
  /** Whoever writes has joined; this is for their roles. */
  join(person: FakePerson, roles?: readonly string[]): void;
  /** Takes permissions from the bot in the whole server. */
  denyBot(...permissions: readonly bigint[]): void;
  /** The bot is thrown out: GUILD_DELETE, then 50001 for everything in it. */
  removeBot(): void;
}

export interface GuildOptions {
  /** False: people use the app here by their own install, and it acts by interaction tokens alone. */
  readonly hasBot?: boolean;
  readonly premiumTier?: 0 | 1 | 2 | 3;
  /** What the bot was invited with, on top of what everyone may. */
  readonly botPermissions?: bigint;
  /** What everyone in it may; default the usual. */
  readonly everyone?: bigint;
}

export interface ChannelOptions {
  /** Taken from the bot in this channel. */
  readonly botDenied?: readonly bigint[];
}

export interface FakeChannel {
  readonly id: string;
  readonly kind: 'text' | 'thread' | 'direct';
  readonly guildId?: string;
  /** What everybody there reads, oldest first: no private messages. */
  messages(): readonly SeenMessage[];
  /** What the bot wrote of those. */
  fromBot(): readonly SeenMessage[];
  /** When the bot was seen typing. */
  typing(): readonly number[];
  threads(): readonly FakeChannel[];
  /** `from`: the message that it starts from. */
  openThread(by: FakePerson, name: string, from?: SeenMessage): FakeChannel;
  denyBot(...permissions: readonly bigint[]): void;
  allowBot(...permissions: readonly bigint[]): void;
  /** A moderator deletes any message. */
  deleteMessage(message: SeenMessage): void;
  remove(): void;
}
