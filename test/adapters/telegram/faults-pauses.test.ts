import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../fakes/telegram/driven.ts';
import { openWorld, resultsIn, type World } from './faults-world.ts';

const clip = { video: { sizeBytes: 2_000, name: 'clip.mp4' }, caption: 'trim the pauses' };

let world: World;
let ann: Person;

beforeEach(async () => {
  world = await openWorld();
  ann = world.telegram.person('Ann', { language: 'en' });
});
afterEach(() => world.close());

const callsInto = (person: Person, from: number) =>
  world.telegram.calls.filter(
    ({ method, params, at }) =>
      /^(send|edit)/.test(method) &&
      method !== 'sendChatAction' &&
      Number(params['chat_id']) === person.chat.id &&
      at > from,
  );

describe('a pause that Telegram asks for', () => {
  test('of a minute when the result is sent is kept, and the result lands right after, once', async () => {
    world.telegram.fail('editMessageMedia', { kind: 'too-many', retryAfterSeconds: 60 });
    const asked = ann.send(clip);
    await world.telegram.until(() => refusals().length > 0, 'the refusal');
    const refusedAt = refusals()[0]?.at ?? 0;
    const result = await world.result(ann.chat);
    await world.rung(ann.chat, asked);
    const landedAt = result.versions.at(-1)?.at ?? 0;
    expect(landedAt).toBeGreaterThanOrEqual(refusedAt + 60_000);
    // Not after a second pause. What the machine needs counts twentyfold here: a second of the test is twenty of the world.
    expect(landedAt).toBeLessThan(refusedAt + 2 * 60_000);
    expect(refusals()).toHaveLength(1);
    expect(resultsIn(ann.chat)).toHaveLength(1);
  });

  test('of four hours in one chat is kept there, and costs nobody else a second', async () => {
    world.telegram.fail('editMessageText', { kind: 'too-many', retryAfterSeconds: 14_000 });
    ann.send(clip);
    await world.telegram.until(() => refusals().length > 0, 'the refusal');
    const refusedAt = refusals()[0]?.at ?? 0;
    const bob = world.telegram.person('Bob', { language: 'en' });
    bob.send(clip);
    await world.result(bob.chat);
    await world.pass(60);
    expect(callsInto(ann, refusedAt)).toEqual([]);
    // The work itself goes on meanwhile.
    expect(world.backend.requests.filter(({ path }) => path === '/run_sse')).toHaveLength(2);
  });

  test('does not keep a cancel from the work: it ends at once and is told after the pause', async () => {
    world.backend.script([{ hang: true }]);
    ann.send(clip);
    const working = await world.said(ann.chat, /Editing/);
    world.telegram.fail('editMessageText', { kind: 'too-many', retryAfterSeconds: 60 });
    ann.tap(ann.chat, 'Cancel');
    await world.telegram.until(() => refusals().length > 0, 'the refusal');
    const over = await world.said(ann.chat, /Stopped|Cancelled|stopped waiting/);
    expect(over.id).toBe(working.id);
    expect(resultsIn(ann.chat)).toEqual([]);
  });
});

function refusals() {
  return world.telegram.calls.filter(({ status }) => status === 429);
}
