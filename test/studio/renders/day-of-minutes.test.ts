import { expect, it } from 'vitest';
import { openProject, render } from '../project.ts';
import { newPerson, openStudio } from '../studio-fixture.ts';

/** Of each film. */
const filmMs = 50_000;
const hourMs = 60 * 60 * 1000;

async function ready() {
  const clock = { now: Date.now() };
  const opened = await openStudio({
    settings: { minutesPerDay: 2 },
    tuning: { now: () => clock.now },
  });
  const ann = await newPerson(opened);
  return { clock, opened, ann, project: await openProject(ann, filmMs) };
}

it('beyond the minutes of a day a render is refused with the time to wait, for its owner alone', async () => {
  const { clock, opened, ann, project: at } = await ready();
  expect((await render(ann, at, { id: 'r1' })).status).toBe(200);
  clock.now += hourMs;
  expect((await render(ann, at, { id: 'r2' })).status).toBe(200);
  const refused = await render(ann, at, { id: 'r3' });
  expect([refused.status, refused.json.code]).toEqual([429, 4004]);
  expect(refused.headers['retry-after']).toBe(String(23 * 3600));
  expect((await render(ann, at, { id: 'r4', output: { quality: 'preview' } })).status).toBe(200);
  const bob = await newPerson(opened);
  expect((await render(bob, await openProject(bob, filmMs), { id: 'r1' })).status).toBe(200);
  clock.now += 23 * hourMs + 1000;
  expect((await render(ann, at, { id: 'r5' })).status).toBe(200);
});

it('what failed costs nothing', async () => {
  const { ann, project: at } = await ready();
  for (const id of ['r1', 'r2', 'r3']) {
    expect((await render(ann, at, { id, output: { height: 999 } })).status).toBe(200);
  }
  expect((await render(ann, at, { id: 'r4' })).status).toBe(200);
});

it('renders that are asked for all at once are counted one after another', async () => {
  const { ann, project: at } = await ready();
  const answers = await Promise.all(
    ['r1', 'r2', 'r3', 'r4', 'r5'].map((id) => render(ann, at, { id })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
});
