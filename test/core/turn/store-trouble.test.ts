import { describe, expect, it } from 'vitest';
import { BotError } from '../../../src/core/errors.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createWorld } from '../bot-world.ts';
import { type Findings, findOut } from './judge-world.ts';
import { type Scene, scenes } from './scenes.ts';
import { createTeller } from './tell.ts';

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
  scene: Scene,
  failing: number,
  when: 'before' | 'after',
): Promise<{ readonly found: Findings; readonly count: number }> {
  const { store, count } = createTroubled(failing, when);
  const world = await createWorld({ ...scene.options, store });
  scene.prepare?.(world);
  await createTeller(scene).tell(world, () => false);
  return { found: findOut(world), count: count() };
}

const told: readonly (readonly [string, Scene])[] = Object.entries(scenes);

describe('a store that fails once', () => {
  it.each(told)('at any one call loses and repeats nothing: %s', async (_name, scene) => {
    const whole = await liveWith(scene, -1, 'before');
    expect(whole.count).toBeGreaterThan(10);
    for (let failing = 0; failing < whole.count; failing++) {
      for (const when of ['before', 'after'] as const) {
        const { found } = await liveWith(scene, failing, when);
        expect(found, `${when} call ${failing}`).toEqual(whole.found);
      }
    }
  });
});
