import { Client, Events, GatewayIntentBits, type Message, Partials } from 'discord.js';
import { type FakeDiscord, openDiscord } from './discord.ts';
import type { FakeDiscordOptions } from './discord-options.ts';

const readyMs = 60_000;

/** discord.js as it comes, with nothing of ours around it: what the stand-in must hold out against. */
export interface BareClient {
  readonly discord: FakeDiscord;
  readonly client: Client<true>;
  readonly heard: readonly Message[];
  close(): Promise<void>;
}

export interface BareOptions extends FakeDiscordOptions {
  readonly isBlind?: boolean;
  /** Builds servers and people before the client comes. */
  readonly furnish?: (discord: FakeDiscord) => void;
}

export async function openBareClient({
  furnish,
  isBlind = false,
  ...options
}: BareOptions = {}): Promise<BareClient> {
  const discord = await openDiscord(options);
  furnish?.(discord);
  const heard: Message[] = [];
  const client = createClient(discord, isBlind);
  client.on(Events.MessageCreate, (message) => void heard.push(message));
  const ready = new Promise<Client<true>>((resolve, reject) => {
    client.once(Events.ClientReady, resolve);
    setTimeout(() => reject(new Error('discord.js never became ready')), readyMs).unref();
  });
  await client.login(discord.token);
  return {
    discord,
    client: await ready,
    heard,
    async close() {
      await client.destroy();
      await discord.close();
    },
  };
}

export function createClient(discord: FakeDiscord, isBlind = false): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(isBlind ? [] : [GatewayIntentBits.MessageContent]),
    ],
    partials: [Partials.Channel],
    rest: { api: discord.apiBase },
  });
}
