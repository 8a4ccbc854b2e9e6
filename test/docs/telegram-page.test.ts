import { readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Life, startLife } from '../end-to-end/telegram-process.ts';
import { freePort } from '../fakes/free-port.ts';
import type { FakeTelegram, TelegramOptions } from '../fakes/telegram/driven.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { makeClip } from '../fixtures/media/make-clip.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';

const page = readFileSync('docs/telegram.md', 'utf8');
const [token, , webhook, ownServer] = [...page.matchAll(/^ *```ini\n([\s\S]*?)^ *```/gm)].map(
  (match) => (match[1] ?? '').replace(/^ +/gm, ''),
);
const answerMs = 240_000;

let folder: MediaFolder;
let telegram: FakeTelegram;
let life: Life | undefined;

beforeEach(async () => {
  folder = await createMediaFolder();
});
afterEach(async () => {
  await life?.kill();
  life = undefined;
  await telegram.close();
  await folder.remove();
});

/** Follows the page: its own lines in `.env`, with what only the reader has in their place. */
async function follow(lines: readonly (string | undefined)[], own: Record<string, string>) {
  const written = lines.join('').split('\n');
  const env = written.map((line) => {
    const [name = ''] = line.split('=');
    return name in own ? `${name}=${own[name]}` : line;
  });
  await writeFile(folder.path('.env'), env.join('\n'));
  life = startLife(folder.dir, { TELEGRAM_API_ROOT: telegram.apiRoot });
  await life.says('Cutroom is on Telegram. Ctrl-C stops it.');
}

async function open(options: TelegramOptions = {}) {
  telegram = await openTelegram(options);
  return telegram.person('Ann', { language: 'en' });
}

describe('docs/telegram.md, followed', () => {
  test('gives a bot that answers, with its menu of commands', async () => {
    const ann = await open();
    await follow([token], { TELEGRAM_BOT_TOKEN: telegram.token });
    ann.send('/start');
    await telegram.until(() => texts(ann.chat).includes("I'm Cutroom"), 'a greeting', answerMs);
    await telegram.until(() => telegram.menu('zh').length > 0, 'the menu', answerMs);
    expect(telegram.menu('en').map(({ command }) => command)).toContain('credits');
    expect(page).toContain('It says `Cutroom is on Telegram. Ctrl-C stops it.`');
  });

  test('gives a bot that is written to by webhook', async () => {
    const port = await freePort();
    const inside = `http://127.0.0.1:${port}`;
    const ann = await open({ reverseProxy: { 'https://cutroom.example.org': inside } });
    const more = `CUTROOM_HTTP_PORT=${port}\n`;
    await follow([token, webhook, more], { TELEGRAM_BOT_TOKEN: telegram.token });
    await telegram.until(() => telegram.webhook().url !== '', 'the webhook', answerMs);
    expect(telegram.webhook()).toMatchObject({ url: 'https://cutroom.example.org/telegram' });
    ann.send('/credits');
    await telegram.until(() => texts(ann.chat).includes('Credits'), 'the credits', answerMs);
    expect(telegram.callsOf('getUpdates')).toEqual([]);
  });

  test('gives a bot with a Bot API server of its own, which takes more than 20 MB', async () => {
    await mkdir(folder.path('telegram-files'));
    const ann = await open({ local: { dir: folder.path('telegram-files') } });
    await follow([token, ownServer], {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
    });
    const clip = await makeClip(folder.path('clip.mp4'), { seconds: 2 });
    await appendFile(clip, freeBox(21 * 2 ** 20));
    ann.send({ video: { path: clip }, caption: 'remove the sound' });
    const videos = () => ann.chat.botMessages().filter(({ media }) => media?.kind === 'video');
    await telegram.until(() => videos().length > 0, `a result; ${life?.errors()}`, answerMs);
  });
});

describe('docs/telegram.md', () => {
  beforeEach(async () => {
    await open();
  });

  test('quotes only what the program says', () => {
    const table = page.slice(page.indexOf('| You see |'));
    const seen = table.split('\n').map((row) => row.split('|')[1] ?? '');
    const quoted = seen.flatMap((cell) => [
      ...[...cell.matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? ''),
      ...[...cell.matchAll(/`([a-z][^`…]+)` in the log/g)].map((match) => match[1] ?? ''),
    ]);
    const said = sourceText()
      .replaceAll("\\'", "'")
      .replaceAll(/\$\{([^}]*)\}/g, inPlaceOf);
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.filter((words) => !said.includes(words.replaceAll('’', "'")))).toEqual([]);
  });

  test('links only to its own headings', () => {
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1] ?? '');
    const headings = [...page.matchAll(/^## (.+)$/gm)].map((match) => toAnchor(match[1] ?? ''));
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  });
});

function texts(chat: { botMessages(): readonly { readonly text: string }[] }): string {
  return chat
    .botMessages()
    .map(({ text }) => text)
    .join('\n');
}

function sourceText(): string {
  const names = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts'));
  return files.map((name) => readFileSync(join('src', name), 'utf8')).join('\n');
}

/** What stands in a sentence where the source has a value. */
function inPlaceOf(_all: string, value: string): string {
  return value.startsWith('numbers.bytes') ? '20 MB' : 'TELEGRAM_BOT_TOKEN';
}

function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

/** An MP4 box that says nothing, so that a small clip is a large file. */
function freeBox(sizeBytes: number): Buffer {
  const box = Buffer.alloc(sizeBytes);
  box.writeUInt32BE(sizeBytes, 0);
  box.write('free', 4, 'latin1');
  return box;
}
