import { expect, it } from 'vitest';
import { english } from '../../../src/core/wording/en.ts';
import { createWorld, type World } from '../bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const ringsOf = ({ chat }: World, from: number) =>
  chat.shown
    .slice(from)
    .filter(({ key }) => key.endsWith(':ring'))
    .map(({ versions }) => versions.at(-1)?.text);

it('where the last of several files fails, those before it are noticed all the same', async () => {
  const world = await createWorld({ editor: { makesStills: true } });
  await world.say({ text: 'trim the pauses', files: [clip] });
  const before = world.chat.shown.length;
  const beyond = { fails: true, outOfReach: 'time', takesMs: 0 } as const;
  world.editor.scriptRender({ takesMs: 0 }, beyond);
  await world.say({ text: 'give me a cover at 0:02 and a gif of 50-55 s' });
  expect(world.chat.files).toHaveLength(2);
  expect(ringsOf(world, before)).toEqual([english.ring('trouble')]);
});

it.each([
  ['give me 9:16 and 16:9 versions', {}, 'videos'],
  ['give me 9:16 and 16:9 versions and a cover', {}, 'files'],
  ['give me a cover at 0:02 and a gif of 1-2 s', { fails: true, takesMs: 0 }, 'file'],
] as const)('%s: the sound tells how many came', async (text, first, what) => {
  const world = await createWorld({ editor: { makesStills: true } });
  await world.say({ text: 'trim the pauses', files: [clip] });
  const before = world.chat.shown.length;
  // A render that fails is tried once more.
  if ('fails' in first) world.editor.scriptRender(first, first);
  await world.say({ text });
  expect(ringsOf(world, before)).toEqual([english.ring(what)]);
});
