import {
  type AdkEvent,
  adkEvent,
  bareText,
  errorFrame,
  typedFrame,
} from '../../protocol/events.ts';
import type { RawEvent } from './event-reader.ts';
import { isRecord } from './wire-json.ts';

/** One event of a stream, whatever dialect it came in (protocol, section 4.2). */
export type Frame =
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'other' }
  | { readonly kind: 'failure'; readonly code: number; readonly message: string }
  | MessageFrame;

export interface MessageFrame {
  readonly kind: 'message';
  /** Who speaks: deltas of one speaker are completed by that speaker's whole text alone. */
  readonly speaker: string;
  readonly isPartial: boolean;
  /** Without thoughts; empty where there is none. */
  readonly text: string;
  readonly calls: readonly { readonly name: string; readonly percent?: number }[];
  readonly results: readonly { readonly name?: string }[];
  /** The draft that the event says the session now has. */
  readonly draft?: unknown;
  /** The model's own failure: the stream may go on after it. */
  readonly failure?: string;
}

const heartbeat = { kind: 'heartbeat' } as const;
const other = { kind: 'other' } as const;
const beats: ReadonlySet<string> = new Set(['heartbeat', 'ping', 'keepalive', 'keep-alive']);

export function toFrame(event: RawEvent): Frame {
  const data = event.data.trim();
  if (data === '' || beats.has(data.toLowerCase()) || beats.has(event.name ?? '')) return heartbeat;
  const parsed = parse(data);
  if (parsed === undefined) return brokenFrame(data, event.isTail);
  return toFrameOf(parsed);
}

/** The same for an event that is parsed already. */
export function toFrameOf(value: unknown): Frame {
  if (!isRecord(value)) return other;
  if (isBeat(value)) return heartbeat;
  const adk = adkEvent.safeParse(value);
  if (adk.success) return fromAdk(adk.data);
  return fromTyped(value) ?? fromBare(value) ?? fromFailure(value) ?? other;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** Very old ADK put the error's text into its JSON unescaped. A torn last line proves nothing. */
function brokenFrame(data: string, isTail: boolean): Frame {
  const isFailure = !isTail && /^\{\s*"error"\s*:/.test(data);
  return isFailure ? { kind: 'failure', code: 0, message: '' } : other;
}

function isBeat(value: Readonly<Record<string, unknown>>): boolean {
  const { type } = value;
  if (typeof type === 'string' && beats.has(type)) return true;
  if (value['heartbeat'] === true) return true;
  for (const _ in value) return false;
  return true;
}

function fromAdk(event: AdkEvent): Frame {
  const parts = event.content?.parts ?? [];
  const isUser = event.author === 'user';
  const draft = event.actions?.stateDelta?.['draft'];
  const failure = event.errorCode ?? (parts.length === 0 ? event.errorMessage : undefined);
  return {
    kind: 'message',
    speaker: `${event.author ?? ''}|${event.branch ?? ''}`,
    isPartial: event.partial === true,
    text: isUser ? '' : textOf(parts),
    calls: parts.flatMap(({ functionCall }) =>
      functionCall === undefined ? [] : [toCall(functionCall.name, functionCall.args)],
    ),
    results: parts.flatMap(({ functionResponse }) =>
      functionResponse === undefined ? [] : [toResult(functionResponse.name)],
    ),
    ...(draft === undefined || draft === null ? {} : { draft }),
    ...(failure === undefined ? {} : { failure }),
  };
}

function textOf(
  parts: readonly { readonly text?: string | undefined; readonly thought?: boolean | undefined }[],
) {
  let text = '';
  for (const part of parts) if (part.thought !== true) text += part.text ?? '';
  return text;
}

function toCall(name: string, args: Readonly<Record<string, unknown>> | undefined) {
  const percent = args?.['percent'];
  const isPercent = typeof percent === 'number' && percent >= 0 && percent <= 100;
  return isPercent ? { name, percent } : { name };
}

function toResult(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function fromTyped(value: unknown): Frame | undefined {
  const typed = typedFrame.safeParse(value);
  if (!typed.success) return undefined;
  switch (typed.data.type) {
    case 'heartbeat':
      return heartbeat;
    case 'text':
      return toMessage({ text: typed.data.content });
    case 'tool_call':
      return toMessage({ calls: [toCall(typed.data.name, typed.data.args)] });
    case 'tool_result':
      return toMessage({ results: [toResult(typed.data.name)] });
  }
}

function fromBare(value: unknown): Frame | undefined {
  const bare = bareText.safeParse(value);
  return bare.success ? toMessage({ text: bare.data.text }) : undefined;
}

function toMessage(said: Partial<MessageFrame>): MessageFrame {
  return {
    kind: 'message',
    speaker: '',
    isPartial: false,
    text: '',
    calls: [],
    results: [],
    ...said,
  };
}

function fromFailure(value: unknown): Frame | undefined {
  const failed = errorFrame.safeParse(value);
  if (!failed.success) return undefined;
  const { code, error, message } = failed.data;
  return { kind: 'failure', code: code ?? 0, message: error ?? message ?? '' };
}
