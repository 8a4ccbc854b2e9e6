import { GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { World } from '../world.ts';
import type { Session } from './session.ts';
import type { SessionDesk } from './session-desk.ts';

const mostPayloadBytes = 4_096;
const sendsInWindow = 120;
const sendWindowMs = 60_000;
/** A client that is this much over its interval is taken for dead. */
const heartbeatSlack = 1.5;

const Payload = z.object({ op: z.number(), d: z.unknown() });
const Identify = z.object({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).optional(),
});
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

interface ConnectionRig {
  readonly desk: SessionDesk;
  /** False: heartbeats are heard, and not answered. */
  acknowledges(): boolean;
}

/** One WebSocket of a client: hello, identify or resume, heartbeats; closed with Discord's codes where it errs. */
export function createConnection(world: World, rig: ConnectionRig, socket: WebSocket): void {
  const { desk, acknowledges } = rig;
  let session: Session | undefined;
  let heardAt = Date.now();
  let sends: number[] = [];
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  const { heartbeatMs } = world.options;

  const handlers: Readonly<Record<number, (d: unknown) => void>> = {
    [GatewayOpcodes.Heartbeat]: () => {
      heardAt = Date.now();
      if (acknowledges()) send(GatewayOpcodes.HeartbeatAck, null);
    },
    [GatewayOpcodes.Identify]: (d) => {
      const given = Identify.safeParse(d);
      if (!given.success) return socket.close(4002, 'Error while decoding payload.');
      if (session !== undefined) return socket.close(4005, 'Already authenticated.');
      const refusal = refusalOf(world, given.data);
      if (refusal !== undefined) return socket.close(...refusal);
      const { intents, shard = [0, 1] } = given.data;
      const opened = desk.identify(socket, { intents, shard });
      if (opened === 'used-up') return socket.close(4004, 'Authentication failed.');
      if (opened === 'too-soon') return send(GatewayOpcodes.InvalidSession, false);
      session = opened;
    },
    [GatewayOpcodes.Resume]: (d) => {
      const given = Resume.safeParse(d);
      if (!given.success) return socket.close(4002, 'Error while decoding payload.');
      if (given.data.token !== world.token) return socket.close(4004, 'Authentication failed.');
      session = desk.resume(socket, given.data.session_id, given.data.seq);
      if (session === undefined) send(GatewayOpcodes.InvalidSession, false);
    },
  };

  socket.on('message', (raw: Buffer) => {
    const now = Date.now();
    sends = [...sends.filter((at) => now - at < sendWindowMs), now];
    if (sends.length > sendsInWindow) return socket.close(4008, 'You are being rate limited.');
    if (raw.length > mostPayloadBytes) return socket.close(4002, 'Error while decoding payload.');
    const payload = Payload.safeParse(JSON.parse(raw.toString('utf8')));
    if (!payload.success) return socket.close(4002, 'Error while decoding payload.');
    const { op, d } = payload.data;
    const handle = handlers[op];
    if (handle !== undefined) return handle(d);
    if (session === undefined) socket.close(4003, 'Not authenticated.');
  });
  const watch = setInterval(() => {
    if (Date.now() - heardAt > heartbeatMs * heartbeatSlack)
      socket.close(4009, 'Session timed out.');
  }, heartbeatMs);
  socket.on('error', () => socket.terminate());
  socket.once('close', (code) => {
    clearInterval(watch);
    // A session that was resumed elsewhere is no longer this connection's.
    if (session?.socket === socket) desk.lose(session, code);
  });
  send(GatewayOpcodes.Hello, { heartbeat_interval: heartbeatMs });
}

function refusalOf(
  world: World,
  { token, intents }: z.infer<typeof Identify>,
): readonly [number, string] | undefined {
  if (token !== world.token) return [4004, 'Authentication failed.'];
  const isPrivileged = (intents & GatewayIntentBits.MessageContent) !== 0;
  return isPrivileged && !world.options.messageContent
    ? [4014, 'Disallowed intent(s).']
    : undefined;
}
