import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { isCommandName } from '../../src/core/commands.ts';
import { filmIn, patiently } from '../end-to-end/discord-house.ts';
import { type Life, startLife } from '../end-to-end/telegram-process.ts';
import type { FakeGuild } from '../fakes/discord/cast.ts';
import { type FakeDiscord, openDiscord } from '../fakes/discord/discord.ts';
import { makeClip } from '../fixtures/media/make-clip.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';

const page = readFileSync('docs/discord.md', 'utf8');
const [token = '', , threads = ''] = blocks('ini');
const [invite, userInstall] = blocks('text').map((text) => new URL(text.trim()));

/** The names of the portal, as discord.js knows them. */
const permissions = new Map([
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Create Public Threads', PermissionFlagsBits.CreatePublicThreads],
  ['Attach Files', PermissionFlagsBits.AttachFiles],
  ['Embed Links', PermissionFlagsBits.EmbedLinks],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
  ['Add Reactions', PermissionFlagsBits.AddReactions],
]);

function blocks(language: string): readonly string[] {
  const fence = new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm');
  return [...page.matchAll(fence)].map(([, inside = '']) => inside.replace(/^ +/gm, ''));
}

/** First cells of the table under this heading. */
function firstCells(heading: string): readonly string[] {
  const section = page.slice(page.indexOf(heading)).split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell = '']) => cell).slice(2);
}

describe('docs/discord.md, followed', () => {
  let life: Life | undefined;
  afterEach(() => life?.kill());

  /** A server in which nobody may do anything but by the role that the link gives the bot. */
  async function invited(discord: FakeDiscord): Promise<FakeGuild> {
    const number = BigInt(invite?.searchParams.get('permissions') ?? 0);
    return discord.addGuild('Film club', { everyone: 0n, botPermissions: number });
  }

  async function follow(lines: string) {
    const discord = await openDiscord();
    const folder: MediaFolder = await createMediaFolder();
    onTestFinished(async () => {
      await life?.kill();
      await discord.close();
      await folder.remove();
    });
    const guild = await invited(discord);
    const own = lines.replace(/^(DISCORD_BOT_TOKEN)=.*$/m, `$1=${discord.token}`);
    await writeFile(folder.path('.env'), own);
    const { apiBase, cdnBase } = discord;
    life = startLife(folder.dir, { DISCORD_API_BASE: apiBase, DISCORD_CDN_BASE: cdnBase });
    await life.says('Cutroom is on Discord. Ctrl-C stops it.');
    const path = await makeClip(folder.path('clip.mp4'), { seconds: 2 });
    const clip = { name: 'clip.mp4', bytes: new Uint8Array(readFileSync(path)) };
    const channel = guild.addChannel('cuts');
    const ana = discord.addPerson('Ana');
    const ask = () =>
      ana.send(channel, {
        content: `${discord.bot.mention} remove the sound`,
        attachments: [clip],
      });
    return { discord, channel, ana, ask };
  }

  test('gives a bot that edits, with no right but those of its link', async () => {
    const { discord, channel, ask } = await follow(token);
    const asked = await ask();
    const film = await filmIn(() => channel.messages());
    expect(film.repliesTo).toBe(asked.id);
    expect(discord.message(asked.id)?.reactions).toMatchObject([{ emoji: '👀' }]);
    expect(discord.calls.filter(({ status }) => status === 403)).toEqual([]);
    expect(page).toContain('It says `Cutroom is on Discord. Ctrl-C stops it.`');
  });

  test('gives a thread for each request, with the same rights', async () => {
    const { discord, channel, ana, ask } = await follow(`${token}${threads}`);
    await ask();
    await expect.poll(() => channel.threads().length, patiently).toBe(1);
    const [thread] = channel.threads();
    if (thread === undefined) throw new Error('no thread was opened');
    await filmIn(() => thread.messages());
    const before = thread.fromBot().length;
    await ana.send(thread, 'thank you');
    await expect.poll(() => thread.fromBot().length, patiently).toBeGreaterThan(before);
    expect(channel.fromBot()).toEqual([]);
    expect(discord.calls.filter(({ status }) => status === 403)).toEqual([]);
  });
});

describe('docs/discord.md', () => {
  test('asks in its link for the permissions of its table, and for nothing else', () => {
    const listed = firstCells('## The least permissions');
    expect(listed.filter((name) => !permissions.has(name))).toEqual([]);
    const sum = listed.reduce((all, name) => all | (permissions.get(name) ?? 0n), 0n);
    expect(invite?.searchParams.get('permissions')).toBe(String(sum));
  });

  test('has links to install the app on a server and for oneself', () => {
    const scopes = (url?: URL) => url?.searchParams.get('scope')?.split(' ');
    expect(scopes(invite)).toEqual([OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands]);
    expect(scopes(userInstall)).toEqual([OAuth2Scopes.ApplicationsCommands]);
    expect(userInstall?.searchParams.get('integration_type')).toBe('1');
    for (const url of [invite, userInstall]) {
      expect(url?.searchParams.get('client_id')).toBe('APPLICATION_ID');
    }
  });

  test('names only commands that exist', () => {
    const named = [...page.matchAll(/`\/([a-z]+)`/g)].flatMap(([, name = '']) => name);
    expect(named.filter((name) => !isCommandName(name) && name !== 'readyz')).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  test('quotes only what the program or Discord says', () => {
    const quoted = firstCells('## When something is wrong').flatMap((cell) =>
      [...cell.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words),
    );
    const said = `${sourceText().replaceAll("\\'", "'")} The application did not respond`;
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.filter((words) => !said.includes(words.replaceAll('’', "'")))).toEqual([]);
  });

  test('links only to its own headings', () => {
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link);
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  });
});

function sourceText(): string {
  const names = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts'));
  return files.map((name) => readFileSync(join('src', name), 'utf8')).join('\n');
}
