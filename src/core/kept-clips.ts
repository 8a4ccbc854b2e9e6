import type { InboundMessage } from './message.ts';
import type { ChatAdapter } from './ports/chat-adapter.ts';
import type { ConversationRecord } from './records/records.ts';
import type { Asked } from './request/understand.ts';
import { asksToEdit } from './request/vague.ts';
import { admitSources } from './sources.ts';

/** What somebody asked, with the clips that came before their words. */
export interface AskedHere extends Asked {
  /** How clips that were kept for these words are wanted; absent where none were. */
  readonly kept?: 'each' | 'together';
}

/** Specification, section 2: so long "this" means a clip that was posted without addressing the bot. */
const overheardMs = 10 * 60 * 1000;

type Overheard = NonNullable<ConversationRecord['overheard']>;

/** The clips of a message that is not for the bot, if it has any that could be taken. Nothing is opened. */
export function overhear(
  message: InboundMessage,
  adapter: ChatAdapter,
  now: number,
): Overheard | undefined {
  // By the time it is meant, a reply to it may have brought it already.
  const heard = message.attachments.map((each) => ({ ...each, isQuoted: true }) as const);
  const { sources } = admitSources(heard, [], adapter.limits.downloadBytes);
  if (sources.length === 0) return undefined;
  const bytes = message.attachments.reduce((sum, each) => sum + (each.sizeBytes ?? 0), 0);
  return { sources, bytes, until: now + overheardMs };
}

/** "Edit my video" asks for a clip only where none is there: in a project, kept for words, or overheard just now. */
export function withClipsThere(asked: Asked, record: ConversationRecord, now: number): Asked {
  if (asked.request.kind !== 'ask-clip' || !asksToEdit(asked.words)) return asked;
  const { projectId, clips, overheard } = record;
  const isOverheard = overheard !== undefined && overheard.until >= now;
  if (projectId === undefined && clips === undefined && !isOverheard) return asked;
  return { ...asked, request: { kind: 'edit', text: asked.words, alsoExport: false } };
}

/** Words without a clip are about those that wait for words, else about the one that was overheard just now. */
export function withKeptClips(asked: Asked, record: ConversationRecord, now: number): AskedHere {
  const { clips, overheard } = record;
  if (asked.request.kind !== 'edit' || asked.sources.length > 0) return asked;
  if (clips?.isEach === true) return { ...asked, sources: clips.sources, kept: 'each' };
  if (overheard === undefined || overheard.until < now) return asked;
  const { sources, bytes } = overheard;
  return { ...asked, sources, bytes: asked.bytes + bytes, kept: 'together' };
}
