/** How long renders still take, by how fast they went so far. */
export interface Pace {
  note(fileId: string, percent: number): void;
  /** Undefined while too little was seen to tell. */
  remainingMsOf(fileId: string): number | undefined;
  drop(fileId: string): void;
}

/** Percent are of the work in what it costs (see the renderer's gauge); less of it than this tells nothing yet. */
const leastPercent = 5;
const leastMs = 2_000;

interface Seen {
  readonly firstPercent: number;
  readonly firstAt: number;
  readonly percent: number;
  readonly at: number;
}

export function createPace(now: () => number): Pace {
  const renders = new Map<string, Seen>();
  return {
    note(fileId, percent) {
      const at = now();
      const { firstPercent, firstAt } = renders.get(fileId) ?? {
        // What is there from an earlier render counts at once and says nothing of the rest.
        firstPercent: percent,
        firstAt: at,
      };
      renders.set(fileId, { firstPercent, firstAt, percent, at });
    },
    remainingMsOf(fileId) {
      const seen = renders.get(fileId);
      if (seen === undefined) return undefined;
      const done = seen.percent - seen.firstPercent;
      const tookMs = seen.at - seen.firstAt;
      if (done < leastPercent || tookMs < leastMs) return undefined;
      const leftMs = (tookMs * (100 - seen.percent)) / done;
      return Math.max(0, Math.round(leftMs - (now() - seen.at)));
    },
    drop: (fileId) => void renders.delete(fileId),
  };
}
