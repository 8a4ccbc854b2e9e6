import { BotError } from '../../errors.ts';
import type { OutboundFile, OutboundMessage } from '../../message.ts';
import type { RenderOutput } from '../../ports/editor.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { isVideo, type Turn, type TurnResult } from '../turn.ts';
import { toMessage } from './perform-show.ts';
import { fetchThumbnail } from './thumbnail.ts';

/** Delivery is an edit of the stored message: repeating it changes nothing. */
export async function deliver(deps: TurnDeps, { turn, signal }: Performance): Promise<TurnEvent> {
  const { reply, result } = turn;
  if (reply === undefined || result === undefined) {
    throw new BotError('internal', 'a delivery was not planned');
  }
  const { url } = result.status;
  const file = result.carrier === 'file' ? toFile(deps, turn, signal) : undefined;
  const message: OutboundMessage = {
    ...toMessage(reply.text, reply.buttons),
    ...(file !== undefined && { file }),
    ...(file === undefined && isVideo(turn) && url !== undefined && { linkedVideo: url }),
  };
  await deps.screens.land(turn, message, signal);
  return { kind: 'shown', at: deps.clock.now() };
}

/** A GIF is a file to chats: as a picture some of them would show it standing still. So is a sticker, which is handed on as it is. */
const fileTypes = {
  mp4: { kind: 'video', mimeType: 'video/mp4' },
  gif: { kind: 'file', mimeType: 'image/gif' },
  webm: { kind: 'file', mimeType: 'video/webm' },
  m4a: { kind: 'audio', mimeType: 'audio/mp4' },
  mp3: { kind: 'audio', mimeType: 'audio/mpeg' },
  jpg: { kind: 'image', mimeType: 'image/jpeg' },
  png: { kind: 'image', mimeType: 'image/png' },
} as const satisfies Readonly<
  Record<RenderOutput['format'], Pick<OutboundFile, 'kind' | 'mimeType'>>
>;

/** What stands still has no length, and what is only heard no size. */
function measuresOf({ durationMs = 0, status: { widthPx = 0, heightPx = 0 } }: TurnResult) {
  return {
    ...(durationMs > 0 && { durationMs }),
    ...(widthPx > 0 && heightPx > 0 && { widthPx, heightPx }),
  };
}

function toFile(deps: TurnDeps, turn: Turn, turnSignal: AbortSignal): OutboundFile | undefined {
  const { result, render } = turn;
  if (result === undefined) return undefined;
  const { url } = result.status;
  return {
    ...fileTypes[render?.output.format ?? 'mp4'],
    name: result.name,
    sizeBytes: result.sizeBytes,
    ...measuresOf(result),
    ...(url === undefined || !deps.settings.linksOpenable ? {} : { url }),
    ...(isVideo(turn) && {
      openThumbnail: (signal: AbortSignal) =>
        fetchThumbnail(deps, { turn, signal: AbortSignal.any([signal, turnSignal]) }),
    }),
    async *open(signal) {
      const both = AbortSignal.any([signal, turnSignal]);
      const download = await deps.accounts.withAccount(turn.author.id, both, (account) =>
        deps.editor.download({ account, signal: both }, result.status),
      );
      yield* download.body;
    },
  };
}
