import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { expect, it } from 'vitest';
import { eventually, newPerson, openSession, openStudio } from './studio-fixture.ts';

/** Somebody in the middle of sending a file; `finish` sends the rest. */
async function sending() {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  const sessionId = await openSession(ann);
  const dir = join(opened.dataDir, 'sessions', sessionId);
  let finish = () => {};
  const asked = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const leave = new AbortController();
  async function* form() {
    yield '--x\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\nCLIP 2000';
    await asked;
    yield '\r\n--x--\r\n';
  }
  const answer = request(`${opened.studio.url}/api/upload-video/nemo_agent/me/${sessionId}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ann.token}`,
      'content-type': 'multipart/form-data; boundary=x',
    },
    body: Readable.from(form()),
    signal: leave.signal,
  });
  await eventually(() => readdir(join(dir, 'incoming')).catch(() => [])).toHaveLength(1);
  return { opened, ann, sessionId, dir, answer, finish: () => finish(), leave };
}

it('an upload into a session that was deleted meanwhile finds no session and brings nothing back', async () => {
  const at = await sending();
  await at.ann.call(`/api/x/sessions/${at.sessionId}`, { method: 'DELETE' });
  at.finish();
  const { statusCode, body } = await at.answer;
  expect([statusCode, await body.json()]).toMatchObject([404, { code: 1002 }]);
  expect(existsSync(join(at.dir, 'session.json'))).toBe(false);
  expect(existsSync(join(at.dir, 'assets'))).toBe(false);
});

it('an upload whose sender leaves is forgotten with its bytes', async () => {
  const at = await sending();
  at.leave.abort();
  await expect(at.answer).rejects.toThrow();
  await eventually(() => readdir(join(at.dir, 'incoming'))).toEqual([]);
  expect(await readdir(join(at.dir, 'assets'))).toEqual([]);
  expect(at.opened.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

it('an upload does not keep the studio from closing, and is no fault', async () => {
  const at = await sending();
  const answered = at.answer.then(({ statusCode }) => statusCode).catch(() => 'cut off');
  await at.opened.studio.close();
  expect([499, 'cut off']).toContain(await answered);
  expect(await readdir(join(at.dir, 'assets'))).toEqual([]);
  expect(at.opened.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
