import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeBackend } from '../fakes/backend/server.ts';
import type { RenderDeed } from './lossy-backend.ts';
import type { Misfortune } from './misfortune.ts';

/** What befalls a backend as a whole, now and then. */
export interface Troubles {
  /** Sessions that it knows nothing of any more. */
  readonly lost: ReadonlySet<string>;
  /** How often it was away. */
  readonly outages: number;
  /** Called for each request: it may go away, or lose a session. */
  befall(): void;
  hasLost(text: string): boolean;
  /** A render that fails; the next one of the same session does not. */
  failNowAndThen(render: RenderDeed): RenderDeed;
  end(): void;
}

export interface TroubleDeps {
  readonly backend: FakeBackend;
  readonly misfortune: Misfortune;
  readonly server: Server;
}

/** Of all renders. */
const failShare = 0.08;
/** Of all requests: the backend goes away, or loses a session. */
const awayShare = 0.005;
const loseShare = 0.002;
/** With time sixty times as fast, some ten seconds to a minute and a half. */
const shortestAwayMs = 150;
const longestAwayMs = 1_400;

export function createTroubles({ backend, misfortune, server }: TroubleDeps): Troubles {
  const { random } = misfortune;
  const lost = new Set<string>();
  const failedIn = new Set<string>();
  let outages = 0;
  let back: NodeJS.Timeout | undefined;

  function goAway(): void {
    // Proof: a server that listens on a TCP port has an AddressInfo.
    const { port } = server.address() as AddressInfo;
    outages += 1;
    server.close();
    server.closeAllConnections();
    const forMs = shortestAwayMs + random.next() * longestAwayMs;
    back = setTimeout(() => server.listen(port, '127.0.0.1'), forMs);
  }

  function loseOne(): void {
    const sessions = [...backend.world.sessions.keys()];
    const session = sessions[Math.floor(random.next() * sessions.length)];
    if (session !== undefined) lost.add(session);
  }

  return {
    lost,
    get outages() {
      return outages;
    },
    befall() {
      if (random.next() < awayShare && server.listening) goAway();
      if (random.next() < loseShare) loseOne();
    },
    hasLost: (text) => [...lost].some((id) => text.includes(id)),
    failNowAndThen(render) {
      const mayFail = !failedIn.delete(render.sessionId);
      const begun = backend.world.renders.get(render.renderId);
      if (begun === undefined || !mayFail || random.next() > failShare) return render;
      begun.isFailed = true;
      failedIn.add(render.sessionId);
      return { ...render, isFailed: true };
    },
    end: () => clearTimeout(back),
  };
}
