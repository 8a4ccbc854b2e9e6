/** Adds up the progress of the parts of a render. */
export interface Gauge {
  /** A part of the work; its share grows with `weight`. `at` takes 0 to 1. */
  part(weight: number): { at(share: number): void };
}

/** Tells whole percent, never falling, at most 99: the hundredth is told when the file is in its place. */
export function createGauge(onPercent: (percent: number) => void): Gauge {
  const parts: { readonly weight: number; share: number }[] = [];
  let told = 0;
  const tell = () => {
    const total = parts.reduce((sum, part) => sum + part.weight, 0);
    const done = parts.reduce((sum, part) => sum + part.weight * part.share, 0);
    const percent = Math.min(99, Math.floor((100 * done) / total));
    if (percent <= told) return;
    told = percent;
    onPercent(percent);
  };
  return {
    part(weight) {
      const part = { weight, share: 0 };
      parts.push(part);
      return {
        at(share) {
          part.share = Math.max(part.share, Math.min(1, share));
          tell();
        },
      };
    },
  };
}
