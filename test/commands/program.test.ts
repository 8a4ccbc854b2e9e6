import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { acquireInstanceLock } from '../../src/storage/instance-lock.ts';
import { buildProgram, buildTimeoutMs } from '../build.ts';
import { type ProgramOptions, startProgram } from './run-program.ts';

const runFile = promisify(execFile);

let program: string;
let clips: string;
let endless: Readonly<Record<string, string>>;
let folder: string;
let temporary: string;

beforeAll(async () => {
  program = await buildProgram();
  clips = await mkdtemp(join(tmpdir(), 'cutroom-clips-'));
  await runFile('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=24:duration=3'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3', '-c:v', 'libx264'],
    ...['-preset', 'ultrafast', '-c:a', 'aac', '-shortest', join(clips, 'clip.mp4')],
  ]);
  endless = await makeEndlessFfmpeg();
}, buildTimeoutMs);
afterAll(() => rm(clips, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutroom-program-'));
  temporary = join(folder, 'tmp');
  await mkdir(temporary);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function start(args: readonly string[], options: Partial<ProgramOptions> = {}) {
  const env = { TMPDIR: temporary, CUTROOM_DATA_DIR: join(folder, 'data'), ...options.env };
  return startProgram(program, args, { cwd: folder, ...options, env });
}

const run = (args: readonly string[], options: Partial<ProgramOptions> = {}) =>
  start(args, { typed: '', ...options }).ended;

it('knows its version and its commands', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(await run(['--version'])).toEqual({ code: 0, output: `${version}\n`, errors: '' });
  const help = await run(['--help']);
  expect(help).toMatchObject({ code: 0, errors: '' });
  expect(help.output).toContain('cutroom edit CLIP... "REQUEST"');
});

it('exits with 2 and one sentence for a wrong word', async () => {
  const ended = await run(['dance']);
  expect(ended).toMatchObject({ code: 2, output: '' });
  expect(ended.errors).toMatch(/^There is no command dance\.[^\n]+\n$/);
});

it('exits with 2 and everything that is wrong for wrong settings', async () => {
  const env = { CUTROOM_HTTP_PORT: 'x', CUTROOM_BACKEND: 'moon' };
  const ended = await run(['edit', 'a.mp4', 'trim'], { env });
  expect(ended).toMatchObject({ code: 2, output: '' });
  expect(ended.errors.trimEnd().split('\n')).toHaveLength(3);
});

it('edits: the path alone on standard output, nothing overwritten, nothing left behind', async () => {
  const clip = join(folder, 'clip.mp4');
  await runFile('cp', [join(clips, 'clip.mp4'), clip]);
  const first = await run(['edit', 'clip.mp4', 'keep the first 2 seconds']);
  expect(first).toMatchObject({ code: 0, output: `${join(folder, 'clip-edited.mp4')}\n` });
  const second = await run(['edit', 'clip.mp4', '只保留前两秒', '--lang', 'zh', '--json']);
  expect(second.code).toBe(0);
  const result = JSON.parse(second.output);
  const path = join(folder, 'clip-edited-2.mp4');
  expect(result).toMatchObject({ file: path, files: [path], sizeBytes: expect.any(Number) });
  expect(result.text).toMatch(/\p{Script=Han}/u);
  expect(await durationOf(path)).toBeCloseTo(2, 1);
  expect(await readdir(temporary)).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual([
    'clip-edited-2.mp4',
    'clip-edited.mp4',
    'clip.mp4',
    'tmp',
  ]);
});

it('says that there is no such file, or no FFmpeg, and leaves nothing behind', async () => {
  const gone = await run(['edit', 'gone.mp4', 'trim']);
  expect(gone).toMatchObject({ code: 1, output: '' });
  expect(gone.errors).toMatch(/^There is no file .*gone\.mp4\.\n$/);
  const env = { FFMPEG_PATH: join(folder, 'no-ffmpeg') };
  const none = await run(['edit', join(clips, 'clip.mp4'), 'trim'], { env });
  expect(none).toMatchObject({ code: 1, output: '' });
  expect(none.errors).toMatch(/^FFmpeg was not found[^\n]*Install it with[^\n]*\n$/);
  expect(await readdir(temporary)).toEqual([]);
});

it('exits with 1 for a request that comes to nothing', async () => {
  const ended = await run(['edit', join(clips, 'clip.mp4'), 'qwertz uiop asdf']);
  expect(ended).toMatchObject({ code: 1, output: '' });
  expect(ended.errors.trim()).not.toBe('');
});

it('answers a question about an edit on standard output, without a file', async () => {
  const question = 'what would happen if you sped it up 2x?';
  const ended = await run(['edit', join(clips, 'clip.mp4'), question, '--out', 'out.mp4']);
  expect(ended.code).toBe(0);
  expect(ended.output).toMatch(/^[^\n]*Everything plays at 2×: [^\n]*\n$/);
  expect(await readdir(folder)).toEqual(['tmp']);
});

it('exits with 0 once every file of a request is there, each with its own extension', async () => {
  const request = 'keep the first 2 seconds, then give me a cover and a gif';
  const ended = await run(['edit', join(clips, 'clip.mp4'), request, '--out', 'out.jpg']);
  const paths = ['out.jpg', 'out-2.gif'].map((name) => join(folder, name));
  expect(ended).toMatchObject({ code: 0, output: `${paths.join('\n')}\n` });
});

it('cancels the job at Ctrl-C, exits with 1 and leaves nothing behind', async () => {
  const args = ['edit', join(clips, 'clip.mp4'), 'make it 9:16', '--out', 'out.mp4'];
  const edit = start(args, { env: endless });
  await edit.says('On it');
  edit.child.kill('SIGINT');
  const { code, output } = await edit.ended;
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(await readdir(temporary)).toEqual([]);
  expect(await readdir(folder)).toEqual(['tmp']);
});

it('leaves at once at the second Ctrl-C, with nothing behind it', async () => {
  const args = ['edit', join(clips, 'clip.mp4'), 'make it 9:16', '--out', 'out.mp4'];
  const edit = start(args, { env: endless });
  await edit.says('On it');
  edit.child.kill('SIGINT');
  await edit.says('Ctrl-C again leaves');
  await new Promise((resolve) => setTimeout(resolve, 100));
  edit.child.kill('SIGINT');
  const { code } = await edit.ended;
  // The cancelled job may have ended before.
  expect([1, 130]).toContain(code);
  expect(await readdir(temporary)).toEqual([]);
});

it('says that a folder cannot be made, also where the system knows no end of trying', async () => {
  const clip = join(clips, 'clip.mp4');
  const ended = await run(['edit', clip, 'trim the pauses', '--data', '/proc/no-such-folder']);
  expect(ended).toMatchObject({ code: 1, output: '' });
  expect(ended.errors).toMatch(/^The data folder cannot be used \(/);
});

it('says nothing of the project that it opens for a job in a named folder', async () => {
  const clip = join(clips, 'clip.mp4');
  const ended = await run([
    'edit',
    clip,
    'keep the first 2 seconds',
    '--data',
    'kept',
    '--out',
    'a.mp4',
  ]);
  expect(ended).toMatchObject({ code: 0, output: `${join(folder, 'a.mp4')}\n` });
  expect(ended.errors).not.toMatch(/project/i);
});

it('exits with 3 where another one has the data folder, and names it', async () => {
  await mkdir(join(folder, 'data'));
  const lock = await acquireInstanceLock(join(folder, 'data'), { pid: 4711, command: 'start' });
  const clip = join(clips, 'clip.mp4');
  const ended = await Promise.all([run([]), run(['edit', clip, 'trim', '--data', 'data'])]);
  await lock.release();
  for (const { code, output, errors } of ended) {
    expect({ code, output }).toEqual({ code: 3, output: '' });
    expect(errors).toMatch(/^The data folder is in use by cutroom start, process 4711, since /);
  }
});

it('runs the studio alone until SIGTERM', async () => {
  const studio = start(['studio']);
  await studio.says('{"studio"');
  const line = studio.output();
  const { studio: url } = JSON.parse(line);
  expect(line).toBe(`{"studio":"${url}"}\n`);
  expect((await fetch(`${url}/api/credits/balance/simple`)).status).toBe(401);
  studio.child.kill('SIGTERM');
  expect(await studio.ended).toMatchObject({ code: 0, output: line });
});

it('says that a port is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ended = await run(['studio', '--port', `${port}`], { env: { CUTROOM_LOG_LEVEL: 'error' } });
  server.close();
  expect(ended).toMatchObject({ code: 1, output: '' });
  expect(ended.errors).toMatch(/^Port \d+ [^\n]*in use[^\n]*\n$/);
});

it('chats line by line from a pipe, and exits with 1 if a line failed', async () => {
  const well = await run([], { typed: '/help\n' });
  expect(well.code).toBe(0);
  expect(well.output).toContain('/export');
  const ill = await run(['start'], { typed: '/help\n/gone/clip.mp4 trim\n' });
  expect(ill.code).toBe(1);
  expect(ill.errors).toContain('There is no file /gone/clip.mp4.');
});

it('ends with 0 at SIGTERM, and lets the next one in', async () => {
  const env = { CUTROOM_LOG_LEVEL: 'info', CUTROOM_STOP_GRACE_SECONDS: '1' };
  const chat = start([], { env });
  await chat.says('"ready"');
  chat.child.kill('SIGTERM');
  expect((await chat.ended).code).toBe(0);
  expect((await run([], { typed: '' })).code).toBe(0);
});

it('leaves with 130 when it is interrupted twice', async () => {
  const chat = start([], { env: { CUTROOM_LOG_LEVEL: 'info' } });
  await chat.says('listens');
  chat.child.kill('SIGINT');
  await chat.says('Ctrl-C again leaves');
  // The same key press may be noticed twice; a person's second one comes later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  chat.child.kill('SIGINT');
  expect((await chat.ended).code).toBe(130);
});

it('refuses to start where strangers would spend credits', async () => {
  const TELEGRAM_BOT_TOKEN = '123456789:AAHfaketokenfaketokenfaketokenfake_';
  const open = await run([], { env: { TELEGRAM_BOT_TOKEN, NEMO_TOKEN: 'nmv_usr_12345678' } });
  expect(open.errors).toMatch(/^NEMO_TOKEN is set, so strangers would spend your credits[^\n]*\n$/);
  expect(open).toMatchObject({ code: 1, output: '' });
});

it('logs what failed where nobody waited, scrubbed, and exits with 1', async () => {
  const late =
    "process.on('SIGUSR2', () => void Promise.reject(new Error('late nmv_usr_0123456789')))";
  const NODE_OPTIONS = `--import="data:text/javascript,${encodeURIComponent(late)}"`;
  const chat = start([], { env: { NODE_OPTIONS, CUTROOM_LOG_LEVEL: 'info' } });
  await chat.says('"ready"');
  chat.child.kill('SIGUSR2');
  const ended = await chat.ended;
  expect(ended.code).toBe(1);
  expect(ended.errors).toContain('failed where nobody waited');
  expect(ended.errors).not.toContain('nmv_usr_');
});

it('backs up while a chat runs, and never over a file', async () => {
  const chat = start([], { env: { CUTROOM_LOG_LEVEL: 'info' } });
  await chat.says('"ready"');
  const file = join(folder, 'copy.sqlite');
  const first = await run(['backup', 'copy.sqlite']);
  expect(first).toMatchObject({ code: 0, output: `${file}\n` });
  const second = await run(['backup', 'copy.sqlite']);
  expect(second.errors).toBe(`${file} is already there, and nothing is ever overwritten.\n`);
  expect(second.code).toBe(1);
  chat.child.kill('SIGTERM');
  await chat.ended;
  const none = await run(['backup', 'b.sqlite'], { env: { CUTROOM_DATA_DIR: 'nowhere' } });
  expect(none.code).toBe(1);
});

/** An FFmpeg that comes to the end of no film: there is something to cancel for as long as a test needs. */
async function makeEndlessFfmpeg(): Promise<Readonly<Record<string, string>>> {
  const find = async (name: string) =>
    (await runFile('/bin/sh', ['-c', `command -v ${name}`])).stdout.trim();
  const path = join(clips, 'endless');
  const lines = [
    'case "$*" in *libx264*) exec /bin/sleep 100 ;; esac',
    `exec ${await find('ffmpeg')} "$@"`,
  ];
  await writeFile(path, `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 });
  return { FFMPEG_PATH: path, FFPROBE_PATH: await find('ffprobe') };
}

async function durationOf(path: string): Promise<number> {
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path];
  return Number((await runFile('ffprobe', args)).stdout);
}
