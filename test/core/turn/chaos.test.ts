import { describe, expect, it } from 'vitest';
import type { PersonMessage } from '../../fakes/fake-chat.ts';
import { createLife, type Life } from '../../fakes/mortal.ts';
import { createSeededRandom } from '../../fakes/seeded.ts';
import { createWorld, type World } from '../bot-world.ts';

const authors = ['1', '2', '3', '4'];
const turnsOfEach = 5;
const longestLifeMs = 7_200_000;

interface Line {
  readonly messages: readonly PersonMessage[];
  received: number;
}

function createLines(): readonly Line[] {
  return authors.map((author) => ({
    received: 0,
    messages: Array.from({ length: turnsOfEach }, (_, n) => ({
      id: `${author}-${n}`,
      author,
      thread: 'shared',
      kind: 'group' as const,
      text: `edit ${n} of ${author}, trim it`,
      ...(n % 2 === 0 ? { files: [{ name: `clip-${author}-${n}.mp4`, bytes: 1_000 }] } : {}),
    })),
  }));
}

/** A platform hands a person's messages over in order, each again until it is told that it was received. */
async function handOver(world: World, line: Line): Promise<void> {
  while (line.received < line.messages.length) {
    const message = line.messages[line.received];
    if (message === undefined) return;
    await world.chat.say(message);
    line.received += 1;
  }
}

async function live(world: World, lines: readonly Line[], life: Life): Promise<void> {
  const state = { isDone: false };
  const all = Promise.all(lines.map((line) => handOver(world, line)));
  void all
    .then(() => world.bot.whenIdle())
    .then(() => {
      state.isDone = true;
    });
  const isOver = () => state.isDone || life.isOver;
  for (let ms = 0; !isOver() && ms < longestLifeMs; ms += 2_000) await world.clock.turn(2_000);
}

async function runChaos(seed: number, kills: number): Promise<World> {
  const random = createSeededRandom(seed);
  const lines = createLines();
  const die = () =>
    createLife({
      atCall: 20 + Math.floor(random.next() * 250),
      when: random.next() < 0.5 ? 'before' : 'after',
    });
  const options = { editor: { limitsTokens: true }, settings: { turnsPerDay: 100 } };
  let life = die();
  let world = await createWorld({ ...options, life });
  for (let kill = 0; kill < kills; kill++) {
    await live(world, lines, life);
    life = kill + 1 < kills ? die() : createLife();
    world = await world.another(life);
  }
  await live(world, lines, life);
  return world;
}

const runsOf = (world: World, author: string) =>
  world.editor.runs.map((run) => run.text).filter((text) => text.includes(`of ${author},`));

describe('people in one channel and a process that keeps dying', () => {
  it.each([11, 23, 47])(
    'lose nothing, get nothing twice, and keep their order (seed %i)',
    async (seed) => {
      const world = await runChaos(seed, 12);
      const turns = Object.entries(world.store.dump()).filter(([key]) => key.startsWith('turn:'));
      expect(turns).toHaveLength(authors.length * turnsOfEach);
      expect(turns.filter(([, turn]) => JSON.stringify(turn).includes('"isLive":true'))).toEqual(
        [],
      );
      for (const author of authors) {
        const runs = runsOf(world, author);
        expect(runs, 'no run is posted twice').toEqual([...new Set(runs)]);
        expect(runs, 'in order').toEqual(runs.toSorted());
      }
      const renders = world.editor.renders.map((render) => render.id);
      expect(renders).toEqual([...new Set(renders)]);
      const uploads = world.editor.uploads.map((each) => `${each.sessionId}/${each.name}`);
      expect(uploads, 'no asset is there twice').toEqual([...new Set(uploads)]);
      const delivered = turns.filter(([, turn]) =>
        JSON.stringify(turn).includes('"state":"delivered"'),
      );
      const files = world.chat.shown.filter(
        (each) => each.versions.at(-1)?.fileBytes !== undefined,
      );
      expect(files).toHaveLength(delivered.length);
    },
  );
});
