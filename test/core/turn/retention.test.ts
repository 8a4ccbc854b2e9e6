import { describe, expect, it } from 'vitest';
import { finishedTurnKeepMs } from '../../../src/core/turn/turns.ts';
import { createWorld, type World } from '../bot-world.ts';

const dayMs = 86_400_000;

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

  it.each([
    ['allowlist', 'direct', []],
    ['pairing', 'direct', ['person:pairing']],
    ['pairing', 'group', []],
  ] as const)(
    'is all that is kept of a stranger, for a day: %s, %s',
    async (access, kind, others) => {
      // Else the operators would be told, once a day, that nobody can open links.
      const world = await createWorld({ settings: { access, linksOpenable: true } });
      const said = { id: 'first', text: 'trim it', files: [{ name: 'clip.mp4' }], kind };
      await world.say(said);
      await world.say(said);
      await world.say({ ...said, id: 'second', command: { name: 'forget', argument: '' } });
      const turns = turnsOf(world);
      expect(turns).toHaveLength(2);
      for (const turn of turns) {
        expect(turn).toMatchObject({ isLive: false, sources: [], uploads: { refused: [] } });
        const leaves = Number(turn['keepUntil']) - world.clock.now();
        expect(leaves).toBeGreaterThan(dayMs - 60_000);
        expect(leaves).toBeLessThanOrEqual(dayMs);
      }
      expect(world.chat.shown).toHaveLength(2);
      const isOther = (key: string) => !key.startsWith('turn:');
      expect(Object.keys(world.store.dump()).filter(isOther)).toEqual(others);
    },
  );
});

function turnsOf(world: World): readonly Record<string, unknown>[] {
  const documents = Object.entries(world.store.dump());
  // Documents of turns are objects: the core writes nothing else there.
  return documents.flatMap(([key, value]) =>
    key.startsWith('turn:') ? [value as Record<string, unknown>] : [],
  );
}
