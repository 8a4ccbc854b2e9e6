import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Desk, type Fault, type RouteName, takeFirst } from './desk.ts';
import { type Manner, plainManner, type Step } from './manner.ts';
import { sendRefusal } from './replies.ts';
import { answer, routeOf } from './routes.ts';
import { createWorld, type World } from './world.ts';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The client's: two requests with the same one came over one connection. */
  readonly port: number | undefined;
}

export interface FakeBackend {
  readonly url: string;
  readonly world: World;
  readonly requests: readonly SeenRequest[];
  /** Changes how it speaks from the next request on. */
  speak(manner: Partial<Manner>): void;
  /** Refuses the next request of a route, once. */
  fail(fault: Fault): void;
  /** Breaks the connection of the next request of a route without an answer. */
  drop(route: RouteName): void;
  /** Answers the next request of a route only after a while. */
  delay(route: RouteName, ms: number): void;
  /** What the next run does, instead of the usual edit. */
  script(steps: readonly Step[]): void;
  close(): Promise<void>;
}

/** A real HTTP server on loopback that speaks the protocol in any manner it is told. */
export async function createFakeBackend(manner: Partial<Manner> = {}): Promise<FakeBackend> {
  const requests: SeenRequest[] = [];
  const drops: RouteName[] = [];
  const delays: { readonly route: RouteName; readonly ms: number }[] = [];
  let url = '';
  const desk: Desk = {
    world: createWorld(),
    url: () => url,
    manner: { ...plainManner, ...manner },
    faults: [],
    scripts: [],
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const { headers, socket } = request;
    requests.push({ method: request.method ?? '', path, headers, port: socket.remotePort });
    const route = routeOf(request);
    if (takeFirst(drops, (each) => each === route) !== undefined) return request.socket.destroy();
    const delay = takeFirst(delays, (each) => each.route === route);
    const waited =
      delay === undefined ? Promise.resolve() : pause(delay.ms, undefined, { ref: false });
    waited.then(() => respond(desk, request, response)).catch(() => response.destroy());
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Proof: a server that listens on a TCP port has an AddressInfo.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    world: desk.world,
    requests,
    speak: (change) => {
      desk.manner = { ...desk.manner, ...change };
    },
    fail: (fault) => desk.faults.push(fault),
    drop: (route) => drops.push(route),
    delay: (route, ms) => delays.push({ route, ms }),
    script: (steps) => desk.scripts.push(steps),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(desk: Desk, request: IncomingMessage, response: ServerResponse) {
  const route = routeOf(request);
  const fault = takeFirst(desk.faults, (each) => each.route === route && each.place === 'before');
  if (fault === undefined) return answer(desk, route, { request, response });
  request.resume();
  return sendRefusal(response, fault, desk.manner);
}
