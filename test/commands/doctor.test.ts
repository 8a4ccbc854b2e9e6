import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSettings } from '../../config/load.ts';
import { runDoctor } from '../../src/commands/doctor.ts';
import { acquireInstanceLock } from '../../src/storage/instance-lock.ts';
import type { World } from '../../src/world.ts';
import { createStillWorld } from '../fakes/still-world.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutroom-doctor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(
  env: Readonly<Record<string, string>> = {},
  { isJson = false, nodeVersion = '20.19.0' } = {},
) {
  const output = new PassThrough();
  const world: World = {
    ...createStillWorld(folder, { streams: { output } }),
    ...{ home: homedir(), packageRoot: folder, nodeVersion },
  };
  const whole = { CUTROOM_DATA_DIR: join(folder, 'data'), ...env };
  const load = () => ({ settings: loadSettings(whole, () => ''), env: whole });
  const code = await runDoctor(load, world, isJson);
  return { code, text: String(output.read() ?? '') };
}

it('says one line for each check, and exits with 0 where all is well', async () => {
  const { code, text } = await run();
  const lines = text.trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(/^(ok|warn|fail) [a-z-]+: [^\n]+\.$/);
  expect(lines.map((line) => line.split(/[ :]/)[1])).toEqual([
    'node',
    'settings',
    'ffmpeg',
    'fonts',
    'data',
    'disk',
    'lock',
    'public-url',
    'tokens',
  ]);
  expect(code).toBe(0);
});

it('says the same as JSON', async () => {
  const { text } = await run({}, { isJson: true });
  const { ok, checks } = JSON.parse(text);
  expect(ok).toBe(true);
  expect(checks[0]).toEqual({ status: 'ok', name: 'node', sentence: 'Node 20.19.0.' });
});

it('fails where FFmpeg is missing, and says what to type', async () => {
  const { code, text } = await run({ FFMPEG_PATH: join(folder, 'ffmpeg') });
  expect(code).toBe(1);
  expect(text).toMatch(/^fail ffmpeg: .*Install it with: .*ffmpeg\.$/m);
});

it('only warns of a missing FFmpeg where the cloud edits', async () => {
  const env = { FFMPEG_PATH: join(folder, 'ffmpeg'), NEMO_TOKEN: 'nmv_usr_12345678' };
  const { code, text } = await run(env);
  expect(text).toMatch(/^warn ffmpeg: /m);
  expect(text).toMatch(/^ok tokens: NEMO_TOKEN looks like a token\.$/m);
  expect(code).toBe(0);
});

it('lists every setting that is wrong, and an old Node', async () => {
  const env = { CUTROOM_HTTP_PORT: 'x', STUDIO_CORES: '-1' };
  const { code, text } = await run(env, { nodeVersion: '18.20.0' });
  expect(text.match(/^fail settings: /gm)).toHaveLength(2);
  expect(text).toMatch(/^fail node: Node 18\.20\.0 is too old/m);
  expect(code).toBe(1);
});

it('warns of slips and of tokens that look wrong, and never shows one', async () => {
  const { text } = await run({
    CUTROOM_ACESS: 'open',
    TELEGRAM_BOT_TOKEN: 'not-a-telegram-token',
    CUTROOM_PUBLIC_URL: 'http://example.org',
  });
  expect(text).toMatch(/^warn settings: There is no setting CUTROOM_ACESS/m);
  expect(text).toMatch(/^warn tokens: TELEGRAM_BOT_TOKEN does not look like a token/m);
  expect(text).toMatch(/^warn public-url: /m);
  expect(text).not.toContain('not-a-telegram-token');
});

it('says who works on the data folder', async () => {
  const lock = await acquireInstanceLock(folder, { pid: 4711, command: 'start' });
  const { code, text } = await run({ CUTROOM_DATA_DIR: folder });
  await lock.release();
  expect(text).toMatch(/^ok lock: The data folder is in use by cutroom start, process 4711/m);
  expect(code).toBe(0);
});

it('says that a studio alone works in it', async () => {
  await mkdir(join(folder, 'studio'));
  const lock = await acquireInstanceLock(join(folder, 'studio'), { pid: 4712, command: 'studio' });
  const { text } = await run({ CUTROOM_DATA_DIR: folder });
  await lock.release();
  expect(text).toMatch(/^ok lock: The data folder is in use by cutroom studio, process 4712/m);
});

it('fails where the data folder cannot be made', async () => {
  await writeFile(join(folder, 'file'), '');
  const { code, text } = await run({ CUTROOM_DATA_DIR: join(folder, 'file', 'data') });
  expect(text).toMatch(/^fail data: .* cannot be written to/m);
  expect(code).toBe(1);
});
