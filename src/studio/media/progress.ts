/** How far FFmpeg is, as its `-progress` blocks tell it. */
export interface Progress {
  /** Time of the newest packet written; 0 before the first. */
  readonly outTimeMs: number;
  readonly frames: number;
}

export interface ProgressParser {
  /** Takes one `key=value` line; true when a block is complete. */
  push(line: string): boolean;
  latest(): Progress;
}

export function createProgressParser(): ProgressParser {
  let outTimeMs = 0;
  let frames = 0;
  return {
    push(line) {
      const at = line.indexOf('=');
      const key = line.slice(0, at);
      const value = Number(line.slice(at + 1));
      // `out_time_ms` would be the same number: it is in microseconds too. `N/A` comes before the first packet.
      if (key === 'out_time_us' && Number.isFinite(value)) outTimeMs = Math.max(0, value / 1000);
      if (key === 'frame' && Number.isFinite(value)) frames = value;
      return key === 'progress';
    },
    latest: () => ({ outTimeMs, frames }),
  };
}
