import { describe, expect, it, vi } from 'vitest';
import { effectKinds } from '../../../src/core/turn/events.ts';
import { createLife, type Death } from '../../fakes/mortal.ts';
import { createWorld, type World } from '../bot-world.ts';
import { type Findings, findOut } from './judge-world.ts';
import { type Scene, scenes } from './scenes.ts';
import { createTeller } from './tell.ts';

const performed = vi.hoisted(() => new Set<string>());

vi.mock(import('../../../src/core/turn/perform/perform.ts'), async (load) => {
  const real = await load();
  return {
    createPerform: (deps) => {
      const perform = real.createPerform(deps);
      return (kind, performance) => {
        performed.add(kind);
        return perform(kind, performance);
      };
    },
  };
});

/** A life with the scene to its end or its death, and one after it that goes on. */
async function liveTwice(scene: Scene, death?: Death): Promise<{ world: World; calls: number }> {
  const life = createLife(death);
  const options = scene.options ?? {};
  const first = await createWorld({
    ...options,
    life,
    editor: { limitsTokens: true, ...options.editor },
  });
  scene.prepare?.(first);
  const teller = createTeller(scene);
  await teller.tell(first, () => life.isOver);
  if (!life.isOver) return { world: first, calls: life.calls.length };
  const second = await first.another();
  await teller.tell(second, () => false);
  return { world: second, calls: life.calls.length };
}

interface Died extends Findings {
  readonly at: string;
}

/** Call 0 is the look for live turns at the start, before anything was asked. */
async function dieEverywhere(scene: Scene, calls: number): Promise<readonly Died[]> {
  const deaths: Died[] = [];
  for (let atCall = 1; atCall < calls; atCall++) {
    for (const when of ['before', 'after'] as const) {
      const { world } = await liveTwice(scene, { atCall, when });
      deaths.push({ ...findOut(world), at: `${when} call ${atCall}` });
    }
  }
  return deaths;
}

const told: readonly (readonly [string, Scene])[] = Object.entries(scenes);

describe('a process that dies', () => {
  it.each(told)(
    'right before or after any call loses nothing and does nothing twice: %s',
    async (_name, scene) => {
      const whole = await liveTwice(scene);
      const good = findOut(whole.world);
      const orphans = scene.leftBehind ?? 0;
      expect(good).toMatchObject({ wrongs: [], unsent: 0, unanswered: 0, orphans });
      const deaths = await dieEverywhere(scene, whole.calls);
      for (const found of deaths) {
        expect(found.wrongs, found.at).toEqual([]);
        // One that is working and one that waits can be posted at the same moment.
        expect(found.orphans, found.at).toBeLessThanOrEqual(orphans + 2);
        if (scene.isOpen !== true && found.unsent === 0) {
          expect(made(found), found.at).toEqual(made(good));
        }
      }
      // "About to post" and posted cannot be told apart: each such moment is a few calls long.
      expect(sum(deaths.map(({ unsent }) => unsent))).toBeLessThanOrEqual(12);
      const untold = deaths.filter(({ inPrivate }) => inPrivate < good.inPrivate);
      expect(untold.length).toBeLessThanOrEqual(scene.mayStayUntold ?? 0);
      const isKeyed = scene.options?.chat?.limits?.keyedPosts === 'window';
      const unanswered = sum(deaths.map((each) => each.unanswered));
      expect(unanswered).toBeLessThanOrEqual(isKeyed ? 0 : 8);
    },
  );

  it('has died around every kind of effect that there is', () => {
    expect([...performed].toSorted()).toEqual(effectKinds.toSorted());
  });
});

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

function made({ runs, projects, renders, uploads, files }: Findings) {
  return { runs, projects, renders, uploads, files };
}
