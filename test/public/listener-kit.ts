import { createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { request } from 'undici';
import { onTestFinished } from 'vitest';
import {
  createPublicListener,
  type PublicDeps,
  type PublicListener,
  type PublicSettings,
} from '../../src/public/listener.ts';
import { createQuietLogger, type LoggedLine } from '../fakes/quiet-logger.ts';

export interface OpenListener {
  readonly url: string;
  readonly listener: PublicListener;
  readonly lines: readonly LoggedLine[];
  get(path: string, init?: Ask): Promise<Answer>;
}

export interface Ask {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'TRACE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A listener on a free loopback port, closed when the test is over. */
export async function openListener(
  wish: Partial<Omit<PublicSettings, 'filesFrom'> & PublicDeps> & { filesFrom?: string } = {},
): Promise<OpenListener> {
  const lines: LoggedLine[] = [];
  const log = createQuietLogger(lines);
  const { filesFrom, ...others } = wish;
  const settings = {
    ...{ host: '127.0.0.1', port: 0, ...others },
    ...(filesFrom === undefined ? {} : { filesFrom: () => filesFrom }),
  };
  const listener = createPublicListener(settings, { log, health: [], now: Date.now, ...wish });
  const { url } = await listener.listen();
  onTestFinished(() => listener.close());
  return { url, listener, lines, get: (path, init) => ask(`${url}${path}`, init) };
}

async function ask(url: string, { method = 'GET', headers = {}, body }: Ask = {}) {
  const answer = await request(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: await answer.body.text(),
  };
}

/** Asks for a path as it is written, dots and all. */
export async function askExactly(url: string, path: string): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ hostname, port, path }, resolve).on('error', reject);
  });
  const { statusCode = 0, headers } = answer;
  return { status: statusCode, headers, body: await text(answer) };
}

/** An own server in the studio's place. */
export async function openUpstream(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}
