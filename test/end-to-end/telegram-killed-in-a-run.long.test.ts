import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeBackend, type FakeBackend } from '../fakes/backend/server.ts';
import type { FakeTelegram, Person } from '../fakes/telegram/driven.ts';
import { openTelegram } from '../fakes/telegram/telegram.ts';
import { createMediaFolder, type MediaFolder } from '../fixtures/media/media-folder.ts';
import { toEnv } from './telegram-bot.ts';
import { type Life, startLife } from './telegram-process.ts';

const patienceMs = 240_000;

let folder: MediaFolder;
let telegram: FakeTelegram;
let backend: FakeBackend;
let life: Life;

beforeEach(async () => {
  folder = await createMediaFolder();
  telegram = await openTelegram();
  backend = await createFakeBackend({ hasLinks: false });
  live();
});
afterEach(async () => {
  await life.kill();
  await telegram.close();
  await backend.close();
  await folder.remove();
});

function live(): void {
  const cloud = { CUTROOM_BACKEND: 'cloud', NEMO_API_URL: backend.url };
  life = startLife(folder.dir, { ...toEnv(telegram), ...cloud });
}

const runs = () => backend.requests.filter(({ path }) => path === '/run_sse');
const sessions = () => backend.requests.filter(({ path }) => path.includes('/with-session/'));

describe('a program that is killed while the backend', () => {
  it('opens a session gives one result and one ring, and one run', async () => {
    backend.delay('session', 3_000);
    const ann = await askAndKill(() => sessions().length > 0);
    await expectOneResult(ann);
    expect(runs()).toHaveLength(1);
  });

  it('runs is told to look whether the edit went through, and never sends it again', async () => {
    backend.delay('run', 5_000);
    const ann = await askAndKill(() => runs().length > 0);
    const isLooking = () => ann.chat.botMessages().some(({ text }) => /checking/.test(text));
    await telegram.until(isLooking, `a look; ${life.errors()}`, patienceMs);
    expect(runs()).toHaveLength(1);
    expect(ann.chat.botMessages()).toHaveLength(1);
  });
});

describe('a program that is killed with a finished video in its hands', () => {
  it('sends it after the next start, once, without another run or render', async () => {
    telegram.fail('editMessageMedia', { kind: 'hang' });
    // One that is cut before it was read whole has not hung yet: the next life's would.
    const isRead = ({ params }: { params: object }) => Object.keys(params).length > 0;
    const ann = await askAndKill(() => telegram.callsOf('editMessageMedia').some(isRead));
    await expectOneResult(ann);
    expect(runs()).toHaveLength(1);
  });
});

async function askAndKill(isReached: () => boolean): Promise<Person> {
  const ann = telegram.person('Ann', { language: 'en' });
  ann.send({ video: { sizeBytes: 2_000, name: 'clip.mp4' }, caption: 'add a title' });
  await telegram.until(isReached, `the moment; ${life.errors()}`, patienceMs);
  await life.kill();
  live();
  return ann;
}

async function expectOneResult(ann: Person): Promise<void> {
  const videos = () => ann.chat.botMessages().filter(({ media }) => media?.kind === 'video');
  await telegram.until(() => videos().length > 0, `a result; ${life.errors()}`, patienceMs);
  await telegram.until(
    () => ann.chat.botMessages().some(({ isSilent }) => !isSilent),
    `a ring; ${life.errors()}`,
    patienceMs,
  );
  expect(videos()).toHaveLength(1);
  expect(ann.chat.botMessages()).toHaveLength(2);
  const [session] = [...backend.world.sessions.values()].filter(
    ({ videoInfos }) => videoInfos.length > 0,
  );
  expect(session?.videoInfos).toHaveLength(1);
  expect([...backend.world.renders.keys()].filter((id) => !id.endsWith('_still'))).toHaveLength(1);
}
