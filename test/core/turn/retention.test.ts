import { describe, expect, it } from 'vitest';
import { finishedTurnKeepMs } from '../../../src/core/turn/turns.ts';
import { createWorld, type World } from '../bot-world.ts';

describe('a turn on disk', () => {
  it('is kept for thirty days once it is finished', async () => {
    const world = await createWorld();
    await world.say({ text: 'trim the pauses', files: [{ name: 'clip.mp4' }] });
    const [turn] = turnsOf(world);
    expect(turn).toMatchObject({ isLive: false });
    const leaves = Number(turn?.['keepUntil']);
    expect(leaves - world.clock.now()).toBeLessThanOrEqual(finishedTurnKeepMs);
    expect(leaves - world.clock.now()).toBeGreaterThan(finishedTurnKeepMs - 60_000);
  });
});

function turnsOf(world: World): readonly Record<string, unknown>[] {
  const documents = Object.entries(world.store.dump());
  // Documents of turns are objects: the core writes nothing else there.
  return documents.flatMap(([key, value]) =>
    key.startsWith('turn:') ? [value as Record<string, unknown>] : [],
  );
}
