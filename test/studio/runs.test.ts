import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createParser } from 'eventsource-parser';
import { request } from 'undici';
import { expect, it } from 'vitest';
import { parseAdkEvent } from '../../src/protocol/events.ts';
import { fakeClip } from './fake-engine.ts';
import {
  callerWith,
  draftOf,
  eventually,
  type Frame,
  newPerson,
  openSession,
  openStudio,
  type Person,
  parseFrames,
  run,
  runBody,
  upload,
  type Wish,
} from './studio-fixture.ts';

async function ready(wish: Wish = {}) {
  const opened = await openStudio(wish);
  const ann = await newPerson(opened);
  const sessionId = await openSession(ann);
  await upload(ann, sessionId, { 'a.mp4': fakeClip() });
  return { opened, ann, sessionId };
}

/** Holds every measuring until it is let go. */
function holdMeasures({ opened }: Awaited<ReturnType<typeof ready>>): () => void {
  let letGo = () => {};
  opened.engine.gates.measure = new Promise((resolve) => {
    letGo = resolve;
  });
  return () => letGo();
}

const partsOf = (frames: readonly Frame[]) => frames.flatMap((each) => each.content?.parts ?? []);
const textsOf = (frames: readonly Frame[]) =>
  partsOf(frames).flatMap((part: Frame) => (part.text === undefined ? [] : [part.text]));

it('a run tells each step as a call and its answer, then the reply, all ADK events of one invocation', async () => {
  const { ann, sessionId } = await ready();
  const frames = await run(ann, sessionId, 'join everything, title it');
  for (const frame of frames) expect(parseAdkEvent(frame)).toBeDefined();
  const parts = partsOf(frames);
  const calls = parts.flatMap((part: Frame) => part.functionCall ?? []);
  expect(calls).toMatchObject([
    { name: 'do_join', args: { percent: 50 } },
    { name: 'do_title', args: { percent: 100 } },
  ]);
  const answers = parts.flatMap((part: Frame) => part.functionResponse ?? []);
  expect(answers.map(({ id }: Frame) => id)).toEqual(calls.map(({ id }: Frame) => id));
  expect(textsOf(frames)).toEqual(['Joined 1 clips.']);
  expect(new Set(frames.map(({ invocationId }) => invocationId)).size).toBe(1);
  expect(new Set(frames.map(({ id }) => id)).size).toBe(frames.length);
  for (const { timestamp, actions } of frames) {
    expect(Math.abs(timestamp - Date.now() / 1000)).toBeLessThan(60);
    expect(actions).toMatchObject({ artifactDelta: {}, requestedAuthConfigs: {} });
  }
});

it('the last answer of a tool carries the draft that the state then shows', async () => {
  const { ann, sessionId } = await ready();
  const frames = await run(ann, sessionId, 'join');
  const told = frames.findLast(({ actions }) => 'draft' in actions.stateDelta);
  expect(told.actions.stateDelta.draft).toEqual(await draftOf(ann, sessionId));
});

it('measuring is told with its percentage, once for a file', async () => {
  const { opened, ann, sessionId } = await ready();
  await upload(ann, sessionId, { 'b.mp4': fakeClip() });
  const frames = await run(ann, sessionId, 'trim');
  const calls = partsOf(frames).flatMap((part: Frame) => part.functionCall ?? []);
  expect(calls.slice(0, 2).map(({ args }: Frame) => args.percent)).toEqual([0, 50]);
  await run(ann, sessionId, 'trim');
  expect(opened.engine.calls.measured).toHaveLength(2);
});

it('measures that cannot be read are taken again', async () => {
  const { opened, ann, sessionId } = await ready();
  await run(ann, sessionId, 'trim');
  const again = await opened.restart();
  const dir = join(opened.dataDir, 'sessions', sessionId, 'assets');
  const [name = ''] = (await readdir(dir)).filter((each) => each.endsWith('.json'));
  await writeFile(join(dir, name), '{"levels":');
  const frames = await run(
    { ...ann, call: callerWith(again.studio.url, ann.token) },
    sessionId,
    'trim',
  );
  expect(textsOf(frames)).toEqual(['Joined 1 clips.']);
  expect(opened.engine.calls.measured).toHaveLength(2);
});

it('a streaming caller gets pieces, then the whole once more', async () => {
  const { ann, sessionId } = await ready();
  const { body } = await ann.call('/run_sse', {
    method: 'POST',
    json: runBody(sessionId, 'join', { streaming: true }),
  });
  const frames = parseFrames(body);
  const pieces = frames.filter(({ partial }) => partial === true);
  expect(pieces.length).toBeGreaterThan(1);
  expect(textsOf(pieces).join('')).toBe('Joined 1 clips.');
  expect(textsOf(frames.filter(({ partial }) => partial !== true))).toEqual(['Joined 1 clips.']);
});

it('a silent edit answers with tool events alone', async () => {
  const { ann, sessionId } = await ready();
  const frames = await run(ann, sessionId, 'silently');
  expect(frames).toHaveLength(2);
  expect(textsOf(frames)).toEqual([]);
});

it('camel case and a message in several parts are read as well', async () => {
  const { ann, sessionId } = await ready();
  const json = {
    appName: 'a',
    userId: 'me',
    sessionId,
    newMessage: { role: 'user', parts: [{ text: 'join' }, {}] },
  };
  const { status, body } = await ann.call('/run_sse', { method: 'POST', json });
  expect([status, textsOf(parseFrames(body))]).toEqual([200, ['Joined 1 clips.']]);
});

it.each([
  ['no session', { new_message: { parts: [{ text: 'x' }] } }, 422],
  ['no message', { session_id: '1234567890123456789' }, 422],
  [
    'a message beyond the bound',
    { session_id: '1', new_message: { parts: [{ text: 'x'.repeat(8001) }] } },
    422,
  ],
  [
    'an unknown session',
    { session_id: '1234567890123456789', new_message: { parts: [{ text: 'x' }] } },
    404,
  ],
])('%s is refused as JSON before any stream', async (_what, json, status) => {
  const ann = await newPerson(await openStudio());
  const answer = await ann.call('/run_sse', { method: 'POST', json });
  expect([answer.status, answer.json.code]).toEqual([status, status === 404 ? 1002 : status]);
});

it('an empty message is refused', async () => {
  const { ann, sessionId } = await ready();
  for (const parts of [[], [{ text: ' ' }]]) {
    const json = { session_id: sessionId, new_message: { parts } };
    expect((await ann.call('/run_sse', { method: 'POST', json })).status).toBe(422);
  }
});

it('a failure in a run becomes an error frame without its cause, and the session goes on', async () => {
  const { opened, ann, sessionId } = await ready();
  const frames = await run(ann, sessionId, 'crash');
  expect(frames).toEqual([{ error: 'the run failed: internal' }]);
  expect(opened.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  expect(textsOf(await run(ann, sessionId, 'join'))).toEqual(['Joined 1 clips.']);
});

it('heartbeats come while nothing else does', async () => {
  const at = await ready({ tuning: { heartbeatMs: 5 } });
  const letGo = holdMeasures(at);
  const beats: string[] = [];
  const parser = createParser({
    onEvent({ data }) {
      if (data === '{"type":"heartbeat"}') beats.push(data);
      if (beats.length === 3) letGo();
    },
  });
  const { body, headers } = await postRun(at.ann, {
    url: at.opened.studio.url,
    sessionId: at.sessionId,
  });
  expect(headers['content-type']).toMatch('text/event-stream');
  for await (const chunk of body) parser.feed(String(chunk));
  expect(beats.length).toBeGreaterThanOrEqual(3);
});

function postRun({ token }: Person, at: { url: string; sessionId: string }) {
  return request(`${at.url}/run_sse`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(runBody(at.sessionId, 'trim')),
  });
}

it('a run goes on when its listener leaves', async () => {
  const at = await ready();
  const letGo = holdMeasures(at);
  const { body } = await postRun(at.ann, { url: at.opened.studio.url, sessionId: at.sessionId });
  body.on('error', () => {});
  await body[Symbol.asyncIterator]().next();
  body.destroy();
  const path = `/api/state/nemo_agent/me/${at.sessionId}/latest`;
  expect((await at.ann.call(path)).headers['retry-after']).toBe('1');
  letGo();
  await eventually(() => draftOf(at.ann, at.sessionId)).toMatchObject({ t: [{ tt: 0 }] });
  await eventually(async () => (await at.ann.call(path)).headers['retry-after']).toBeUndefined();
});

it('a second run of a session waits for the first, one of another session does not', async () => {
  const at = await ready();
  const letGo = holdMeasures(at);
  const order: string[] = [];
  const first = run(at.ann, at.sessionId, 'trim').then(() => order.push('first'));
  await eventually(() => at.opened.engine.calls.measured.length).toBe(1);
  const second = run(at.ann, at.sessionId, 'join').then(() => order.push('second'));
  await run(at.ann, await openSession(at.ann), 'join');
  order.push('elsewhere');
  letGo();
  await Promise.all([first, second]);
  expect(order).toEqual(['elsewhere', 'first', 'second']);
});

it('somebody whose projects all measure at once keeps nobody else waiting', async () => {
  const at = await ready();
  const letGo = holdMeasures(at);
  const sessions = await openSessions(at.ann, 5);
  const going = sessions.map((sessionId) => run(at.ann, sessionId, 'trim'));
  await eventually(() => at.opened.engine.calls.measured.length).toBe(3);
  const bob = await newPerson(at.opened);
  const [bobs = ''] = await openSessions(bob, 1);
  expect(textsOf(await run(bob, bobs, 'join'))).toContain('Joined 1 clips.');
  letGo();
  await Promise.all(going);
});

it('beyond six runs of a session the next is refused for now', async () => {
  const at = await ready();
  const letGo = holdMeasures(at);
  const place = { url: at.opened.studio.url, sessionId: at.sessionId };
  const streams = [];
  for (let nth = 0; nth < 6; nth += 1) streams.push(await postRun(at.ann, place));
  const json = runBody(at.sessionId, 'join');
  const refused = await at.ann.call('/run_sse', { method: 'POST', json });
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  letGo();
  await Promise.all(streams.map(({ body }) => body.text()));
  expect((await at.ann.call('/run_sse', { method: 'POST', json })).status).toBe(200);
});

it('beyond twenty runs of a person the next is refused for now, those of others are not', async () => {
  const at = await ready();
  const letGo = holdMeasures(at);
  const sessions = [at.sessionId, ...(await openSessions(at.ann, 3))];
  const [last = ''] = sessions.slice(-1);
  const streams = [];
  for (let nth = 0; nth < 20; nth += 1) {
    const sessionId = sessions[Math.floor(nth / 6)] ?? last;
    streams.push(await postRun(at.ann, { url: at.opened.studio.url, sessionId }));
  }
  const json = runBody(last, 'join');
  expect((await at.ann.call('/run_sse', { method: 'POST', json })).status).toBe(503);
  const bob = await newPerson(at.opened);
  const [bobs = ''] = await openSessions(bob, 1);
  expect(textsOf(await run(bob, bobs, 'join'))).toContain('Joined 1 clips.');
  letGo();
  await Promise.all(streams.map(({ body }) => body.text()));
  expect((await at.ann.call('/run_sse', { method: 'POST', json })).status).toBe(200);
});

/** Each with a clip. */
function openSessions(person: Person, count: number): Promise<readonly string[]> {
  const open = async () => {
    const sessionId = await openSession(person);
    await upload(person, sessionId, { 'a.mp4': fakeClip() });
    return sessionId;
  };
  return Promise.all(Array.from({ length: count }, open));
}

it('cancelling stops what runs and what waits, and changes nothing', async () => {
  const at = await ready();
  holdMeasures(at);
  const both = [run(at.ann, at.sessionId, 'trim'), run(at.ann, at.sessionId, 'join')];
  await eventually(() => at.opened.engine.calls.measured.length).toBe(1);
  const cancel = () => at.ann.call(`/api/x/runs/${at.sessionId}/cancel`, { method: 'POST' });
  expect((await cancel()).json).toEqual({ code: 0, data: { cancelled: true } });
  for (const frames of await Promise.all(both)) {
    expect(frames.at(-1)).toEqual({ error: 'the run failed: cancelled' });
  }
  expect(await draftOf(at.ann, at.sessionId)).toEqual({});
  expect((await cancel()).json.data).toEqual({ cancelled: false });
});

it('a run that takes too long ends with an error', async () => {
  const at = await ready({ tuning: { runTimeoutMs: 20 } });
  holdMeasures(at);
  const frames = await run(at.ann, at.sessionId, 'trim');
  expect(frames.at(-1)).toEqual({ error: 'the run failed: timeout' });
});
