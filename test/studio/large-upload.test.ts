import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { expect, it } from 'vitest';
import { maxUploadBytes } from '../../src/protocol/uploads.ts';
import {
  newPerson,
  openSession,
  openStudio,
  type Person,
  type TestStudio,
} from './studio-fixture.ts';

const boundary = 'part';
const chunk = Buffer.alloc(1024 * 1024, 1);

/** A form with one file of that many bytes, made as it is read. */
function* form(fileBytes: number): Generator<Buffer> {
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n`,
  );
  for (let sent = 0; sent < fileBytes; sent += chunk.length) {
    yield chunk.subarray(0, Math.min(chunk.length, fileBytes - sent));
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

async function post(at: { opened: TestStudio; ann: Person; sessionId: string }, fileBytes: number) {
  const { statusCode, body } = await request(
    `${at.opened.studio.url}/api/upload-video/nemo_agent/me/${at.sessionId}`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${at.ann.token}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      body: Readable.from(form(fileBytes), { objectMode: false, highWaterMark: 1 }),
    },
  );
  const json: unknown = await body.json();
  return { status: statusCode, json };
}

it('500 MB and one byte are refused as too large, and the refusal is heard', async () => {
  // There would be room for it.
  const opened = await openStudio({ settings: { personBytes: 2 * maxUploadBytes } });
  const ann = await newPerson(opened);
  const sessionId = await openSession(ann);
  const { status, json } = await post({ opened, ann, sessionId }, maxUploadBytes + 1);
  expect([status, json]).toMatchObject([413, { code: 4002 }]);
  const dir = join(opened.dataDir, 'sessions', sessionId);
  expect((await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.mp4'))).toEqual(
    [],
  );
});

it('a refusal is heard although most of the body was not sent yet', async () => {
  const opened = await openStudio({ tuning: { maxUploadBytes: 1000 } });
  const ann = await newPerson(opened);
  const sessionId = await openSession(ann);
  for (let tries = 0; tries < 5; tries += 1) {
    const { status } = await post({ opened, ann, sessionId }, 200 * chunk.length);
    expect(status).toBe(413);
  }
});
