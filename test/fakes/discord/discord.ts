import type { APIApplicationCommand } from 'discord.js';
import type { FakeChannel, FakeGuild, FakePerson, GuildOptions, PersonOptions } from './cast.ts';
import type { FakeDiscordOptions } from './discord-options.ts';
import type { Call, FaultRule } from './fault-script.ts';
import type { GatewayLevers } from './gateway-levers.ts';
import type { SeenInteraction, SeenMessage } from './seen.ts';

/** Discord's REST API v10, gateway and CDN on the loopback interface, and the people on it. */
export interface FakeDiscord {
  /** For `DISCORD_API_BASE`; the client adds `/v10`. */
  readonly apiBase: string;
  /** For `DISCORD_CDN_BASE`. */
  readonly cdnBase: string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: { readonly id: string; readonly name: string; readonly mention: string };

  addGuild(name: string, options?: GuildOptions): FakeGuild;
  addPerson(name: string, options?: PersonOptions): FakePerson;

  /** The message as it is now. */
  message(id: string): SeenMessage | undefined;
  interaction(id: string): SeenInteraction;
  /** What the bot wrote anywhere, private messages too, oldest first. */
  saidByBot(): readonly SeenMessage[];
  readonly commands: {
    /** As registered last, with their localisations. */
    all(): readonly APIApplicationCommand[];
    /** How often a list was registered. */
    registrations(): number;
  };
  readonly calls: readonly Call[];
  callsTo(method: string, route: string): readonly Call[];
  /** The next calls of this kind go wrong. */
  next(rule: FaultRule): void;
  readonly gateway: GatewayLevers;
  /** Nothing of Discord answers, open connections are cut; what people write meanwhile is kept by Discord. */
  goAway(): void;
  comeBack(): void;
  /** Fetches of attachments: `ok`, or why it was refused. */
  readonly downloads: readonly { readonly path: string; readonly status: number }[];
  /** Makes a message look older, as the quota for edits after an hour counts it. */
  age(message: SeenMessage, byMs: number): void;
  /** Lets every link that was given out expire now. */
  expireLinks(): void;
  /** The token is reset in the portal: 401 everywhere, 4004 at the gateway. */
  revokeToken(): void;
  close(): Promise<void>;
}

export async function openDiscord(_options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  throw new Error('the stand-in is being built');
}
