import type { ForgottenMessages } from '../people/forgotten-messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../records/documents.ts';
import { isLaneRequest } from '../request/request.ts';
import { wordingOf } from '../wording/catalogue.ts';
import type { Canceller } from './cancel.ts';
import type { Driver } from './driver.ts';
import type { Screens } from './screens.ts';
import { isCancellable, type Turn } from './turn.ts';

export interface Ender {
  /** Stops everything of a person, wherever they wrote, but for the turn that asks for it; deletes all of it. */
  endAll(asking: Turn, signal: AbortSignal): Promise<void>;
}

export interface EnderDeps {
  readonly turns: Documents<Turn>;
  readonly canceller: Canceller;
  readonly driver: Driver;
  readonly screens: Screens;
  readonly clock: Clock;
  readonly forgotten: Pick<ForgottenMessages, 'note'>;
}

/** What stops, stops within this and tells its person itself; nobody waits longer for what does not. */
const patienceMs = 10_000;
const lookEveryMs = 250;

export function createEnder(deps: EnderDeps): Ender {
  const { turns, driver, clock } = deps;

  async function turnsOf(asking: Turn): Promise<readonly Turn[]> {
    const found: Turn[] = [];
    for await (const { value } of turns.all()) {
      if (value.author.id === asking.author.id && value.id !== asking.id) found.push(value);
    }
    return found;
  }

  /** Looks again and again until it is so, or until patience is at its end. */
  async function waitFor(isSo: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
    const until = clock.now() + patienceMs;
    while (!(await isSo()) && clock.now() < until) await clock.sleep(lookEveryMs, signal);
  }

  async function isOver({ id }: Turn): Promise<boolean> {
    return (await turns.get(id))?.value.isLive !== true;
  }

  return {
    async endAll(asking, signal) {
      const live = (await turnsOf(asking)).filter(endsByItself);
      for (const { conversation, id } of live.filter(isUnderWay)) {
        await deps.canceller.cancel(conversation, id);
      }
      await waitFor(async () => (await Promise.all(live.map(isOver))).every(Boolean), signal);
      const all = await turnsOf(asking);
      await deps.forgotten.note([...all, asking]);
      for (const { id } of all) await turns.delete(id);
      const left = all.filter(isUnderWay);
      for (const { id } of left) driver.interrupt(id);
      // Until then an effect under way could make a person of whoever is forgotten anew.
      await waitFor(async () => !left.some(({ id }) => driver.isBusyWith(id)), signal);
      for (const turn of left) await tellStopped(deps.screens, turn);
    },
  };
}

function isUnderWay({ isLive, request }: Turn): boolean {
  return isLive && isLaneRequest(request);
}

/** Questions too, but for the same one asked twice: each would wait for the other. */
function endsByItself({ isLive, request }: Turn): boolean {
  return isLive && request.kind !== 'forget-answer';
}

/** It cannot tell its person itself any more; what has its last words, or a result on its way, keeps them. */
async function tellStopped(screens: Screens, turn: Turn): Promise<void> {
  const { status, thread, language } = turn;
  screens.drop(turn);
  if (status === undefined || !isCancellable(turn)) return;
  const text = wordingOf(language).failures.aborted({ wanted: 'other', accountKind: 'free' });
  const message = { text, silent: true, visibility: 'all' } as const;
  // Then its last line of progress stays.
  await screens
    .adapterOf(thread.id)
    .edit(status, message)
    .catch(() => undefined);
}
