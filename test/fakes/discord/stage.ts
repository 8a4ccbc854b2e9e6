import type { GatewayIntentBits } from 'discord.js';
import type { AttachmentLinks } from './attachment-links.ts';
import type { Reader } from './message-payload.ts';
import type { World } from './world.ts';

/** What everything that happens here needs: the world, its links, and a way to tell the bot. */
export interface Stage {
  readonly world: World;
  readonly links: AttachmentLinks;
  readonly announce: Announce;
}

/** Sends an event to each session of the bot that may hear it, in the form that it may read. */
export type Announce = (
  name: string,
  place: { readonly guildId?: string | undefined; readonly intent?: GatewayIntentBits },
  payload: (reader: Reader) => object,
) => void;
