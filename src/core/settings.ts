import type { AuthorId } from './message.ts';
import type { Account } from './ports/editor.ts';
import type { Language } from './wording/language.ts';

/** What whoever hosts the bot decides. */
export interface BotSettings {
  readonly operatorAccount?: Account;
  readonly operators: readonly AuthorId[];
  /** Replies are in it whatever people write. */
  readonly language?: Language;
  /** Links of the backend can be opened by people (the cloud's, or behind a public address). */
  readonly linksOpenable: boolean;
  readonly access: 'open' | 'allowlist' | 'pairing';
  /** Persons, groups, servers, channels and roles, as `InboundMessage.memberOf` names them. */
  readonly allowed: readonly string[];
  /** For each person. */
  readonly turnsAtOnce: number;
  readonly turnsPerDay: number;
  readonly bytesPerDay: number;
}
