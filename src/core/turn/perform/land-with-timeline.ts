import { type ErrorCode, toBotError } from '../../errors.ts';
import type { OutboundFile, OutboundMessage } from '../../message.ts';
import { toTimelineFile } from '../../timeline-file.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import { readState } from './perform-run.ts';

/** Where a picture may be what a chat does not take, while words are. */
const maybeThePicture: readonly ErrorCode[] = ['chat-refused', 'message-too-large'];

/** Below a picture chats cut words sooner (Telegram: 1024 signs). */
const wordsBelowPicture = 1_000;

/** The last words of a turn, with a drawing of the timeline where they are about it. The words matter more. */
export async function landWithTimeline(
  deps: TurnDeps,
  { turn, signal }: Performance,
  message: OutboundMessage,
): Promise<void> {
  const isLong = message.text.length > wordsBelowPicture;
  const file = isLong ? undefined : await drawTimeline(deps, { turn, signal });
  if (file === undefined) return deps.screens.land(turn, message, signal);
  try {
    await deps.screens.land(turn, { ...message, file }, signal);
  } catch (thrown) {
    if (!maybeThePicture.includes(toBotError(thrown).code)) throw thrown;
    await deps.screens.land(turn, message, signal);
  }
}

async function drawTimeline(
  deps: TurnDeps,
  performance: Performance,
): Promise<OutboundFile | undefined> {
  const { turn } = performance;
  if (turn.state !== 'settled' || turn.reply?.showsTimeline !== true) return undefined;
  if (deps.picture === undefined) return undefined;
  try {
    const { draft } = await readState(deps, performance);
    return draft && (await toTimelineFile(deps, draft, wordingOf(turn.language).picture));
  } catch (err) {
    performance.signal.throwIfAborted();
    deps.log.info({ err, turnId: turn.id }, 'an answer goes without the drawing of its timeline');
    return undefined;
  }
}
