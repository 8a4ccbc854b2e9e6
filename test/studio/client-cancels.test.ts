import { expect, it } from 'vitest';
import { createTestClient } from '../adapters/editor/subject.ts';
import { fakeClip } from './fake-engine.ts';
import { eventually, openStudio } from './studio-fixture.ts';

it('a render that the client cancels stops in the studio, and is cancelled once', async () => {
  const { studio, engine } = await openStudio();
  const editor = createTestClient(studio.url);
  const { signal } = new AbortController();
  const call = { account: await editor.takeToken('client-that-cancels', signal), signal };
  const session = await editor.openSession(call, 'en');
  const clip = { name: 'a.mp4', mimeType: 'video/mp4', open: toBytes };
  await editor.upload(call, session, clip);
  for await (const _ of editor.run(call, session, 'join'));
  const { draft } = await editor.state(call, session);

  engine.gates.render = new Promise(() => {});
  const output = { format: 'mp4', quality: 'high' } as const;
  const render = { renderId: 'render_1', session, draft: draft?.original ?? null, output };
  await editor.submitRender(call, render);
  const state = async () => (await editor.renderStatus(call, 'render_1')).state;
  await eventually(state).toBe('processing');

  expect(await editor.cancelRender(call, 'render_1')).toBe(true);
  await eventually(state).toBe('failed');
  expect(await editor.cancelRender(call, 'render_unknown')).toBe(false);
});

async function* toBytes(): AsyncIterable<Uint8Array> {
  yield Buffer.from(fakeClip());
}
