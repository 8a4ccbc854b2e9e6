import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeTelegram, Person } from '../fakes/telegram/driven.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { makeClip } from '../fixtures/media/make-clip.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';
import { toEnv } from './telegram-bot.ts';
import { type Life, startLife } from './telegram-process.ts';

const resultMs = 240_000;

let folder: MediaFolder;
let telegram: FakeTelegram;
let life: Life;
let clip: string;

beforeAll(async () => {
  folder = await createMediaFolder();
  clip = await makeClip(folder.path('clip.mp4'), { seconds: 2 });
  telegram = await openTelegram();
  life = startLife(folder.dir, toEnv(telegram));
});
afterAll(async () => {
  await life.kill();
  await telegram.close();
  await folder.remove();
});

/** When the program is killed, as seen from Telegram. */
const moments: readonly {
  readonly title: string;
  readonly isReached: (person: Person) => boolean;
  readonly prepare?: () => void;
}[] = [
  {
    title: 'before Telegram was told that the message came',
    isReached: () => telegram.pendingUpdates() > 0,
  },
  {
    title: 'while the clip is taken in',
    isReached: ({ chat }) => chat.botMessages().some(({ text }) => text.includes('Taking in')),
  },
  {
    title: 'while the result is rendered',
    // A render may be over before there was time to tell of it.
    isReached: ({ chat }) =>
      chat
        .botMessages()
        .some(({ text, media }) => text.includes('Rendering') || media !== undefined),
  },
  {
    title: 'after the result was sent and before anybody heard that it was',
    prepare: () => telegram.fail('editMessageMedia', { kind: 'hang-after' }),
    isReached: ({ chat }) => chat.botMessages().some(({ media }) => media !== undefined),
  },
];

describe('a program that is killed', () => {
  for (const { title, isReached, prepare } of moments) {
    it(`${title} gives exactly one result and one ring`, async () => {
      const person = telegram.person(title, { language: 'en' });
      prepare?.();
      const asked = person.send({ video: { path: clip }, caption: 'remove the sound' });
      await telegram.until(() => isReached(person), title, resultMs);
      await life.kill();

      life = startLife(folder.dir, toEnv(telegram));
      const bots = () => person.chat.botMessages();
      const rings = () =>
        bots().filter(({ isSilent, replyTo }) => !isSilent && replyTo === asked.message_id);
      await telegram.until(() => rings().length > 0, `the ring; ${life.errors()}`, resultMs);
      const results = bots().filter(({ media }) => media?.kind === 'video');
      expect(results).toHaveLength(1);
      expect(rings()).toHaveLength(1);
      expect(bots().map(({ text }) => text)).toHaveLength(2);
      expect(
        new Set(results[0]?.versions.flatMap(({ media }) => media?.sizeBytes ?? [])).size,
      ).toBe(1);
    });
  }
});
