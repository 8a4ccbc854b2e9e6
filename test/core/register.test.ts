import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { createWorld, type World, type WorldOptions } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const website = 'https://nemovideo.com';
const cloud: WorldOptions = { editor: { website } };

const fail = (world: World, call: 'run' | 'submitRender', code: 'no-credits' | 'export-blocked') =>
  world.editor.fail(call, new BotError(code, 'for the test'));
const linksOf = (world: World) =>
  world.chat.shown
    .flatMap(({ versions }) => versions.at(-1)?.buttons ?? [])
    .flatMap(({ label, url }) => (url === undefined ? [] : [`${label} ${url}`]));

describe('somebody with a free account', () => {
  it.each([
    ['run', 'no-credits'],
    ['submitRender', 'export-blocked'],
  ] as const)(
    'is offered to register where %s answers %s, with their own account',
    async (call, code) => {
      const world = await createWorld(cloud);
      fail(world, call, code);
      await world.say({ text: 'trim the pauses', files: [clip] });
      expect(linksOf(world)).toEqual([
        expect.stringMatching(/^Register https:\/\/nemovideo\.com\/register\?bind=anon_/u),
      ]);
    },
  );

  it('sees no link in a group by which somebody else could take the account over', async () => {
    const world = await createWorld(cloud);
    fail(world, 'run', 'no-credits');
    await world.say({ text: 'trim the pauses', files: [clip], thread: '-5', kind: 'group' });
    expect(linksOf(world)).toEqual([`Register ${website}/register`]);
    expect(world.chat.texts().join()).not.toContain('bind=');
  });

  it('is offered it with their credits, once these are used up', async () => {
    const world = await createWorld(cloud);
    await world.say({ text: 'credits' });
    expect(linksOf(world)).toEqual([]);
    world.editor.spendAll();
    await world.say({ text: 'credits' });
    expect(linksOf(world)).toEqual([expect.stringContaining('Register ')]);
  });
});

describe('nobody is offered to register', () => {
  it('on the account of whoever runs the bot', async () => {
    const operatorAccount = { kind: 'registered', token: 'nmv_usr_x' } as const;
    const world = await createWorld({ ...cloud, settings: { operatorAccount } });
    fail(world, 'run', 'no-credits');
    await world.say({ text: 'trim the pauses', files: [clip] });
    expect(linksOf(world)).toEqual([]);
    expect(world.chat.texts().join()).toContain('Top up credits in your account');
  });

  it('where the backend has no website, nor for other troubles', async () => {
    const world = await createWorld();
    fail(world, 'run', 'no-credits');
    await world.say({ text: 'trim the pauses', files: [clip] });
    const other = await createWorld(cloud);
    other.editor.scriptRender({ fails: true }, { fails: true });
    await other.say({ text: 'trim the pauses', files: [clip] });
    expect([...linksOf(world), ...linksOf(other)]).toEqual([]);
  });
});
