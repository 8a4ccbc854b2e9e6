import { BotError } from '../../errors.ts';
import type { OutboundFile, OutboundMessage } from '../../message.ts';
import type { RenderOutput } from '../../ports/editor.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { registerButtons } from '../replies/register.ts';
import { sayFailure } from '../replies/say-failure.ts';
import { isEnded, type Turn, type TurnId, type TurnResult } from '../turn.ts';
import { landWithTimeline } from './land-with-timeline.ts';
import { nameOf } from './perform-session.ts';
import { fetchThumbnail } from './thumbnail.ts';

/** Acknowledges, and makes the message that will carry the result before there is one. */
export async function showStatus(deps: TurnDeps, { turn }: Performance): Promise<TurnEvent> {
  const adapter = deps.screens.adapterOf(turn.thread.id);
  await adapter.acknowledge({ thread: turn.thread.id, messageId: turn.messageId });
  const cancelButton = turn.cancelButton ?? (await offerCancel(deps, turn));
  const shown = cancelButton === undefined ? turn : { ...turn, cancelButton };
  const message = deps.screens.workingMessage(shown, await firstWords(deps, turn));
  const button = cancelButton === undefined ? {} : { cancelButton };
  if (turn.status !== undefined) {
    await adapter.edit(turn.status, message);
    return { kind: 'status-shown', ref: turn.status, ...button };
  }
  deps.screens.drop(turn);
  const key = `${turn.id}:status:${turn.statusPosts}`;
  const replyTo = { thread: turn.thread.id, messageId: turn.messageId };
  const ref = await adapter.post(turn.thread.id, { ...message, replyTo }, key);
  return { kind: 'status-shown', ref, ...button };
}

async function firstWords(deps: TurnDeps, turn: Turn): Promise<string> {
  const wording = wordingOf(turn.language);
  if (turn.request.kind !== 'greeting') {
    const isAlmostOver = isEnded(turn) || turn.state === 'delivering';
    return wording.progress({ kind: isAlmostOver ? 'sending' : 'starting' });
  }
  // Somebody who comes back is greeted at once: there is nothing to connect to.
  const isKnown = (await deps.projects.current(turn)) !== undefined;
  return isKnown ? wording.greeting() : wording.progress({ kind: 'connecting' });
}

export async function offerCancel(deps: TurnDeps, turn: Turn): Promise<string | undefined> {
  if (turn.request.kind === 'greeting') return undefined;
  const label = wordingOf(turn.language).buttons.cancel;
  const action = { kind: 'cancel', turnId: turn.id } as const;
  const [button] = await deps.buttons.offer(turn.conversation, [{ label, action }]);
  return button?.id;
}

/** The last words of a turn that has no file to deliver. */
export async function show(deps: TurnDeps, performance: Performance): Promise<TurnEvent> {
  const { turn, signal } = performance;
  const isFailed = turn.state === 'failed';
  const text = isFailed ? await failedText(deps, turn, signal) : finalText(turn);
  const own = isFailed && !isEditKept(turn) ? [] : (turn.reply?.buttons ?? []);
  const links = await registerButtons(deps, performance);
  const buttons = links.length === 0 ? own : [...own, links];
  await landWithTimeline(deps, performance, toMessage(text, buttons));
  return { kind: 'shown', at: deps.clock.now() };
}

/** The edit was made, only its video was not: what was done is told, and what may be done next is offered. */
function isEditKept({ request, render, failure }: Turn): boolean {
  return request.kind === 'edit' && render !== undefined && failure?.code !== 'session-gone';
}

async function failedText(deps: TurnDeps, turn: Turn, signal: AbortSignal): Promise<string> {
  const said = await sayFailure(deps, turn, signal);
  return isEditKept(turn) ? `${sayEdit(turn)}\n\n${said}`.trim() : said;
}

function sayEdit({ render, reply }: Turn): string {
  return render?.said ?? reply?.text ?? '';
}

function finalText(turn: Turn): string {
  const { language, reply, render, state } = turn;
  const wording = wordingOf(language);
  // An edit that was made before its render was stopped stays made, and is told.
  if (state === 'cancelled' && render !== undefined) {
    return `${sayEdit(turn)}\n\n${wording.renderCancelled()}`.trim();
  }
  return reply?.text ?? wording.cancelled();
}

function toMessage(text: string, buttons: OutboundMessage['buttons']): OutboundMessage {
  const isBare = buttons === undefined || buttons.length === 0;
  return { text, silent: true, visibility: 'all', ...(isBare ? {} : { buttons }) };
}

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

function isVideo({ render }: Turn): boolean {
  return (render?.output.format ?? 'mp4') === 'mp4';
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
