import { expect, it } from 'vitest';
import { createWorld, type World } from './bot-world.ts';

const status = { command: { name: 'status', argument: '' } };
const slow = /^⏳ This render takes longer than usual/u;

async function askStatus(world: World): Promise<readonly string[]> {
  await world.chat.say(status);
  await world.clock.turn(1_000);
  return world.chat.last().text.split('\n');
}

it('a slow render is told by /status, below what is under way, until it is there', async () => {
  const world = await createWorld();
  world.editor.scriptRender({ takesMs: 3_600_000 });
  await world.chat.say({ text: 'trim the pauses', files: [{ name: 'talk.mp4' }] });
  await world.clock.turn(420_000);
  const timeline = expect.stringContaining('Timeline');
  expect(await askStatus(world)).toEqual([timeline, expect.stringMatching(slow)]);
  world.editor.script({ takesMs: 60_000 });
  await world.chat.say({ text: 'add music' });
  await world.clock.turn(10_000);
  const edit = expect.stringContaining('Editing');
  expect(await askStatus(world)).toEqual([timeline, edit, expect.stringMatching(slow)]);
  await world.settle();
  expect(await askStatus(world)).toEqual([timeline]);
});
