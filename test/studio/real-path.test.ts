import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { createStudio } from '../../src/studio/server.ts';
import { makeClip } from '../fixtures/media/make-clip.ts';
import { makeHostileFiles } from '../fixtures/media/make-hostile.ts';
import { createMediaFolder, ffprobe } from '../fixtures/media/media-folder.ts';
import {
  baseSettings,
  collectLog,
  draftOf,
  type Frame,
  newPerson,
  openSession,
  run,
  upload,
  waitForRender,
} from './studio-fixture.ts';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

/** With the real engine: FFmpeg, the grammar, the renderer and the beds that ship. */
async function openReal() {
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-real-'));
  const settings = { ...baseSettings, dataDir, bedsDir: samples };
  const studio = await createStudio(settings, { log: collectLog([]) });
  const media = await createMediaFolder();
  onTestFinished(async () => {
    await studio.close();
    await media.remove();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  });
  const ann = await newPerson({ studio });
  return { media, ann, dataDir, sessionId: await openSession(ann) };
}

it('a real clip and a sentence become a film that is shorter by its pauses', async () => {
  const { ann, sessionId, media } = await openReal();
  const clip = await readFile(join(samples, 'talk.mp4'));
  const uploaded = await upload(ann, sessionId, { 'talk.mp4': clip });
  const before = uploaded.json.data.files[0].duration;
  const frames = await run(
    ann,
    sessionId,
    'trim the pauses, add transitions, and sync background music',
  );
  const parts: Frame[] = frames.flatMap((each: Frame) => each.content?.parts ?? []);
  const names = parts.flatMap((part) => part.functionCall?.name ?? []);
  expect(names).toEqual(expect.arrayContaining(['remove_pauses', 'add_transitions', 'add_music']));
  expect(parts.findLast((part) => part.text !== undefined).text).toMatch(/pauses/);

  const draft = await draftOf(ann, sessionId);
  const output = { format: 'mp4', quality: 'preview', height: 180 };
  const json = { id: 'render_1', sessionId, draft, output };
  await ann.call('/api/render/proxy/lambda', { method: 'POST', json });
  const rendered = await waitForRender(ann, 'render_1');
  expect(rendered.json).toMatchObject({ status: 'completed', progress: 100 });

  const { body } = await request(rendered.json.outputUrl);
  const bytes = Buffer.from(await body.arrayBuffer());
  expect(bytes.length).toBe(rendered.json.output.size);
  const path = media.path('out.mp4');
  await writeFile(path, bytes);
  const seconds = Number(
    await ffprobe(['-show_entries', 'format=duration', '-of', 'csv=p=0', path]),
  );
  expect(seconds).toBeLessThan(before - 2);
  expect(Math.abs(seconds - rendered.json.output.duration)).toBeLessThan(0.1);
});

it('hostile files sent over HTTP are refused one by one, and the next job is unharmed', async () => {
  const { ann, sessionId, dataDir, media } = await openReal();
  const good = await makeClip(media.path('good.mp4'));
  for (const path of await makeHostileFiles(media.dir, good)) {
    const { status, json } = await upload(ann, sessionId, {
      [basename(path)]: await readFile(path),
    });
    expect([basename(path), status, json.code]).toEqual([basename(path), 415, 4001]);
  }
  const dir = join(dataDir, 'sessions', sessionId);
  expect((await readdir(dir, { recursive: true })).sort()).toEqual([
    'assets',
    'incoming',
    'session.json',
  ]);
  expect((await upload(ann, sessionId, { '-i.mp4': await readFile(good) })).status).toBe(200);
  await run(ann, sessionId, 'keep the first second');
  const draft = await draftOf(ann, sessionId);
  const json = { id: 'render_1', sessionId, draft, output: { quality: 'preview' } };
  await ann.call('/api/render/proxy/lambda', { method: 'POST', json });
  const rendered = await waitForRender(ann, 'render_1');
  expect(rendered.json).toMatchObject({ status: 'completed', output: { duration: 1 } });
});

it('a Chinese sentence is answered in Chinese', async () => {
  const { ann, sessionId, media } = await openReal();
  const clip = await makeClip(media.path('clip.mp4'));
  await upload(ann, sessionId, { '片段.mp4': await readFile(clip) });
  const frames = await run(ann, sessionId, '帮我点一份披萨');
  expect(frames.at(-1).content.parts[0].text).toMatch(/[\u4e00-\u9fff]/);
});
