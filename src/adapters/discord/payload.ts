import type { APIActionRowComponent, APIButtonComponent } from 'discord.js';

/** What a message of ours says, for a create as for an edit. */
export interface DiscordPayload {
  readonly content: string;
  readonly components: readonly APIActionRowComponent<APIButtonComponent>[];
  /** Nobody is ever pinged by words alone. */
  readonly allowed_mentions: {
    readonly parse: readonly never[];
    readonly users?: readonly string[];
    readonly replied_user?: boolean;
  };
  readonly flags?: number;
  readonly message_reference?: {
    readonly message_id: string;
    readonly fail_if_not_exists: false;
  };
  readonly attachments?: readonly { readonly id: string | number; readonly description?: string }[];
}
