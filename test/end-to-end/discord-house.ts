import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { FakeChannel, FakeFile, FakeGuild, FakePerson } from '../fakes/discord/cast.ts';
import { type FakeDiscord, openDiscord } from '../fakes/discord/discord.ts';
import type { FakeDiscordOptions } from '../fakes/discord/discord-options.ts';
import type { SeenMessage } from '../fakes/discord/seen.ts';
import { type FileFacts, lookAt } from '../fixtures/media/look.ts';
import { type ClipOptions, makeClip } from '../fixtures/media/make-clip.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';
import { type Life, startLife } from './telegram-process.ts';

/** Long enough for a render on a busy machine; nothing is judged by it. */
export const patiently = { timeout: 240_000, interval: 50 };

/** A whole file of tests lives in one house. */
const houseMs = 900_000;

/** A Discord with one server, and the whole program on it, as a process of its own. */
export interface House {
  readonly discord: FakeDiscord;
  readonly guild: FakeGuild;
  readonly channel: FakeChannel;
  readonly ana: FakePerson;
  readonly ben: FakePerson;
  readonly media: MediaFolder;
  /** Starts it again on the same data; resolves when it hears people. */
  start(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Kill signal 9. */
  kill(): Promise<void>;
  program(): Life;
  clip(name: string, options?: ClipOptions): Promise<FakeFile>;
  close(): Promise<void>;
}

export interface HouseOptions extends FakeDiscordOptions {
  readonly env?: Readonly<Record<string, string>>;
}

export async function openHouse({ env = {}, ...options }: HouseOptions = {}): Promise<House> {
  const discord = await openDiscord(options);
  const media = await createMediaFolder();
  const guild = discord.addGuild('Film club');
  const lives: Life[] = [];
  // All of them: a second one that does not start leaves the first one running.
  const kill = async () => {
    for (const life of lives) await life.kill();
  };
  const house: House = {
    discord,
    guild,
    media,
    channel: guild.addChannel('cuts'),
    ana: discord.addPerson('Ana'),
    ben: discord.addPerson('Ben'),
    kill,
    async start(more = {}) {
      const before = discord.gateway.identifies.length;
      const life = startLife(media.dir, { ...settingsFor(discord), ...env, ...more }, houseMs);
      lives.push(life);
      await life.says('Ctrl-C stops it');
      expect(discord.gateway.identifies.length).toBeGreaterThan(before);
    },
    program() {
      const life = lives.at(-1);
      if (life === undefined) throw new Error('nothing was started');
      return life;
    },
    async clip(name, clip = {}) {
      const path = await makeClip(media.path(name), { seconds: 2, ...clip });
      return { name, bytes: new Uint8Array(await readFile(path)) };
    },
    async close() {
      await kill();
      await discord.close();
      await media.remove();
    },
  };
  return house;
}

function settingsFor(discord: FakeDiscord): Readonly<Record<string, string>> {
  return {
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_BASE: discord.apiBase,
    DISCORD_CDN_BASE: discord.cdnBase,
    CUTROOM_LOG_LEVEL: 'debug',
    STUDIO_CORES: '1',
  };
}

/** The one message of the bot in this place that holds a film. */
export async function filmIn(read: () => readonly SeenMessage[]): Promise<SeenMessage> {
  await expect.poll(() => read().filter(hasFilm).length, patiently).toBeGreaterThan(0);
  const [film] = read().filter(hasFilm);
  if (film === undefined) throw new Error('no film came');
  return film;
}

export function hasFilm({ author, attachments }: SeenMessage): boolean {
  return author.isBot && attachments.some(({ contentType }) => contentType === 'video/mp4');
}

/** What ffprobe finds in the film that people can download. */
export async function lookAtFilm(media: MediaFolder, film: SeenMessage): Promise<FileFacts> {
  const file = film.attachments.find(({ contentType }) => contentType === 'video/mp4');
  const path = media.path(`${film.id}.mp4`);
  await writeFile(path, file?.bytes ?? new Uint8Array());
  return lookAt(path);
}
