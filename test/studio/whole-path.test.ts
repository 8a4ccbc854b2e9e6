import { expect, it } from 'vitest';
import { fakeClip } from './fake-engine.ts';
import {
  draftOf,
  newPerson,
  openSession,
  openStudio,
  run,
  upload,
  waitForRender,
} from './studio-fixture.ts';

it('leads from a token over upload, run, state and render to a downloaded file', async () => {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  expect(ann.token).toMatch(/^nmv_usr_[A-Za-z0-9_-]{43}$/);
  const sessionId = await openSession(ann);
  expect(sessionId).toMatch(/^\d{19}$/);

  const uploaded = await upload(ann, sessionId, { 'talk.mp4': fakeClip(2000) });
  expect(uploaded.json.data).toMatchObject({
    session_state_applied: true,
    files: [{ filename: 'talk.mp4', file_type: 'video', duration: 2, width: 320, fps: 25 }],
  });

  const frames = await run(ann, sessionId, 'trim the pauses, join');
  const texts = frames
    .flatMap((each) => each.content?.parts ?? [])
    .flatMap((part) => part.text ?? []);
  expect(texts).toEqual(['Joined 1 clips.']);

  const draft = await draftOf(ann, sessionId);
  const submitted = await ann.call('/api/render/proxy/lambda', {
    method: 'POST',
    json: { id: 'render_1', sessionId, draft, output: { format: 'mp4', quality: 'high' } },
  });
  expect(submitted.json).toMatchObject({ success: true, status: 'pending', id: 'render_1' });

  const { json } = await waitForRender(ann, 'render_1');
  expect(json).toMatchObject({
    status: 'completed',
    progress: 100,
    data: { outputUrl: json.output.url },
  });
  const linked = await ann.call(json.output.url);
  expect(linked.body).toBe('FILM of 1, 1 sources');
  const downloaded = await ann.call('/api/render/proxy/render_1/download');
  expect(downloaded.body).toBe(linked.body);
});
