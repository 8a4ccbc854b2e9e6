import type { OutboundMessage } from '../../message.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { isVideo, type Turn, type TurnId } from '../turn.ts';
import { nameOf } from './perform-session.ts';

/** One short reply that makes the phone sound; no link, no file, never repeated. */
export async function ring(deps: TurnDeps, { turn }: Performance): Promise<TurnEvent> {
  const text = await ringText(deps, turn);
  const replyTo = { thread: turn.thread.id, messageId: turn.messageId };
  const message: OutboundMessage = { text, replyTo, silent: false, visibility: 'all' };
  await deps.screens.adapterOf(turn.thread.id).post(turn.thread.id, message, `${turn.id}:ring`);
  return { kind: 'rung' };
}

/** The last of a batch lists them all. */
async function ringText(deps: TurnDeps, turn: Turn): Promise<string> {
  const wording = wordingOf(turn.language);
  const { batch, ringsFor = [] } = turn;
  if (batch === undefined || batch.position < batch.turnIds.length)
    return wording.ring(ringFor(turn, await turnsOf(deps, ringsFor)));
  const items = (await turnsOf(deps, batch.turnIds)).flatMap(({ sources: [source], state }) =>
    source === undefined
      ? []
      : [{ name: nameOf(source), isDone: state === 'delivered' || state === 'settled' }],
  );
  return wording.batchDone(items);
}

async function turnsOf({ turns }: TurnDeps, ids: readonly TurnId[]): Promise<readonly Turn[]> {
  const found = await Promise.all(ids.map((id) => turns.get(id)));
  return found.flatMap((each) => each?.value ?? []);
}

function ringFor(turn: Turn, all: readonly Turn[]): Parameters<Wording['ring']>[0] {
  if (turn.state === 'delivered') {
    if (turn.request.kind === 'preview') return 'preview';
    const delivered = all.filter(({ state }) => state === 'delivered');
    if (delivered.length > 1) return delivered.every(isVideo) ? 'videos' : 'files';
    return isVideo(turn) ? 'video' : 'file';
  }
  return turn.state === 'failed' ? 'trouble' : 'answer';
}
