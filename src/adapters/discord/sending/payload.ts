import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIMediaGalleryComponent,
  APITextDisplayComponent,
} from 'discord.js';

/** What a message of ours says, for a create as for an edit. */
export interface DiscordPayload {
  /** Null where the components say everything. */
  readonly content: string | null;
  readonly components: readonly DiscordComponent[];
  /** Nobody is ever pinged by words alone. */
  readonly allowed_mentions: {
    readonly parse: readonly never[];
    readonly users?: readonly string[];
    readonly replied_user?: boolean;
  };
  readonly flags?: number;
  readonly embeds?: readonly never[];
  readonly message_reference?: {
    readonly message_id: string;
    readonly fail_if_not_exists: false;
  };
  readonly attachments?: readonly { readonly id: string | number; readonly description?: string }[];
}

export type ButtonRow = APIActionRowComponent<APIButtonComponent>;
type DiscordComponent = ButtonRow | APITextDisplayComponent | APIMediaGalleryComponent;
