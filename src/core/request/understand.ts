import type { Buttons } from '../buttons.ts';
import type { ConversationId, InboundMessage } from '../message.ts';
import type { ChatAdapter } from '../ports/chat-adapter.ts';
import type { ButtonAction } from '../records/records.ts';
import { admitSources, splitLinks } from '../sources.ts';
import type { Refusal, Source, TurnUploads } from '../turn/turn.ts';
import { english } from '../wording/en.ts';
import { decideRequest, type Request } from './request.ts';

/** What a message asks for, before anybody judged whether its author may. */
export interface Asked {
  readonly request: Request | Refusal;
  readonly sources: readonly Source[];
  readonly refused: TurnUploads['refused'];
  readonly bytes: number;
  /** What the person wrote, without links. */
  readonly words: string;
}

export interface Heard {
  readonly message: InboundMessage;
  readonly conversation: ConversationId;
  readonly adapter: ChatAdapter;
}

export interface UnderstandDeps {
  readonly buttons: Buttons;
}

export async function understand(
  deps: UnderstandDeps,
  { message, conversation, adapter }: Heard,
): Promise<Asked> {
  if (message.button !== undefined) {
    const action = await deps.buttons.find(conversation, message.button);
    return asked(
      action === undefined ? { kind: 'refuse', why: 'button-expired' } : toRequest(action),
    );
  }
  const said = message.command?.argument ?? message.text;
  const { links, rest } = splitLinks(said);
  const admitted = admitSources(message.attachments, links, adapter.limits.downloadBytes);
  const [firstRefused] = admitted.refused;
  if (firstRefused !== undefined && admitted.sources.length === 0) {
    return {
      ...asked({ kind: 'refuse', why: 'file', code: firstRefused.code, facts: admitted.facts }),
      words: rest,
    };
  }
  const command =
    message.command === undefined ? {} : { command: { ...message.command, argument: rest } };
  const request = decideRequest(message.command === undefined ? rest : '', {
    ...command,
    hasSources: admitted.sources.length > 0,
  });
  return {
    request,
    sources: admitted.sources,
    refused: admitted.refused,
    bytes: message.attachments.reduce((sum, each) => sum + (each.sizeBytes ?? 0), 0),
    words: rest,
  };
}

function asked(request: Request | Refusal): Asked {
  return { request, sources: [], refused: [], bytes: 0, words: '' };
}

function toRequest(action: ButtonAction): Request {
  switch (action.kind) {
    case 'request':
      return action.request === 'undo'
        ? { kind: 'edit', text: english.asks.undo, alsoExport: false }
        : { kind: action.request };
    case 'strip':
      return {
        kind: 'edit',
        text: english.asks.strip,
        alsoExport: false,
      };
    case 'fresh-link':
      return { kind: 'fresh-link', turnId: action.turnId };
    case 'fitted':
      return { kind: 'export', fitsBytes: action.maxBytes };
    case 'cancel':
      return { kind: 'cancel', turnId: action.turnId };
    case 'clips':
      return { kind: 'choose-clips', mode: action.mode };
    case 'project':
      return { kind: 'open-project', projectId: action.projectId };
    case 'exports':
      return { kind: 'set-exports', choice: action.choice };
    case 'language':
      return { kind: 'set-language', language: action.language };
    case 'forget':
      return { kind: 'forget-answer', isSure: action.isSure };
  }
}
