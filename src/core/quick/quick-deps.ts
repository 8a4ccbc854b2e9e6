import type { OfferedButton } from '../buttons.ts';
import type { Button, OutboundFile } from '../message.ts';
import type { Accounts } from '../people/accounts.ts';
import type { Forgetting } from '../people/forget.ts';
import type { Pairing } from '../people/pairing.ts';
import type { Canceller } from '../turn/cancel.ts';
import type { TurnDeps } from '../turn/deps.ts';
import type { Turn } from '../turn/turn.ts';
import type { Wording } from '../wording/wording.ts';

export interface QuickDeps {
  readonly turn: TurnDeps;
  readonly accounts: Accounts;
  readonly canceller: Canceller;
  readonly forgetting: Forgetting;
  readonly pairing: Pairing;
}

/** One question, with what it is answered in. */
export interface Question {
  readonly turn: Turn;
  readonly wording: Wording;
  readonly signal: AbortSignal;
}

/** What is answered. */
export interface Said {
  readonly text: string;
  readonly buttons?: readonly OfferedButton[];
  /** They open pages, and stand below the others. */
  readonly links?: readonly Button[];
  readonly file?: OutboundFile;
}
