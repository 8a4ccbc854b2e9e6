import type { ConversationId } from '../../message.ts';
import type { Turn } from '../turn.ts';
import type { Turns } from '../turns.ts';

/** The newest render of a conversation that takes so long that it has left the line. */
export async function newestSlowRender(
  turns: Pick<Turns, 'live'>,
  conversation: ConversationId,
): Promise<Turn | undefined> {
  let newest: Turn | undefined;
  for await (const turn of turns.live()) {
    if (turn.conversation === conversation && turn.render?.isSlow === true) newest = turn;
  }
  return newest;
}
