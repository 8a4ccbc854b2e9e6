import { describe, expect, it } from 'vitest';
import { BotError } from '../../../src/core/errors.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createWorld, type World } from '../bot-world.ts';

const job = { id: 'the-job', text: 'trim the pauses', files: [{ name: 'talk.mp4' }] };

/** A store whose call number `failing` fails, before or after it took effect. */
function createTroubled(failing: number, when: 'before' | 'after') {
  let calls = 0;
  const trouble = new BotError('store-failed', 'disk trouble');
  const store = createMemoryStore();
  const wrap = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      const isTime = calls++ === failing;
      if (isTime && when === 'before') throw trouble;
      const result = await call(...args);
      if (isTime) throw trouble;
      return result;
    };
  };
  const { get, putIfAbsent, cas, delete: remove } = store;
  const troubled = {
    ...store,
    get: wrap(get),
    putIfAbsent: wrap(putIfAbsent),
    cas: wrap(cas),
    delete: wrap(remove),
  };
  return { store: troubled, count: () => calls };
}

async function liveWith(
  failing: number,
  when: 'before' | 'after',
): Promise<{ world: World; count: number }> {
  const { store, count } = createTroubled(failing, when);
  const world = await createWorld({ store });
  await world.say(job);
  return { world, count: count() };
}

describe('a store that fails once', () => {
  it.each(['before', 'after'] as const)(
    '%s any one call took effect loses and repeats nothing',
    async (when) => {
      const { count } = await liveWith(-1, when);
      expect(count).toBeGreaterThan(30);
      for (let failing = 0; failing < count; failing++) {
        const { world } = await liveWith(failing, when);
        const files = world.chat.shown.filter(
          (each) => each.versions.at(-1)?.fileBytes !== undefined,
        );
        expect(files, `call ${failing}`).toHaveLength(1);
        expect(world.editor.runs, `call ${failing}`).toHaveLength(1);
        expect(world.chat.shown, `call ${failing}`).toHaveLength(2);
        expect(world.settled).toMatchObject([{ outcome: 'done' }]);
      }
    },
  );
});
