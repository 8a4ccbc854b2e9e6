import type { Thread } from '../message.ts';
import type { Account, SessionRef } from '../ports/editor.ts';
import type { Source } from '../turn/turn.ts';
import type { Language } from '../wording/language.ts';
import type { ExportSetting } from '../wording/wording.ts';

/** What a tapped button stands for. */
export type ButtonAction =
  | {
      readonly kind: 'request';
      readonly request: 'preview' | 'export' | 'undo' | 'credits' | 'status';
    }
  /** Takes away what was added to a generated video by itself. */
  | { readonly kind: 'strip' }
  | { readonly kind: 'fresh-link'; readonly turnId: string }
  | { readonly kind: 'fitted'; readonly maxBytes: number }
  | { readonly kind: 'cancel'; readonly turnId: string }
  | { readonly kind: 'clips'; readonly mode: 'together' | 'each' }
  | { readonly kind: 'project'; readonly projectId: string }
  | { readonly kind: 'exports'; readonly choice: ExportSetting }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'forget'; readonly isSure: boolean };

export interface StoredButton {
  readonly id: string;
  readonly action: ButtonAction;
}

/** `conversation:<thread>|<author>`. */
export interface ConversationRecord {
  readonly v: 1;
  readonly thread: Thread;
  readonly authorId: string;
  /** Turns in order; the first is the one under way. */
  readonly line: readonly string[];
  /** Ids of messages that were taken, newest last, so that a redelivery is known. */
  readonly taken: readonly string[];
  readonly projectId?: string;
  readonly buttons: readonly StoredButton[];
  /** Several clips that came without words: whether the next words are for each of them. */
  readonly clips?: { readonly sources: readonly Source[]; readonly isEach: boolean };
  /** Clips that were posted without addressing the bot, for as long as "this" may mean them. */
  readonly overheard?: {
    readonly sources: readonly Source[];
    readonly bytes: number;
    readonly until: number;
  };
}

/** `person:<author>`. */
export interface PersonRecord {
  readonly v: 1;
  readonly clientId: string;
  /** The client id that a token was last asked for with: where none arrived, that token is lost and so is the id. */
  readonly tokenAskedFor?: string;
  readonly language?: Language;
  readonly lastLanguage?: Language;
  readonly exports: ExportSetting;
  readonly isGreeted: boolean;
  readonly isPaired: boolean;
  readonly projectIds: readonly string[];
  readonly lastPrivateProjectId?: string;
  readonly usage: { readonly day: string; readonly turns: number; readonly bytes: number };
  readonly tipDay?: string;
}

/** `account:<author>`: the free token of one person. Storage seals `token`. */
export interface AccountRecord {
  readonly v: 1;
  readonly kind: Account['kind'];
  readonly token: string;
  readonly userId?: string;
  readonly expiresAt?: number;
}

/** `project:<id>`. */
export interface ProjectRecord {
  readonly v: 1;
  readonly ownerId: string;
  readonly isPrivate: boolean;
  readonly session: SessionRef;
  /** After the first clip that came into it. */
  readonly name?: string;
  readonly openedAt: number;
  /** The latest files that came into it; absent before the first that has an identity. */
  readonly takenIn?: readonly TakenFile[];
}

export interface TakenFile {
  /** As the platform knows the file. */
  readonly identity: string;
  /** As the backend knows what it became. */
  readonly assetName: string;
}
