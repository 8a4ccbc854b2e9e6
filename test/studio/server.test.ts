import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { openProject, render } from './project.ts';
import { callerWith, newPerson, openStudio } from './studio-fixture.ts';

it('unknown paths and methods answer 404 as JSON', async () => {
  const ann = await newPerson(await openStudio());
  const paths = [
    '/',
    '/api/v1/generate',
    '/v1/upload',
    '/api/tokens',
    '/api/render/proxy/draft',
    '/files',
  ];
  for (const path of paths) {
    const { status, json } = await ann.call(path);
    expect([path, status, json.code]).toEqual([path, 404, 404]);
  }
  expect((await ann.call('/run_sse')).status).toBe(404);
});

it('a body that is too large, or is no JSON, is refused as JSON', async () => {
  const ann = await newPerson(await openStudio());
  const large = await ann.call('/run_sse', { method: 'POST', json: { x: 'y'.repeat(1_100_000) } });
  expect([large.status, large.json.code]).toEqual([413, 413]);
  const headers = { 'content-type': 'application/json' };
  for (const body of ['{', '{"__proto__": {}}', 'null garbage']) {
    const answer = await ann.call('/run_sse', { method: 'POST', body, headers });
    expect([answer.status, answer.json.code]).toEqual([400, 400]);
  }
});

it('capabilities name what renders can be and what is taken', async () => {
  const ann = await newPerson(await openStudio());
  const { json } = await ann.call('/api/x/capabilities');
  expect(json.data).toMatchObject({ outputs: ['mp4'], cancelRun: true });
  expect(json.data.uploads).toEqual(
    expect.arrayContaining(['mp4', 'ogg', 'oga', 'srt', 'vtt', 'ass']),
  );
});

it('a taken port is told as such, and the data folder is let go', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(openStudio({ settings: { port } })).rejects.toMatchObject({
    name: 'StudioError',
    code: 'port-taken',
  });
  server.close();
});

it('closing twice is closing once, and nobody is let in afterwards', async () => {
  const { studio } = await openStudio();
  await Promise.all([studio.close(), studio.close()]);
  await expect(callerWith(studio.url)('/')).rejects.toThrow();
});

it('closing does not wait for a connection that only sits there', async () => {
  const { studio } = await openStudio({ tuning: { closeGraceMs: 600_000 } });
  const socket = connect(Number(new URL(studio.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write('POST /run_sse HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
  const closed = whenClosed(socket.resume());
  await studio.close();
  await closed;
});

it('several people work at once and each gets their own', async () => {
  const opened = await openStudio();
  const lengths = [1000, 2000, 3000, 4000, 5000];
  const urls = await Promise.all(
    lengths.map(async (durationMs) => {
      const person = await newPerson(opened);
      const project = await openProject(person, durationMs);
      expect(project.draft).toMatchObject({ t: [{ d: durationMs, sg: [{ d: durationMs }] }] });
      return (await render(person, project)).json.outputUrl;
    }),
  );
  expect(new Set(urls).size).toBe(lengths.length);
});

it('no token, signature or query reaches the log', async () => {
  const opened = await openStudio();
  const ann = await newPerson(opened);
  const link: string = (await render(ann, await openProject(ann))).json.outputUrl;
  await ann.call(link);
  await ann.call(`${link}x`);
  await ann.call('/api/credits/balance/simple?secret=hunter2');
  const log = JSON.stringify(opened.lines);
  expect(opened.lines.length).toBeGreaterThan(5);
  for (const secret of [ann.token, new URL(link).search, 'sig=', 'hunter2']) {
    expect(log).not.toContain(secret);
  }
});

it('a refused caller who goes on sending is cut off', async () => {
  const { studio } = await openStudio({ tuning: { lingerMs: 500 } });
  const socket = connect(Number(new URL(studio.url).port), '127.0.0.1');
  socket.write(
    'POST /api/upload-video/nemo_agent/me/1234567890123456789 HTTP/1.1\r\nhost: x\r\n' +
      'content-type: multipart/form-data; boundary=x\r\ncontent-length: 1000000000\r\n\r\n',
  );
  const heard: string[] = [];
  socket.on('data', (data) => heard.push(String(data)));
  const sending = setInterval(() => socket.write(Buffer.alloc(1000)), 5);
  await whenClosed(socket);
  clearInterval(sending);
  expect(heard.join('')).toMatch(/^HTTP\/1.1 401/);
});

/** A connection that is cut may end with an error or without, as the system has it. */
function whenClosed(socket: Socket): Promise<void> {
  socket.on('error', () => {});
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
