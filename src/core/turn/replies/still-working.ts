import type { Clock } from '../../ports/clock.ts';

/** Specification, section 4: how long people may be left without news. */
const newsEveryMs = 120_000;

export interface NewsWatch {
  /** There was news. */
  heard(): void;
  stop(): void;
}

/** Calls back with the minutes that passed, every two minutes without news. */
export function watchForNews(clock: Clock, onSilence: (minutes: number) => void): NewsWatch {
  const startedAt = clock.now();
  let forget = set();
  function set(): () => void {
    return clock.after(newsEveryMs, () => {
      onSilence(Math.round((clock.now() - startedAt) / 60_000));
      forget = set();
    });
  }
  return {
    heard() {
      forget();
      forget = set();
    },
    stop: () => forget(),
  };
}
