import type { FastifyReply } from 'fastify';
import { heartbeatFrame } from '../../protocol/events.ts';
import type { RunFrame } from '../runs/run-events.ts';

export interface EventStream {
  send(frame: RunFrame): void;
  end(): void;
}

/** A listener that reads slower than this many bytes behind is let go; its run goes on. */
const maxBehindBytes = 4 * 1024 * 1024;

/** Takes the answer over as a stream of events, with a heartbeat at every interval until its end. */
export function openEventStream(reply: FastifyReply, heartbeatMs: number): EventStream {
  const { raw } = reply.hijack();
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  raw.flushHeaders();

  const write = (frame: RunFrame) => {
    if (raw.destroyed || raw.writableEnded) return;
    raw.write(`data: ${JSON.stringify(frame)}\n\n`);
    if (raw.writableLength > maxBehindBytes) raw.destroy();
  };
  const heartbeat = setInterval(() => write(heartbeatFrame), heartbeatMs);
  raw.once('close', () => clearInterval(heartbeat));
  // A listener that leaves in the middle of a write is no fault.
  raw.on('error', () => undefined);

  return {
    send: write,
    end() {
      clearInterval(heartbeat);
      raw.end();
    },
  };
}
