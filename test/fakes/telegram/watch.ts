const lookEveryMs = 20;
const longestMs = 60_000;

export interface Watch {
  /** Something happened. */
  look(): void;
  until(what: () => boolean, about: string, timeoutMs?: number): Promise<void>;
}

/** Lets tests wait for what people would see, and says what was waited for in vain. */
export function createWatch(): Watch {
  const looks = new Set<() => void>();
  return {
    look() {
      for (const look of looks) look();
    },
    until(what, about, timeoutMs = longestMs) {
      return new Promise((resolve, reject) => {
        const end = (done: () => void): void => {
          clearInterval(ticking);
          clearTimeout(overdue);
          looks.delete(look);
          done();
        };
        const look = (): void => {
          try {
            if (what()) end(resolve);
          } catch (error) {
            end(() => reject(error));
          }
        };
        const ticking = setInterval(look, lookEveryMs);
        const overdue = setTimeout(
          () => end(() => reject(new Error(`waited ${timeoutMs} ms in vain: ${about}`))),
          timeoutMs,
        );
        looks.add(look);
        look();
      });
    },
  };
}
