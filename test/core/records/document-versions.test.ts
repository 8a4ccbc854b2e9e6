import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/message.ts';
import type { StoreKey } from '../../../src/core/ports/store.ts';
import { upgrade, type Versions } from '../../../src/core/records/document-versions.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createWorld } from '../bot-world.ts';

/** As the first version wrote them: a person with a project, a delivered turn and one whose run was under way. */
const firstVersion = new URL('../../fixtures/documents/v1.json', import.meta.url);

async function readDocuments(): Promise<Readonly<Record<StoreKey, Json>>> {
  // Proof: the file holds what a store of ours held.
  return JSON.parse(await readFile(firstVersion, 'utf8')) as Readonly<Record<StoreKey, Json>>;
}

/** Two changes of shape: a person's one name became two, then their language moved into settings. */
const versions: Versions = {
  current: 3,
  upgrades: {
    1: ({ name, ...rest }) => ({ ...rest, names: [name ?? ''] }),
    2: ({ language, ...rest }) => ({ ...rest, settings: { language } }),
  },
};

describe('a document of an older version', () => {
  it('is read as one of today, step by step', () => {
    const old = { v: 1, name: 'Ada', language: 'zh', kept: { n: 1 } };
    const today = { v: 3, names: ['Ada'], settings: { language: 'zh' }, kept: { n: 1 } };
    expect(upgrade(old, versions)).toEqual(today);
    expect(upgrade({ ...today, v: 2, language: 'en' }, versions)).toMatchObject({ v: 3 });
    expect(upgrade(today, versions)).toBe(today);
  });

  it('of the first version goes on where it was', async () => {
    const store = createMemoryStore();
    // Proof: the fixture's keys are keys of a store.
    for (const [key, value] of Object.entries(await readDocuments()) as [StoreKey, Json][]) {
      await store.putIfAbsent(key, value);
    }
    const world = await createWorld({ store });
    await world.settle();
    expect(world.settled).toMatchObject([{ turnId: 'telegram:100/telegram:7/edit' }]);
    expect(world.chat.texts().join('\n')).toContain('send me the clip again');
  });
});

describe('a document of a later version', () => {
  it('is refused, not misread', () => {
    expect(() => upgrade({ v: 4 }, versions)).toThrow(
      expect.objectContaining({ code: 'data-too-new', facts: { version: 4 } }),
    );
    expect(() => upgrade({ v: 0 }, versions)).toThrow(
      expect.objectContaining({ code: 'data-too-new' }),
    );
  });
});
