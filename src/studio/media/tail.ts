/** Keeps the end of a log: never more than twice `maxChars` in memory. */
export function createTail(maxChars: number): { push(data: Buffer): void; text(): string } {
  let kept = '';
  return {
    push(data) {
      kept += data.toString('utf8');
      if (kept.length > 2 * maxChars) kept = kept.slice(-maxChars);
    },
    text: () => kept.slice(-maxChars),
  };
}
