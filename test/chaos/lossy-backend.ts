import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Dispatcher, request as send } from 'undici';
import { gone } from '../fakes/backend/desk.ts';
import type { FakeBackend } from '../fakes/backend/server.ts';
import { freePort } from '../fakes/free-port.ts';
import { answerAtLast, comeLate, isDropped, type Misfortune } from './misfortune.ts';
import { createTroubles, type Troubles } from './troubles.ts';

/** What really happened at the backend, in the order it happened. */
export type Deed = RunDeed | RenderDeed;

interface RunDeed {
  readonly kind: 'run';
  readonly sessionId: string;
  readonly text: string;
}

/** It was begun; `isFailed`: it will end in nothing. */
export interface RenderDeed {
  readonly kind: 'render';
  readonly sessionId: string;
  readonly renderId: string;
  readonly isFailed: boolean;
}

export interface LossyBackend {
  readonly url: string;
  readonly deeds: readonly Deed[];
  readonly troubles: Pick<Troubles, 'lost' | 'outages'>;
  close(): Promise<void>;
}

const pieceBytes = 300;
const unpassed = new Set(['host', 'connection', 'transfer-encoding', 'content-length']);

/**
 * Stands before a fake backend and loses its answers after they took effect. What arrived whole is carried out to its
 * end, whoever has hung up meanwhile. Each finished file is told apart by its bytes.
 */
export async function createLossyBackend(
  backend: FakeBackend,
  misfortune: Misfortune,
): Promise<LossyBackend> {
  const deeds: Deed[] = [];
  const clients = new Set<string>();
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const troubles = createTroubles({ backend, misfortune, server });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (!request.complete) return;
    troubles.befall();
    if (troubles.hasLost(`${request.url} ${body.toString('latin1')}`)) {
      return void response.writeHead(404).end(JSON.stringify(gone));
    }
    if (isSecondToken(request)) return refuseToken(response);
    const answer = await pass(request, body);
    if (answer.statusCode === 200) note(request, body.toString('utf8'));
    if (request.url === '/run_sse') return stream(misfortune, answer, response);
    const said = fileOf(request) ?? Buffer.from(await answer.body.arrayBuffer());
    await answerAtLast(misfortune, response, () => {
      response.writeHead(answer.statusCode, {
        ...headersOf(answer),
        'content-length': said.length,
      });
      response.end(said);
    });
  }

  const pass = (request: IncomingMessage, body: Buffer) =>
    send(`${backend.url}${request.url ?? ''}`, {
      // Proof: these are the methods that the client uses.
      method: request.method as Dispatcher.HttpMethod,
      headers: passable(request.headers),
      ...(body.length === 0 ? {} : { body }),
    });

  /** As the cloud does: one free token for a client, whether or not its answer arrived. */
  function isSecondToken({ url, headers }: IncomingMessage): boolean {
    if (url !== '/api/auth/anonymous-token') return false;
    const client = String(headers['x-client-id']);
    const isKnown = clients.has(client);
    clients.add(client);
    return isKnown;
  }

  function note({ url, method }: IncomingMessage, body: string): void {
    if (method !== 'POST') return;
    if (url === '/run_sse') deeds.push(toRun(body));
    if (url === '/api/render/proxy/lambda') deeds.push(troubles.failNowAndThen(toRender(body)));
  }

  // It comes back to the same port after an outage, and finds it free.
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    deeds,
    troubles,
    close: () =>
      new Promise((resolve) => {
        troubles.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A run's answer as it comes, in pieces; one that is cut ends early, and the run behind it does not. */
async function stream(
  misfortune: Misfortune,
  answer: Dispatcher.ResponseData,
  response: ServerResponse,
): Promise<void> {
  misfortune.counts.exchanges += 1;
  const cutAfter = isDropped(misfortune)
    ? Math.floor(misfortune.random.next() * 3)
    : Number.POSITIVE_INFINITY;
  response.writeHead(answer.statusCode, headersOf(answer));
  let pieces = 0;
  for await (const piece of piecesOf(answer.body)) {
    await comeLate(misfortune);
    if (pieces >= cutAfter) response.destroy();
    pieces += 1;
    if (!response.destroyed) response.write(piece);
  }
  response.end();
}

async function* piecesOf(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
  }
}

function refuseToken(response: ServerResponse): void {
  response.writeHead(429).end(JSON.stringify({ code: 429, message: 'rate limit' }));
}

// Proof for the casts: the client's own forms; anything else fails the run.
function toRun(body: string): Deed {
  const run = JSON.parse(body) as {
    session_id: string;
    new_message: { parts: readonly { text: string }[] };
  };
  return { kind: 'run', sessionId: run.session_id, text: run.new_message.parts[0]?.text ?? '' };
}

function toRender(body: string): RenderDeed {
  const render = JSON.parse(body) as { id: string; sessionId: string };
  return { kind: 'render', sessionId: render.sessionId, renderId: render.id, isFailed: false };
}

export const fileTextOf = (renderId: string) => `video of ${renderId}`;

function fileOf({ url }: IncomingMessage): Buffer | undefined {
  const id = /^\/api\/render\/proxy\/([^/]+)\/download/.exec(url ?? '')?.[1];
  return id === undefined ? undefined : Buffer.from(fileTextOf(id));
}

function passable(headers: IncomingMessage['headers']): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => !unpassed.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function headersOf({ headers }: Dispatcher.ResponseData): Record<string, string> {
  return passable(headers);
}
