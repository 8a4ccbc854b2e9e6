import { createServer } from 'node:net';

/** Below what systems give to connections by themselves (Linux: from 32768), so that none of these takes it before its use. */
const lowest = 20_000;
const count = 12_000;

/** A port on loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = lowest + Math.floor(Math.random() * count);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
