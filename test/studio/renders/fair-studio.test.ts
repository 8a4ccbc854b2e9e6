import { expect, it } from 'vitest';
import { fakeClip } from '../fake-engine.ts';
import {
  draftOf,
  eventually,
  newPerson,
  openSession,
  openStudio,
  type Person,
  run,
  upload,
  waitForRender,
} from '../studio-fixture.ts';

async function project(person: Person) {
  const sessionId = await openSession(person);
  await upload(person, sessionId, { 'a.mp4': fakeClip() });
  await run(person, sessionId, 'join');
  return { sessionId, draft: await draftOf(person, sessionId) };
}

type Project = Awaited<ReturnType<typeof project>>;

const submit = (person: Person, at: Project, more: Readonly<Record<string, unknown>>) =>
  person.call('/api/render/proxy/lambda', { method: 'POST', json: { ...at, ...more } });

const aheadOf = async (person: Person, id: string) =>
  (await person.call(`/api/render/proxy/lambda/${id}`)).json.data.ahead;

it('one render of somebody is not behind ten of another, a preview before both, and places are told', async () => {
  const opened = await openStudio();
  let letGo = () => {};
  opened.engine.gates.render = new Promise((resolve) => {
    letGo = resolve;
  });
  const [ann, bob] = [await newPerson(opened), await newPerson(opened)];
  const anns = await project(ann);
  for (let nth = 0; nth < 10; nth += 1) await submit(ann, await project(ann), { id: `ann${nth}` });
  const bobs = await submit(bob, await project(bob), { id: 'bob' });
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
