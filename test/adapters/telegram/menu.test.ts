import { afterEach, expect, test } from 'vitest';
import { commandNames } from '../../../src/core/commands.ts';
import { wordingOf } from '../../../src/core/wording/catalogue.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { findSoon, openRig, type RigOptions } from './rig.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(options: RigOptions = {}) {
  const rig = await openRig(options);
  closing.push(rig.close);
  await rig.start();
  rig.telegram.person('Ada').send('hello');
  await rig.hears(() => true);
  return rig;
}

test('the command menu speaks the language of whoever opens it', async () => {
  const { telegram } = await open();
  await telegram.until(() => telegram.callsOf('setMyCommands').length === 2, 'the menu is set');
  expect(telegram.menu('de').map(({ command }) => command)).toEqual([...commandNames]);
  expect(telegram.menu('de')[0]?.description).toBe(wordingOf('en').commands.start);
  expect(telegram.menu('zh')[0]?.description).toBe(wordingOf('zh').commands.start);
});

test('the command menu is set once, and again only where it changed', async () => {
  const store = createMemoryStore();
  const { telegram, adapter } = await open({ store });
  await telegram.until(() => telegram.callsOf('setMyCommands').length === 2, 'the menu is set');
  await findSoon(() =>
    Object.keys(store.dump()).some((key) => key.endsWith(':menu')) ? true : undefined,
  );
  await adapter.stop();
  await open({ telegram, store });
  expect(telegram.callsOf('setMyCommands')).toHaveLength(2);
});

test('a menu that Telegram refuses keeps nobody from writing', async () => {
  const rig = await openRig();
  closing.push(rig.close);
  rig.telegram.fail('setMyCommands', {
    kind: 'refuse',
    code: 400,
    description: 'Bad Request: BOT_COMMANDS_TOO_MUCH',
  });
  await rig.start();
  rig.telegram.person('Ada').send('hello');
  await rig.hears(({ text }) => text === 'hello');
  expect(rig.adapter.trouble()).toBeUndefined();
});
