import {
  type AdkEvent,
  type AdkPart,
  bareText,
  errorFrame,
  parseAdkEvent,
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
  readonly calls: readonly ToolCall[];
  readonly results: readonly ToolResult[];
  /** The draft that the event says the session now has. */
  readonly draft: unknown;
  /** The model's own failure: the stream may go on after it. */
  readonly failure: string | undefined;
}

interface ToolCall {
  readonly name: string;
  readonly percent?: number;
}

interface ToolResult {
  readonly name?: string;
}

const heartbeat = { kind: 'heartbeat' } as const;
const other = { kind: 'other' } as const;
const noCalls: readonly ToolCall[] = [];
const noResults: readonly ToolResult[] = [];
const longestBeatChars = 16;
const beats: ReadonlySet<string> = new Set(['heartbeat', 'ping', 'keepalive', 'keep-alive']);

export function toFrame(event: RawEvent): Frame {
  if (isBareBeat(event)) return heartbeat;
  const parsed = parse(event.data);
  if (parsed === undefined) return brokenFrame(event.data, event.isTail);
  return toFrameOf(parsed);
}

/** Only a short text is looked at closely: this runs for every event of a stream. */
function isBareBeat({ name, data }: RawEvent): boolean {
  if (name !== undefined && beats.has(name)) return true;
  return data.length <= longestBeatChars && isBeatWord(data.trim());
}

function isBeatWord(word: string): boolean {
  return word === '' || beats.has(word.toLowerCase());
}

/** The same for an event that is parsed already. */
export function toFrameOf(value: unknown): Frame {
  if (!isRecord(value)) return other;
  const adk = isAdk(value) ? parseAdkEvent(value) : undefined;
  if (adk !== undefined) return fromAdk(adk);
  if (isBeat(value)) return heartbeat;
  return fromTyped(value) ?? fromBare(value) ?? fromFailure(value) ?? other;
}

function isAdk(value: Readonly<Record<string, unknown>>): boolean {
  // A typed frame has a `content` too, but of text.
  if (typeof value['type'] === 'string') return false;
  return 'content' in value || 'actions' in value || 'errorCode' in value;
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
  const isFailure = !isTail && /^\s*\{\s*"error"\s*:/.test(data);
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
  const delta = event.actions?.stateDelta;
  const said = readParts(parts, event.author === 'user');
  return {
    kind: 'message',
    speaker: toSpeaker(event),
    isPartial: event.partial === true,
    text: said.text,
    calls: said.calls,
    results: said.results,
    draft: isRecord(delta) ? (delta['draft'] ?? undefined) : undefined,
    failure: event.errorCode ?? (parts.length === 0 ? event.errorMessage : undefined),
  };
}

function toSpeaker({ author = '', branch }: AdkEvent): string {
  return branch === undefined ? author : `${author}|${branch}`;
}

/** One pass, and nothing allocated for what is not there: a stream has thousands of parts. */
function readParts(parts: readonly AdkPart[], isUser: boolean) {
  let text = '';
  let calls: ToolCall[] | undefined;
  let results: ToolResult[] | undefined;
  for (const part of parts) {
    if (part.text !== undefined && part.thought !== true && !isUser) text += part.text;
    if (part.functionCall !== undefined) {
      calls ??= [];
      calls.push(toCall(part.functionCall.name, part.functionCall.args));
    }
    if (part.functionResponse !== undefined) {
      results ??= [];
      results.push(toResult(part.functionResponse.name));
    }
  }
  return { text, calls: calls ?? noCalls, results: results ?? noResults };
}

function toCall(name: string, args: unknown): ToolCall {
  const percent = isRecord(args) ? args['percent'] : undefined;
  const isPercent = typeof percent === 'number' && percent >= 0 && percent <= 100;
  return isPercent ? { name, percent } : { name };
}

function toResult(name: string | undefined): ToolResult {
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
    calls: noCalls,
    results: noResults,
    draft: undefined,
    failure: undefined,
    ...said,
  };
}

function fromFailure(value: unknown): Frame | undefined {
  const failed = errorFrame.safeParse(value);
  if (!failed.success) return undefined;
  const { code, error, message } = failed.data;
  return { kind: 'failure', code: code ?? 0, message: error ?? message ?? '' };
}
