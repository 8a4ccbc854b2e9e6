import type { PersonMessage } from '../../fakes/fake-chat.ts';
import type { World } from '../bot-world.ts';
import type { Happening, Scene } from './scenes.ts';

const stepMs = 20_000;
/** Of so long a while nobody looks at each second. */
const longMs = 60_000;
const longestMs = 7_200_000;

/** What of a scene is left to happen. */
export interface Teller {
  /** Goes on with the scene in this life, to its end or to the death of the life. */
  tell(world: World, isDead: () => boolean): Promise<void>;
}

/**
 * The platform hands a message over until it was told that it was received; then comes the next. What it was told may be
 * lost with the process that told it: in a new life it hands the last one over again.
 */
export function createTeller({ happenings }: Scene): Teller {
  let next = 0;
  return {
    async tell(world, isDead) {
      const received = happenings.slice(0, next).findLast(isMessage);
      if (received !== undefined) await happen(world, received, isDead);
      for (let each = happenings[next]; each !== undefined; each = happenings[next]) {
        if (await happen(world, each, isDead)) next += 1;
        if (isDead()) return;
      }
      await turnUntil(world, world.bot.whenIdle(), isDead);
    },
  };
}

/** Whether it is over: time has passed, or a message was told to be received. */
async function happen(world: World, happening: Happening, isDead: () => boolean): Promise<boolean> {
  if ('afterMs' in happening) {
    const { afterMs } = happening;
    const eachMs = afterMs < longMs ? 1_000 : stepMs;
    for (let ms = 0; ms < afterMs && !isDead(); ms += eachMs) await world.clock.turn(eachMs);
    return !isDead();
  }
  if ('moves' in happening) {
    const { from, to } = happening.moves;
    return turnUntil(world, world.bot.moveThread(from, to), isDead);
  }
  const message = toMessage(world, happening);
  return message === undefined || turnUntil(world, world.chat.say(message), isDead);
}

function isMessage(happening: Happening): happening is Said {
  return !('afterMs' in happening) && !('moves' in happening);
}

type Said = Exclude<Happening, { readonly afterMs: number } | { readonly moves: unknown }>;

/** Absent where nobody was offered such a button. */
function toMessage({ chat }: World, happening: Said): PersonMessage | undefined {
  if ('letsIn' in happening) return toPair(chat.texts(), happening);
  if (!('tap' in happening)) return happening;
  const buttons = chat.shown.flatMap((each) => each.versions.flatMap(({ buttons: all }) => all));
  const button = buttons.findLast(({ label }) => label === happening.tap);
  return button === undefined ? undefined : { id: happening.id, button: button.id };
}

function toPair(texts: readonly string[], { letsIn, id }: Extract<Said, { letsIn: string }>) {
  const codes = texts.flatMap((text) => /\b[A-Z0-9]{6}\b/u.exec(text) ?? []);
  const command = { name: 'pair', argument: codes.at(-1) ?? '' };
  return { id, author: letsIn, thread: letsIn, command };
}

async function turnUntil(world: World, work: Promise<unknown>, isDead: () => boolean) {
  const state = { isDone: false };
  // A failure is the bot's to tell; here it only ends the waiting.
  const done = () => {
    state.isDone = true;
  };
  work.then(done, done);
  const isOver = () => state.isDone || isDead();
  await world.clock.turn(0);
  for (let ms = 0; !isOver() && ms < longestMs; ms += stepMs) await world.clock.turn(stepMs);
  return state.isDone;
}
