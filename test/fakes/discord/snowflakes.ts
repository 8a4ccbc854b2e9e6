const epochMs = 1_420_070_400_000;

/** Ids that carry their time and only grow, as Discord's do. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fresh = BigInt(now() - epochMs) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}

export function compareIds(one: string, other: string): number {
  const difference = BigInt(one) - BigInt(other);
  return difference < 0n ? -1 : Number(difference > 0n);
}
