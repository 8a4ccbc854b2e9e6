import { describe, expect, it } from 'vitest';
import { createPairing, type PairingRecord } from '../../../src/core/people/pairing.ts';
import { createPeople } from '../../../src/core/people/people.ts';
import { createDocuments } from '../../../src/core/records/documents.ts';
import type { PersonRecord } from '../../../src/core/records/records.ts';
import { createFakeChat } from '../../fakes/fake-chat.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { createSeededIds } from '../../fakes/seeded.ts';
import { createTurnedClock } from '../../fakes/turned-clock.ts';
import { createWorld, type World } from '../bot-world.ts';

const settings = {
  access: 'pairing',
  operators: ['telegram:1'],
  linksOpenable: true,
} as const;
const stranger = { author: '8', thread: '8', text: 'hello' };
const operator = { author: '1', thread: '1' };
const clip = { name: 'talk.mp4', bytes: 1_000 };
const hourMs = 3_600_000;

const codeIn = (text: string | undefined) => /\b[A-Z0-9]{6}\b/u.exec(text ?? '')?.[0] ?? '';

async function applyAs(world: World, author = '8'): Promise<string> {
  await world.say({ ...stranger, author, thread: author });
  return codeIn(world.chat.texts(`telegram:${author}`).at(-1));
}

const pair = (code: string) => ({ ...operator, command: { name: 'pair', argument: code } });

describe('a code', () => {
  it('lets in whoever was given it, and both sides hear of it', async () => {
    const world = await createWorld({ settings });
    const code = await applyAs(world);
    expect(code).toMatch(/^[ACDEFGHJKMNPQRTUVWXY34679]{6}$/u);
    await world.say({ ...stranger, text: 'trim it', files: [clip] });
    expect(world.editor.sessions).toEqual([]);
    await world.say(pair(code));
    expect(world.chat.texts('telegram:1')).toEqual(['✅ 8 is in, and knows it.']);
    expect(world.chat.texts('telegram:8').at(-1)).toContain("You're in!");
    await world.say({ ...stranger, text: 'trim it', files: [clip] });
    expect(world.editor.runs).toHaveLength(1);
  });

  it('is the same however often somebody asks, and another for somebody else', async () => {
    const world = await createWorld({ settings });
    const code = await applyAs(world);
    expect(await applyAs(world)).toBe(code);
    expect(await applyAs(world, '9')).not.toBe(code);
  });

  it('is read as people type it: small, with spaces, as a text with a slash', async () => {
    const world = await createWorld({ settings });
    const [one, two] = [await applyAs(world), await applyAs(world, '9')];
    await world.say(pair(` ${one.toLowerCase().slice(0, 3)} ${one.toLowerCase().slice(3)} `));
    await world.say({ ...operator, text: `/pair ${two}` });
    expect(world.chat.texts('telegram:1')).toEqual([
      '✅ 8 is in, and knows it.',
      '✅ 9 is in, and knows it.',
    ]);
  });
});

describe('the life of a code', () => {
  it('lasts an hour', async () => {
    const world = await createWorld({ settings });
    const code = await applyAs(world);
    await world.clock.turn(hourMs);
    await world.say(pair(code));
    expect(world.chat.texts('telegram:1').at(-1)).toContain('Nobody is waiting with that code');
    expect(await applyAs(world)).not.toBe(code);
  });

  it('goes over restarts, before it is used and after', async () => {
    const world = await createWorld({ settings });
    const code = await applyAs(world);
    const next = await world.restart();
    await next.say(pair(code));
    const last = await next.restart();
    await last.say({ ...stranger, text: 'trim it', files: [clip] });
    expect(last.editor.runs).toHaveLength(1);
  });

  it('tells its person once, however often the operator sends it', async () => {
    const world = await createWorld({ settings });
    const code = await applyAs(world);
    await world.say(pair(code));
    await world.say(pair(code));
    expect(
      world.chat.texts('telegram:8').filter((text) => text.includes("You're in")),
    ).toHaveLength(1);
  });

  it('tells its person once where two operators send it at the same moment', async () => {
    const operators = ['telegram:1', 'telegram:2'] as const;
    const world = await createWorld({ settings: { ...settings, operators } });
    const code = await applyAs(world);
    const other = { ...pair(code), author: '2', thread: '2' };
    await Promise.all([pair(code), other].map((message) => world.chat.say(message)));
    await world.settle();
    expect(
      world.chat.texts('telegram:8').filter((text) => text.includes("You're in")),
    ).toHaveLength(1);
  });

  it('is told where nobody has such a code', async () => {
    const world = await createWorld({ settings });
    await world.say(pair('QQQQQQ'));
    await world.say(pair(''));
    for (const text of world.chat.texts('telegram:1')) expect(text).toContain('Nobody is waiting');
  });
});

describe('pairing', () => {
  it('is for operators alone', async () => {
    const world = await createWorld({ settings: { ...settings, allowed: ['telegram:7'] } });
    const code = await applyAs(world);
    await world.say({ command: { name: 'pair', argument: code }, author: '7' });
    expect(world.chat.last().text).toBe('Only whoever runs this bot can do that.');
    await world.say({ ...stranger, command: { name: 'pair', argument: code } });
    await world.say({ ...stranger, text: 'trim it', files: [clip] });
    expect(world.editor.runs).toEqual([]);
  });

  it('is explained to operators alone', async () => {
    const world = await createWorld({ settings: { ...settings, allowed: ['telegram:7'] } });
    const help = { command: { name: 'help', argument: '' } };
    await world.say({ ...operator, ...help });
    expect(world.chat.last().text).toContain('/pair and a code');
    await world.say(help);
    expect(world.chat.last().text).not.toContain('/pair');
  });

  it('goes from one platform to another', async () => {
    const discord = createFakeChat({ platform: 'discord' });
    const operators = ['discord:1'] as const;
    const world = await createWorld({ settings: { ...settings, operators }, others: [discord] });
    const code = await applyAs(world);
    await world.clock.until(discord.say({ ...pair(code) }));
    await world.settle();
    expect(discord.last().text).toBe('✅ 8 is in, and knows it.');
    expect(world.chat.texts('telegram:8').at(-1)).toContain("You're in!");
  });
});

describe('pairing in its bounds', () => {
  it('gives no code in a group, and none of its approvals count there', async () => {
    const world = await createWorld({ settings });
    const group = { author: '8', thread: '-5', kind: 'group', memberOf: ['telegram:-5'] } as const;
    await world.say({ ...group, text: 'hello' });
    expect(codeIn(world.chat.last().text)).toBe('');
    await world.say(pair(await applyAs(world)));
    await world.say({ ...group, text: 'trim it', files: [clip] });
    expect(world.chat.last().text).toContain('Write to me in private');
    expect(world.editor.runs).toEqual([]);
  });

  it('keeps room for so many at once, until the oldest code runs out', async () => {
    const world = await createWorld({ settings });
    for (let n = 0; n < 20; n++) await applyAs(world, `${100 + n}`);
    expect(await applyAs(world)).toBe('');
    expect(world.chat.texts('telegram:8').at(-1)).toContain('too many others');
    await world.clock.turn(hourMs);
    expect(await applyAs(world)).not.toBe('');
  });

  it('tells the operator where the person could not be told', async () => {
    const world = await createWorld({ settings });
    const code = await applyAs(world);
    world.chat.unreachable.add('telegram:8');
    await world.say(pair(code));
    expect(world.chat.texts('telegram:1').at(-1)).toContain('please tell them');
    await world.say({ ...stranger, text: 'trim it', files: [clip] });
    expect(world.editor.runs).toHaveLength(1);
  });
});

describe('pairing and forgetting', () => {
  it('is forgotten with the person', async () => {
    const world = await createWorld({ settings });
    await world.say(pair(await applyAs(world)));
    await world.say({ ...stranger, command: { name: 'forget', argument: '' } });
    const [sure] = world.chat.last().buttons;
    await world.say({ ...stranger, button: sure?.id ?? '' });
    expect(JSON.stringify(world.store.dump())).not.toContain('telegram:8"');
    expect(await applyAs(world)).not.toBe('');
  });

  it('lets nobody in who is forgotten in the same moment', async () => {
    const store = createMemoryStore();
    const clock = createTurnedClock();
    const people = createPeople(
      createDocuments<PersonRecord>('person', store, clock),
      createSeededIds(1),
    );
    const documents = createDocuments<PairingRecord>('person', store, clock);
    const person = { id: 'telegram:8', name: 'Ada' } as const;
    const leaving: typeof people = {
      ...people,
      async change(author, change) {
        await pairing.forget(author);
        await people.forget(author);
        return people.change(author, change);
      },
    };
    const pairing = createPairing({ documents, people: leaving, clock, ids: createSeededIds(2) });
    const code = await pairing.apply(person, 'en');
    expect(await pairing.letIn(code ?? '')).toBeUndefined();
    expect(JSON.stringify(store.dump())).not.toContain('telegram:8');
  });
});
