import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayIntentBits } from 'discord.js';
import { WebSocket, WebSocketServer } from 'ws';
import type { GatewayLevers } from '../gateway-levers.ts';
import type { Announce } from '../stage.ts';
import type { World } from '../world.ts';
import { createConnection } from './connection.ts';
import type { Session } from './session.ts';
import { createSessionDesk, endsSession, type SessionDesk } from './session-desk.ts';

export interface Gateway {
  readonly levers: GatewayLevers;
  readonly announce: Announce;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  identifiesLeft(): number;
  /** Every connection is gone, without a word. */
  drop(): void;
}

export function createGateway(world: World, welcome: (session: Session) => void): Gateway {
  const sockets = new Set<WebSocket>();
  const silent = new WeakSet<WebSocket>();
  const closedWith: number[] = [];
  const server = new WebSocketServer({ noServer: true, maxPayload: 2 ** 20 });
  const desk = createSessionDesk(world, welcome);

  return {
    levers: createLevers({ desk, sockets, silent, closedWith }),
    announce: (name, place, payload) => {
      for (const session of desk.open().filter((each) => hears(each, place))) {
        session.dispatch(name, payload({ seesContent: seesContent(world, session) }));
      }
    },
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (opened) => {
        sockets.add(opened);
        opened.once('close', (code) => {
          sockets.delete(opened);
          closedWith.push(code);
        });
        const acknowledges = () => !silent.has(opened);
        createConnection(world, { desk, acknowledges }, opened);
      });
    },
    identifiesLeft: desk.left,
    drop: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}

interface Rig {
  readonly desk: SessionDesk;
  readonly sockets: ReadonlySet<WebSocket>;
  readonly silent: WeakSet<WebSocket>;
  readonly closedWith: readonly number[];
}

function createLevers({ desk, sockets, silent, closedWith }: Rig): GatewayLevers {
  const sendAll = (op: number, d: unknown) => {
    for (const socket of sockets) socket.send(JSON.stringify({ op, d }));
  };
  return {
    identifies: desk.identifies,
    resumes: desk.resumes,
    closedWith,
    connected: () =>
      desk.open().filter(({ socket }) => socket?.readyState === WebSocket.OPEN).length,
    closeAll(code) {
      if (endsSession(code)) desk.endAll();
      for (const socket of sockets) socket.close(code);
    },
    askToReconnect: () => sendAll(7, null),
    invalidateSessions(isResumable) {
      if (!isResumable) desk.endAll();
      sendAll(9, isResumable);
    },
    stopAcknowledging: () => {
      for (const socket of sockets) silent.add(socket);
    },
    send: (name, payload) => {
      for (const session of desk.open()) session.dispatch(name, payload);
    },
    setIdentifiesLeft: desk.setLeft,
  };
}

/** Events of a server go to its shard, private ones to the first; each only under its intent. */
function hears(session: Session, { guildId, intent }: Parameters<Announce>[1]): boolean {
  const [mine, count] = session.shard;
  const shard = guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
  return shard === mine && (intent === undefined || (session.intents & intent) !== 0);
}

function seesContent(world: World, session: Session): boolean {
  return world.options.messageContent && (session.intents & GatewayIntentBits.MessageContent) !== 0;
}
