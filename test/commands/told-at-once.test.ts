import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCutroom } from '../end-to-end/run-cutroom.ts';

async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cutroom-told-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));
  return dir;
}

/** A port that somebody else listens on. */
async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it('a studio whose port is taken is told, also where the input has ended before', async () => {
  const port = await takenPort();
  const cwd = await temporaryFolder();
  const ended = await runCutroom(['start'], { cwd, env: { STUDIO_PORT: String(port) } });
  expect(ended.code).toBe(1);
  expect(ended.errors).toContain(`Port ${port} on 127.0.0.1 is in use: `);
});

it('a link given to edit is sent to the chat instead', async () => {
  const link = 'https://example.com/clip.mp4';
  const ended = await runCutroom(['edit', link, 'trim the pauses'], {
    cwd: await temporaryFolder(),
  });
  expect(ended).toMatchObject({ code: 1, output: '' });
  expect(ended.errors).toContain('paste the link into the chat');
});
