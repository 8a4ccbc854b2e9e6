import { defineConfig } from 'vitest/config';

/** The long proofs alone: broad random chains, long clips, many kills. */
export default defineConfig({
  test: {
    include: ['test/**/*.long.test.ts'],
    passWithNoTests: true,
    unstubGlobals: true,
    restoreMocks: true,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
