import { expect, it } from 'vitest';
import { openProject, submit } from '../project.ts';
import {
  eventually,
  newPerson,
  openStudio,
  type Person,
  waitForRender,
} from '../studio-fixture.ts';

const aheadOf = async (person: Person, id: string) =>
  (await person.call(`/api/render/proxy/lambda/${id}`)).json.data.ahead;

it('one render of somebody is not behind ten of another, a preview before both, and places are told', async () => {
  const opened = await openStudio();
  let letGo = () => {};
  opened.engine.gates.render = new Promise((resolve) => {
    letGo = resolve;
  });
  const [ann, bob] = [await newPerson(opened), await newPerson(opened)];
  const anns = await openProject(ann);
  for (let nth = 0; nth < 10; nth += 1)
    await submit(ann, await openProject(ann), { id: `ann${nth}` });
  const bobs = await submit(bob, await openProject(bob), { id: 'bob' });
  expect(bobs.json).toMatchObject({ status: 'pending', ahead: 1 });
  await submit(ann, anns, { id: 'look', output: { quality: 'preview' } });
  await eventually(() => aheadOf(ann, 'look')).toBe(1);
  expect(await aheadOf(ann, 'ann0')).toBeUndefined();
  expect(await aheadOf(bob, 'bob')).toBe(2);
  expect(await aheadOf(ann, 'ann9')).toBe(11);
  letGo();
  await waitForRender(ann, 'ann9');
  const ends = await Promise.all(
    (
      [
        [ann, 'ann0'],
        [ann, 'look'],
        [bob, 'bob'],
        [ann, 'ann1'],
        [ann, 'ann9'],
      ] as const
    ).map(async ([person, id]) => (await waitForRender(person, id)).json),
  );
  expect(ends.every((end) => end.ahead === undefined)).toBe(true);
  const times = ends.map((end) => end.completedAt);
  expect(times).toEqual([...times].sort((one, other) => one - other));
});
