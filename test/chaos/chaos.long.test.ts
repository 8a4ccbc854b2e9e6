import { expect, it } from 'vitest';
import { expectSound } from './expect-sound.ts';
import { runChaos } from './run-chaos.ts';

it('a hundred and sixty requests outlast sixteen deaths of the bot, outages, lost sessions and failed renders', async () => {
  const result = await runChaos({ seed: 7, turns: 160, kills: 16, keyedPosts: 'none' });
  expectSound(result);
  expect(result.kills).toBe(16);
  expect(result.outages).toBeGreaterThan(0);
});
