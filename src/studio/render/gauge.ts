/** Adds up the progress of the parts of a render. */
export interface Gauge {
  /** A part of the work; its share grows with `weight`. `at` takes 0 to 1. */
  part(weight: number): { at(share: number): void };
  /** Work whose parts are not known yet: it counts until the next part is. */
  ahead(weight: number): void;
}

/** Tells whole percent from 0, or where the stage begins, to where it ends; never falling. */
export function createGauge(
  onPercent: (percent: number) => void,
  stage: { readonly from: number; readonly to: number },
): Gauge {
  const parts: { readonly weight: number; share: number }[] = [];
  let told = stage.from;
  let aheadWeight = 0;
  const tell = () => {
    const total = parts.reduce((sum, part) => sum + part.weight, aheadWeight);
    const done = parts.reduce((sum, part) => sum + part.weight * part.share, 0);
    const percent = Math.floor(stage.from + ((stage.to - stage.from) * done) / total);
    if (percent <= told) return;
    told = percent;
    onPercent(percent);
  };
  return {
    part(weight) {
      const part = { weight, share: 0 };
      parts.push(part);
      aheadWeight = 0;
      return {
        at(share) {
          part.share = Math.max(part.share, Math.min(1, share));
          tell();
        },
      };
    },
    ahead(weight) {
      aheadWeight = weight;
    },
  };
}
