import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { provesNeverSent } from '../../../src/adapters/editor/errors.ts';
import type { EditorCall } from '../../../src/core/ports/editor.ts';
import { collect } from '../../contracts/editor.ts';
import { createTestClient } from './subject.ts';

const session = { sessionId: '1' };

function callOf(): EditorCall {
  const account = { kind: 'free', token: 'nmv_usr_secret' } as const;
  return { account, signal: AbortSignal.timeout(60_000) };
}

/** A server in which every connection goes as told. */
async function listen(serve: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Proof: a server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

async function failureOf(url: string): Promise<unknown> {
  // A fresh client each time: the breaker must not answer for the server.
  const run = createTestClient(url).run(callOf(), session, 'hello');
  return collect(run).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('whether a run provably never arrived', () => {
  it('a server that takes the connection and closes it after each byte of the request proves nothing', async () => {
    let readBytes = 0;
    let longestBytes = 0;
    const server = await listen((socket) => {
      let seenBytes = 0;
      if (readBytes === 0) socket.destroy();
      socket.on('data', (chunk) => {
        seenBytes += chunk.length;
        longestBytes = Math.max(longestBytes, seenBytes);
        if (seenBytes >= readBytes) socket.destroy();
      });
    });
    do {
      const failure = await failureOf(server.url);
      expect(failure).toMatchObject({ code: 'stream-cut', neverSent: false });
      readBytes += 1;
    } while (readBytes <= Math.min(longestBytes, 120));
    await server.close();
  });

  it('an answer that is cut at any byte proves nothing, whatever its head says', async () => {
    for (const status of ['200 OK', '502 Bad Gateway', '503 Service Unavailable']) {
      const head = `HTTP/1.1 ${status}\r\ncontent-type: text/event-stream\r\ncontent-length: 60\r\n\r\n`;
      const answer = `${head}data: {"text":"hi"}\n\n`;
      let sentBytes = 0;
      const server = await listen((socket) => {
        socket.once('data', () => socket.end(answer.slice(0, sentBytes)));
      });
      for (; sentBytes <= answer.length; sentBytes += 1) {
        const failure = await failureOf(server.url);
        expect(failure).toMatchObject({ neverSent: false });
        expect(failure).toMatchObject({ code: 'stream-cut' });
      }
      await server.close();
    }
  });
});

describe('what proves it', () => {
  it('a refused connection and a name that does not resolve prove it', async () => {
    // A port that nothing gets by chance.
    expect(await failureOf('http://127.0.0.1:1')).toMatchObject({
      code: 'backend-unreachable',
      neverSent: true,
    });
    expect(await failureOf('http://nowhere.invalid')).toMatchObject({
      code: 'backend-unreachable',
      neverSent: true,
    });
  });

  it.each([
    [Object.assign(new Error('timed out'), { code: 'UND_ERR_CONNECT_TIMEOUT' }), true],
    [Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' }), true],
    [Object.assign(new Error('no route'), { code: 'EHOSTUNREACH', syscall: 'connect' }), true],
    [Object.assign(new Error('no name'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }), true],
    [Object.assign(new Error('reset'), { code: 'ECONNRESET', syscall: 'read' }), false],
    [Object.assign(new Error('pipe'), { code: 'EPIPE', syscall: 'write' }), false],
    [Object.assign(new Error('closed'), { code: 'UND_ERR_SOCKET' }), false],
    [Object.assign(new Error('slow'), { code: 'UND_ERR_HEADERS_TIMEOUT' }), false],
    [new AggregateError([]), false],
    ['a string', false],
  ])('%s: %s', (error, expected) => {
    expect(provesNeverSent(error)).toBe(expected);
  });

  it('several addresses that were all refused prove it, one that was reached does not', () => {
    const refused = Object.assign(new Error('no'), { syscall: 'connect' });
    const reset = Object.assign(new Error('no'), { syscall: 'read' });
    expect(provesNeverSent(new AggregateError([refused, refused]))).toBe(true);
    expect(provesNeverSent(new AggregateError([refused, reset]))).toBe(false);
  });
});
