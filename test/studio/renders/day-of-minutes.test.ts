import { expect, it } from 'vitest';
import { again, openProject, render, submit } from '../project.ts';
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

it('a project that is deleted gives no minutes back, also not after a restart', async () => {
  const { clock, opened, ann, project: at } = await ready();
  expect((await render(ann, at)).status).toBe(200);
  await ann.call(`/api/x/sessions/${at.sessionId}`, { method: 'DELETE' });
  const other = await openProject(ann, filmMs);
  expect((await render(ann, other, { id: 'r2' })).status).toBe(200);
  await ann.call(`/api/x/sessions/${other.sessionId}`, { method: 'DELETE' });
  const back = again(await opened.restart(), ann);
  const third = await openProject(back, filmMs);
  expect((await render(back, third, { id: 'r3' })).status).toBe(429);
  clock.now += 24 * hourMs + 1000;
  expect((await render(back, third, { id: 'r3' })).status).toBe(200);
});

it('what was stopped because its project went costs nothing', async () => {
  const { opened, ann, project: at } = await ready();
  opened.engine.gates.render = new Promise(() => {});
  expect((await submit(ann, at)).status).toBe(200);
  await ann.call(`/api/x/sessions/${at.sessionId}`, { method: 'DELETE' });
  delete opened.engine.gates.render;
  const other = await openProject(ann, filmMs);
  for (const id of ['r2', 'r3']) expect((await render(ann, other, { id })).status).toBe(200);
});
