import type { APIMessage, APIMessageTopLevelComponent } from 'discord.js';

/** What people see of one message, as it is now. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly isBot: boolean };
  readonly content: string;
  readonly attachments: readonly SeenAttachment[];
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Every button of every row, in order. */
  readonly buttons: readonly SeenButton[];
  readonly embeds: APIMessage['embeds'];
  /** Sent without a notification. */
  readonly isSilent: boolean;
  /** Ephemeral: only this person sees it. */
  readonly onlyFor?: string;
  /** "… is thinking": a deferred answer that nothing was put into yet. */
  readonly isThinking: boolean;
  readonly isComponentsV2: boolean;
  readonly flags: number;
  /** The id that it replies to, also where that message is gone. */
  readonly repliesTo?: string;
  readonly forwardOf?: string;
  /** Whose phone rang because of a mention: ids of people and roles, `everyone`, `here`. */
  readonly pinged: readonly string[];
  /** Its forms, oldest first; the last is what is read now. */
  readonly versions: readonly SeenVersion[];
  readonly reactions: readonly { readonly emoji: string; readonly by: readonly string[] }[];
  readonly nonce?: string;
  /** The interaction whose answer or follow-up this is. */
  readonly interactionId?: string;
  readonly sentAt: number;
  /** How often a POST made or met it; above 1 the nonce has saved us. */
  readonly posts: number;
}

export interface SeenVersion {
  readonly content: string;
  readonly attachments: readonly string[];
  readonly at: number;
}

export interface SeenAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly description?: string;
}

export interface SeenButton {
  readonly label: string;
  readonly id?: string;
  readonly url?: string;
  readonly isDisabled: boolean;
}

/** One slash command, menu entry or tapped button, and what has become of it: always as of now. */
export interface SeenInteraction {
  readonly id: string;
  readonly token: string;
  readonly startedAt: number;
  /** What the bot answered first, and how long that took. */
  readonly answer: FirstAnswer | undefined;
  /** "The application did not respond": no answer within the time for it. */
  readonly hasFailed: boolean;
  /** The answer and the follow-ups, private ones too. */
  readonly messages: readonly SeenMessage[];
  /** Calls with its token, first answer left out: when, and what came of it. */
  readonly tokenCalls: readonly { readonly at: number; readonly status: number }[];
}

export interface FirstAnswer {
  /** As in `InteractionResponseType`: 4 message, 5 deferred, 6 deferred update, 7 update. */
  readonly type: number;
  readonly tookMs: number;
  readonly isPrivate: boolean;
}
