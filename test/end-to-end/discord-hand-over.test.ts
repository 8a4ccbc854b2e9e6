import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { loadSettings } from '../../config/load.ts';
import { createDiscordAdapter } from '../../src/adapters/discord/adapter.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { systemIds, systemRandom } from '../../src/adapters/system/system-ids.ts';
import { compose } from '../../src/compose.ts';
import { settingsOn } from '../fakes/discord/bot-settings.ts';
import { type FakeDiscord, openDiscord } from '../fakes/discord/discord.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';
import { createStillWorld } from '../fakes/still-world.ts';
import { makeClip } from '../fixtures/media/make-clip.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';
import { filmIn, hasFilm, lookAtFilm, patiently } from './discord-house.ts';

const interactionTokenMs = 5_000;
const handOverMs = 1_000;

/** The program as `start` composes it; only the hand-over comes sooner, which no setting says. */
async function startBot(discord: FakeDiscord, media: MediaFolder): Promise<void> {
  const log = createQuietLogger();
  const adapter = createDiscordAdapter(
    { ...settingsOn(discord), handOverMs },
    {
      clock: createSystemClock(),
      ids: systemIds,
      random: systemRandom,
      log,
      store: createMemoryStore(),
    },
  );
  const app = await compose({
    settings: loadSettings({}, () => ''),
    world: createStillWorld(media.dir),
    log,
    command: 'start',
    adapters: [adapter],
    onSettled: () => undefined,
  });
  onTestFinished(() => app.close(0));
}

it('a run that outlives its interaction’s token ends in an ordinary message with the film', async () => {
  const discord = await openDiscord({ interactionTokenMs });
  const media = await createMediaFolder();
  onTestFinished(async () => {
    await discord.close();
    await media.remove();
  });
  await startBot(discord, media);
  const channel = discord.addGuild('Film club').addChannel('cuts');
  const ana = discord.addPerson('Ana');
  const bytes = new Uint8Array(await readFile(await makeClip(media.path('walk.mp4'))));

  const release = discord.holdDownloads();
  const clip = { name: 'walk.mp4', bytes };
  const asked = await ana.slash(channel, 'edit', { request: 'cut the first second', clip });
  const ordinary = () => channel.fromBot().filter(({ interactionId }) => !interactionId);
  await expect.poll(() => ordinary().length, patiently).toBe(1);
  await expect
    .poll(() => Date.now() - asked.startedAt, patiently)
    .toBeGreaterThan(interactionTokenMs);
  release();

  const film = await filmIn(ordinary);
  expect((await lookAtFilm(media, film)).pictureSeconds).toBeCloseTo(2, 0);
  expect(film.versions.length).toBeGreaterThan(1);
  expect(channel.fromBot().filter(hasFilm)).toHaveLength(1);
  expect(asked.tokenCalls.map(({ status }) => status)).not.toContain(401);
  await expect
    .poll(() => channel.fromBot().filter(({ isSilent }) => !isSilent).length, patiently)
    .toBe(1);
  expect(channel.fromBot().some(({ isThinking }) => isThinking)).toBe(false);
});
