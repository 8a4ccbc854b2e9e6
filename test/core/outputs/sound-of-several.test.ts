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
