import type { WebSocket } from 'ws';
import type { GatewayLevers } from '../gateway-levers.ts';
import type { World } from '../world.ts';
import { createSession, type Session } from './session.ts';

const identifiesInDay = 1_000;
/** Codes with which a session ends, whoever closes with them. */
const ending = new Set([1000, 1001, 4004, 4010, 4011, 4012, 4013, 4014]);

/** All sessions of the bot, live, lost and over. */
export interface SessionDesk {
  readonly identifies: GatewayLevers['identifies'];
  readonly resumes: GatewayLevers['resumes'];
  identify(
    socket: WebSocket,
    given: Pick<Session, 'intents' | 'shard'>,
  ): Session | 'too-soon' | 'used-up';
  resume(socket: WebSocket, id: string, seq: number): Session | undefined;
  lose(session: Session, code: number): void;
  /** Those that may still be told something. */
  open(): readonly Session[];
  endAll(): void;
  left(): number;
  setLeft(count: number): void;
}

export function createSessionDesk(world: World, welcome: (session: Session) => void): SessionDesk {
  const sessions = new Map<string, Session>();
  const identifies: GatewayLevers['identifies'][number][] = [];
  const resumes: GatewayLevers['resumes'][number][] = [];
  let left = identifiesInDay;
  let lastIdentifyAt = 0;
  return {
    identifies,
    resumes,
    identify(socket, { intents, shard }) {
      const now = Date.now();
      if (left <= 0) return 'used-up';
      if (now - lastIdentifyAt < world.options.identifyGapMs) return 'too-soon';
      left -= 1;
      lastIdentifyAt = now;
      identifies.push({ at: now, intents, shard });
      const session = createSession(world.nextId(), { intents, shard }, socket);
      sessions.set(session.id, session);
      welcome(session);
      return session;
    },
    resume(socket, id, seq) {
      const session = sessions.get(id);
      if (session === undefined || !canResume(world, session, seq)) return undefined;
      session.socket = socket;
      session.lostAt = undefined;
      resumes.push({ at: Date.now(), replayed: session.replay(seq) });
      session.dispatch('RESUMED', {});
      return session;
    },
    lose(session, code) {
      session.socket = undefined;
      session.lostAt = Date.now();
      session.isOver ||= endsSession(code);
    },
    open: () => [...sessions.values()].filter(({ isOver }) => !isOver),
    endAll() {
      for (const session of sessions.values()) session.isOver = true;
    },
    left: () => left,
    setLeft: (count) => {
      left = count;
    },
  };
}

export function endsSession(code: number): boolean {
  return ending.has(code);
}

function canResume(world: World, session: Session, seq: number): boolean {
  const lostFor = Date.now() - (session.lostAt ?? Date.now());
  return !session.isOver && lostFor <= world.options.resumeWindowMs && session.canReplay(seq);
}
