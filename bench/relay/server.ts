import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const chunk = Buffer.alloc(65_536, 7);

/** The platform and the backend of the relay bench in one process of their own: `GET /BYTES` gives them, a POST takes them. */
const server = createServer((request, response) => {
  (request.method === 'GET' ? give(request, response) : take(request, response)).catch(() =>
    response.destroy(),
  );
});
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` });
});

async function give(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sizeBytes = Number(request.url?.slice(1));
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': sizeBytes });
  for (let at = 0; at < sizeBytes; at += chunk.length) {
    const left = sizeBytes - at;
    const isRoom = response.write(left < chunk.length ? chunk.subarray(0, left) : chunk);
    if (!isRoom) await new Promise((resolve) => response.once('drain', resolve));
  }
  response.end();
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let size = 0;
  for await (const piece of request) size += piece.length;
  const data = { files: [{ filename: 'clip.mp4', file_type: 'video', size }] };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ code: 0, data }));
}
