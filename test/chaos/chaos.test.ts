import { describe, expect, it } from 'vitest';
import { runChaos } from './run-chaos.ts';

const nothingWrong = {
  missing: 0,
  twice: 0,
  runsTwice: 0,
  rendersTwice: 0,
  assetsTwice: 0,
  disorder: 0,
  liveTurns: 0,
  problems: [],
};

/** The short form of `npm run chaos`; a seed that fails here is run again there. */
describe('a bot whose process is killed while people ask', () => {
  it.each([
    { keyedPosts: 'none', seed: 41 },
    { keyedPosts: 'window', seed: 42 },
  ] as const)(
    'loses nothing and does nothing twice where keyed posts are $keyedPosts (seed $seed)',
    async ({ keyedPosts, seed }) => {
      const result = await runChaos({ seed, turns: 42, kills: 5, keyedPosts });
      expect(result).toMatchObject({ ...nothingWrong, turns: 42, kills: 5 });
      expect(result.drops).toBeGreaterThan(5);
      // "About to post" and posted cannot be told apart by a process that was killed in between.
      expect(result.unsent).toBeLessThanOrEqual(5 * 3);
      // The same key gives the same message; without keys a lost answer leaves one that says "working" behind.
      if (keyedPosts === 'window') expect(result.orphans).toBe(0);
    },
  );
});
