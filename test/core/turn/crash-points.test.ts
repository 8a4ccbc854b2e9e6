import { describe, expect, it } from 'vitest';
import type { PersonMessage } from '../../fakes/fake-chat.ts';
import { createLife, type Death } from '../../fakes/mortal.ts';
import { createWorld, type World } from '../bot-world.ts';

const job: PersonMessage = {
  id: 'the-job',
  text: "trim the pauses and add a title 'Hi'",
  files: [{ name: 'talk.mp4', bytes: 100_000 }],
};
const editor = { limitsTokens: true };
const longestLifeMs = 3_600_000;

/** Lives until it is done or dead. */
async function live(world: World, isDead: () => boolean): Promise<void> {
  const life = { isDone: false };
  const done = world.chat.say(job).then(() => world.bot.whenIdle());
  void done.then(() => {
    life.isDone = true;
  });
  const isOver = () => life.isDone || isDead();
  for (let ms = 0; !isOver() && ms < longestLifeMs; ms += 5_000) await world.clock.turn(5_000);
}

async function callsOfOneLife(): Promise<number> {
  const life = createLife();
  const world = await createWorld({ life, editor });
  await live(world, () => life.isOver);
  return life.calls.length;
}

async function dieAndGoOn(death: Death): Promise<World> {
  const life = createLife(death);
  const first = await createWorld({ life, editor });
  await live(first, () => life.isOver);
  const second = await first.another();
  // The platform hands over again what it was never told to be received; what it was told of, it may too.
  await second.say(job);
  return second;
}

function judge(world: World) {
  const versions = world.chat.shown.map((message) => message.versions);
  const results = versions.filter((each) => each.at(-1)?.fileBytes !== undefined);
  const rings = versions.filter((each) => each[0]?.text === '🎬 Your video is ready.');
  return {
    results: results.length,
    ringsAtMostOnce: rings.length <= 1,
    runs: world.editor.runs.length,
    renders: world.editor.renders.length,
    uploads: world.editor.uploads.length,
  };
}

/** From 1: call 0 is the look for live turns at the start, before anything was asked. */
const atCalls = Array.from({ length: (await callsOfOneLife()) - 1 }, (_, call) => call + 1);
const good = { results: 1, ringsAtMostOnce: true, runs: 1, renders: 1, uploads: 1 };

describe('a process that dies', () => {
  it('makes enough calls in one job for this to mean something', () => {
    expect(atCalls.length).toBeGreaterThan(50);
  });

  it.each(['before', 'after'] as const)(
    'right %s any call loses nothing and does nothing twice',
    async (when) => {
      const unsent: number[] = [];
      for (const atCall of atCalls) {
        const world = await dieAndGoOn({ atCall, when });
        if (world.editor.runs.length === 0) {
          // "About to post" was written and nothing was posted: that cannot be told from a run that was, so it is not
          // posted again, and the person is asked to.
          expect(world.chat.texts().join('\n')).toContain('simply ask again');
          unsent.push(atCall);
        } else {
          expect(judge(world), `call ${atCall}`).toEqual(good);
        }
      }
      expect(unsent.length).toBeLessThanOrEqual(6);
    },
  );
});
