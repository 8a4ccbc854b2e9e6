import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface LoopbackServer {
  readonly port: number;
  serve(handle: Handle, upgrade?: Upgrade): void;
  /** Away: the port stays, every connection to it is cut at once. */
  setAway(isAway: boolean): void;
  close(): Promise<void>;
}

export async function openLoopback(): Promise<LoopbackServer> {
  const server = createServer();
  const sockets = new Set<Socket>();
  let isAway = false;
  server.on('connection', (socket) => {
    if (isAway) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    // Proof: it listens on an address of the network, not on a pipe.
    port: (server.address() as AddressInfo).port,
    serve(handle, upgrade) {
      server.on('request', (request, response) => {
        // A mistake of the stand-in itself is told as one, so that no client waits for it.
        Promise.resolve(handle(request, response)).catch((error: unknown) => {
          if (response.headersSent) return;
          response.writeHead(500, { 'content-type': 'text/plain' });
          response.end(String(error));
        });
      });
      if (upgrade !== undefined) server.on('upgrade', upgrade);
    },
    setAway(next) {
      isAway = next;
      if (isAway) cutAll();
    },
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
