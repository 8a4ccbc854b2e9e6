import { describe, expect, it } from 'vitest';
import { expectSound } from './expect-sound.ts';
import { runChaos } from './run-chaos.ts';

/** The short form of `npm run chaos`; a seed that fails here is run again there. */
describe('a bot whose process is killed while people ask', () => {
  it.each([
    { keyedPosts: 'none', seed: 41 },
    { keyedPosts: 'window', seed: 42 },
  ] as const)(
    'loses nothing and does nothing twice where keyed posts are $keyedPosts (seed $seed)',
    async ({ keyedPosts, seed }) => {
      const result = await runChaos({ seed, turns: 48, kills: 5, keyedPosts });
      expectSound(result);
      expect(result.drops).toBeGreaterThan(5);
      // The same key gives the same message; without keys a lost answer leaves one that says "working" behind.
      if (keyedPosts === 'window') expect(result.orphans).toBe(0);
    },
  );
});
