/** What the platform of a chaos run and the adapter in the bot's process say to each other, as JSON. */
export interface WireUpdate {
  /** Grows with every update; asking for those after it confirms it. */
  readonly number: number;
  readonly id: string;
  readonly thread: string;
  readonly kind: 'direct' | 'group';
  readonly author: string;
  readonly text: string;
  readonly command?: string;
  readonly clips?: readonly string[];
  /** A tapped button. */
  readonly button?: string;
  /** The label of the button that is tapped, once somebody has offered it. */
  readonly tap?: string;
  readonly change?: 'edited' | 'deleted';
  /** Delivered a second time while the first delivery is still being taken. */
  readonly isTwice: boolean;
}

export interface WireMessage {
  readonly text: string;
  readonly fileText?: string;
  readonly replyTo?: string;
  readonly isSilent: boolean;
  readonly isProgress: boolean;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
}

export interface WirePost {
  readonly thread: string;
  readonly key: string;
  readonly message: WireMessage;
}

export interface WireEdit {
  readonly id: string;
  readonly message: WireMessage;
}

/** One life of the bot's process. */
export interface LifePlan {
  readonly dir: string;
  readonly backendUrl: string;
  readonly platformUrl: string;
  readonly keyedPosts: 'window' | 'none';
  /** So much faster than time goes the clock of the core. */
  readonly speed: number;
  /** What that clock shows when the life begins. */
  readonly startAt: number;
  readonly seed: number;
  readonly isLogged: boolean;
}

export type LifeSays =
  | { readonly kind: 'ready' }
  /** Everything is done and closed; so many turns are still live, and these documents name who was forgotten. */
  | {
      readonly kind: 'over';
      readonly liveTurns: number;
      readonly leftOfForgotten: readonly string[];
    };
