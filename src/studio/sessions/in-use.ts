/** Which sessions something works on right now, so that nothing is swept away under it. */
export interface InUse {
  /** Call what it returns once, when the work is over. */
  hold(sessionId: string): () => void;
  has(sessionId: string): boolean;
}

export function createInUse(): InUse {
  const counts = new Map<string, number>();
  return {
    hold(sessionId) {
      counts.set(sessionId, (counts.get(sessionId) ?? 0) + 1);
      return () => {
        const left = (counts.get(sessionId) ?? 1) - 1;
        if (left > 0) counts.set(sessionId, left);
        else counts.delete(sessionId);
      };
    },
    has: (sessionId) => counts.has(sessionId),
  };
}
