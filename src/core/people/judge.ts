import type { InboundMessage } from '../message.ts';
import type { PersonRecord } from '../records/records.ts';
import { isLaneRequest, type Request } from '../request/request.ts';
import type { Asked } from '../request/understand.ts';
import type { BotSettings } from '../settings.ts';
import type { Refusal } from '../turn/turn.ts';
import { maxWaiting, mayAsk, type Verdict } from './access.ts';

interface Case {
  readonly asked: Asked;
  readonly message: InboundMessage;
  readonly person: PersonRecord;
  /** Turns in the conversation's line already, the one under way among them. */
  readonly waiting: number;
  readonly now: number;
}

/** What was asked by somebody who may enter, or why it is refused. */
export function judge(
  { asked, message, person, waiting, now }: Case,
  settings: BotSettings,
): Request | Refusal {
  const { request } = asked;
  if (request.kind === 'refuse' || !isLaneRequest(request)) return request;
  if (waiting > maxWaiting) return { kind: 'refuse', why: 'queue-full' };
  const limit = mayAsk({ author: message.author.id, person, bytes: asked.bytes, now }, settings);
  return limit.kind === 'welcome' ? request : toRefusal(limit);
}

export function toRefusal({ kind }: Exclude<Verdict, { readonly kind: 'welcome' }>): Refusal {
  return { kind: 'refuse', why: kind };
}
