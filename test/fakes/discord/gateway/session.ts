import type { WebSocket } from 'ws';

/** How many events a session keeps for a resume. */
const mostKept = 1_000;

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  /** When its connection was lost; undefined while it has one. */
  lostAt: number | undefined;
  isOver: boolean;
  socket: WebSocket | undefined;
  /** Sends an event, or keeps it for a resume. */
  dispatch(name: string, payload: object): void;
  /** Whether everything after this number is still kept. */
  canReplay(after: number): boolean;
  /** Sends what came after; how many that were. */
  replay(after: number): number;
}

interface Kept {
  readonly seq: number;
  readonly text: string;
}

export function createSession(
  id: string,
  { intents, shard }: Pick<Session, 'intents' | 'shard'>,
  socket: WebSocket,
): Session {
  let seq = 0;
  const kept: Kept[] = [];
  const session: Session = {
    id,
    intents,
    shard,
    socket,
    lostAt: undefined,
    isOver: false,
    dispatch(name, payload) {
      seq += 1;
      const text = JSON.stringify({ op: 0, s: seq, t: name, d: payload });
      kept.push({ seq, text });
      if (kept.length > mostKept) kept.shift();
      session.socket?.send(text);
    },
    canReplay: (after) => after <= seq && (kept[0]?.seq ?? seq + 1) <= after + 1,
    replay(after) {
      const missed = kept.filter((each) => each.seq > after);
      for (const { text } of missed) session.socket?.send(text);
      return missed.length;
    },
  };
  return session;
}
