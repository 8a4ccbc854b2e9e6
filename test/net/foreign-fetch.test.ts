import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createForeignFetch } from '../../src/net/foreign-fetch.ts';
import { answerWith, type Loopback, listenOnLoopback } from './loopback.ts';

const patience = { signal: new AbortController().signal, maxBytes: 1_000, timeoutMs: 60_000 };
const open: Loopback[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** `films.test` is a host that the settings let past the guard. */
async function serve(answer: RequestListener) {
  const server = await listenOnLoopback(answer);
  open.push(server);
  const fetch = createForeignFetch({ allow: ['films.test'], lookup: answerWith('127.0.0.1') });
  return { fetch, server, url: `http://films.test:${server.port}` };
}

async function read(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('what is fetched', () => {
  it('bytes come with their size, type and final address', async () => {
    const { fetch, url } = await serve((request, response) => {
      if (request.url === '/clip') return response.writeHead(302, { location: '/real?x=1' }).end();
      return response
        .writeHead(200, { 'content-type': 'Video/MP4; q=1', 'content-length': 4 })
        .end('film');
    });
    const found = await fetch(`${url}/clip`, patience);
    expect(found).toMatchObject({ sizeBytes: 4, mimeType: 'video/mp4', url: `${url}/real?x=1` });
    expect(await read(found.body)).toBe('film');
  });

  it('a network in the allow list is reached by address', async () => {
    const { server } = await serve((_request, response) => response.end('film'));
    const fetch = createForeignFetch({ allow: ['127.0.0.0/8'] });
    const found = await fetch(`http://127.0.0.1:${server.port}/`, patience);
    expect(await read(found.body)).toBe('film');
  });
});

describe('links that are refused unasked', () => {
  it.each([
    ['ftp://films.example.org/a.mp4', 'bad-url'],
    ['file:///etc/passwd', 'bad-url'],
    ['data:video/mp4;base64,AAAA', 'bad-url'],
    ['http://films.example.org:8080/a.mp4', 'bad-url'],
    ['https://me:secret@films.example.org/a.mp4', 'bad-url'],
    ['not a link', 'bad-url'],
    ['', 'bad-url'],
  ])('%s', async (link, code) => {
    const fetch = createForeignFetch({ allow: [], lookup: answerWith('127.0.0.1') });
    await expect(fetch(link, patience)).rejects.toMatchObject({ name: 'NetError', code });
  });
});

describe('redirects', () => {
  it.each([
    ['http://127.0.0.1/', 'blocked-address'],
    ['https://169.254.169.254/latest/meta-data', 'blocked-address'],
    ['https://[::1]/', 'blocked-address'],
    ['https://other.test/', 'blocked-address'],
    ['http://127.0.0.1:9/', 'bad-url'],
    ['file:///etc/passwd', 'bad-url'],
    ['https://a:b@films.test/', 'bad-url'],
  ])('to %s are %s', async (location, code) => {
    const { fetch, url, server } = await serve((_request, response) => {
      response.writeHead(301, { location }).end();
    });
    await expect(fetch(url, patience)).rejects.toMatchObject({ code });
    expect(server.hits()).toBe(1);
  });

  it('three are followed, a fourth is not', async () => {
    const { fetch, url, server } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) return response.end('film');
      return response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    expect(await read((await fetch(`${url}/3`, patience)).body)).toBe('film');
    await expect(fetch(`${url}/4`, patience)).rejects.toMatchObject({ code: 'too-many-redirects' });
    expect(server.hits()).toBe(8);
  });
});

describe('bounds', () => {
  it('a body that announces too much is not read', async () => {
    const { fetch, url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 1_001 }).end('x'.repeat(1_001));
    });
    await expect(fetch(url, patience)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('a body that lies about its size is cut at the bound', async () => {
    const { fetch, url } = await serve((_request, response) => {
      response.write('x'.repeat(900));
      response.end('x'.repeat(200));
    });
    const { body } = await fetch(url, patience);
    await expect(read(body)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('a server that drips is given up in time', async () => {
    const { fetch, url } = await serve((_request, response) => {
      response.write('x');
    });
    const reading = fetch(url, { ...patience, timeoutMs: 300 }).then(({ body }) => read(body));
    await expect(reading).rejects.toMatchObject({ code: 'timeout' });
  });

  it("the caller's stop keeps its own reason", async () => {
    const { fetch, url } = await serve(() => undefined);
    const controller = new AbortController();
    const fetching = fetch(url, { ...patience, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(fetching).rejects.toThrow('enough');
  });

  it.each([404, 500, 403])('status %i is told', async (status) => {
    const { fetch, url } = await serve((_request, response) => {
      response.writeHead(status).end('sorry');
    });
    await expect(fetch(url, patience)).rejects.toMatchObject({ code: 'http-status', status });
  });

  it('a dropped connection is unreachable, and the message holds no query', async () => {
    const { fetch, url } = await serve((request) => request.socket.destroy());
    const failed = await fetch(`${url}/a?signature=secret`, patience).catch(
      (error: Error) => error,
    );
    expect(failed).toMatchObject({ code: 'unreachable' });
    expect(String(failed)).not.toContain('secret');
  });
});
