import type { OutboundMessage } from '../../message.ts';
import { wordingOf } from '../../wording/catalogue.ts';
import type { Performance, TurnDeps } from '../deps.ts';
import type { TurnEvent } from '../events.ts';
import { registerButtons } from '../replies/register.ts';
import { sayFailure } from '../replies/say-failure.ts';
import { isEnded, type Turn } from '../turn.ts';
import { landWithTimeline } from './land-with-timeline.ts';

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

export function toMessage(text: string, buttons: OutboundMessage['buttons']): OutboundMessage {
  const isBare = buttons === undefined || buttons.length === 0;
  return { text, silent: true, visibility: 'all', ...(isBare ? {} : { buttons }) };
}
