import { type CommandName, isCommandName, operatorCommand } from '../commands.ts';
import { partOutputs } from '../outputs/output-clauses.ts';
import type { OutputWish } from '../outputs/output-wish.ts';
import type { Language } from '../wording/language.ts';
import type { ExportSetting } from '../wording/wording.ts';
import type { ClauseKind } from './clause-kind.ts';
import { readClauses } from './clauses.ts';
import { classifyClause } from './request-words.ts';
import { toSimplified } from './simplified.ts';

/** What enters a lane and is done in order. */
export type LaneRequest =
  | {
      readonly kind: 'edit';
      readonly text: string;
      readonly alsoExport: boolean;
      readonly outputs?: Outputs;
    }
  /** `fitsBytes`: made to fit a chat that the full version was too big for. */
  | { readonly kind: 'export'; readonly fitsBytes?: number; readonly outputs?: Outputs }
  | { readonly kind: 'preview' | 'upload' | 'new' | 'greeting' };

/** What only reads or stops something: answered at once, also while a run is going. */
export type QuickRequest =
  | {
      readonly kind:
        | 'status'
        | 'credits'
        | 'projects'
        | 'settings'
        | 'forget'
        | 'help'
        /** Nothing is asked: thanks, praise. */
        | 'thanks'
        /** A clip is missing. */
        | 'ask-clip'
        /** Words are missing. */
        | 'ask-words';
    }
  /** Of the turn whose button was tapped, else of the one under way. */
  | { readonly kind: 'cancel'; readonly turnId?: string }
  | { readonly kind: 'fresh-link'; readonly turnId: string }
  | { readonly kind: 'choose-clips'; readonly mode: 'together' | 'each' }
  | { readonly kind: 'open-project'; readonly projectId: string }
  | { readonly kind: 'set-exports'; readonly choice: ExportSetting }
  | { readonly kind: 'set-language'; readonly language: Language }
  | { readonly kind: 'forget-answer'; readonly isSure: boolean }
  /** An operator lets in whoever was given this code. */
  | { readonly kind: 'pair'; readonly code: string };

/** What is handed out instead of the usual film, in order; a turn that makes it holds one. */
export type Outputs = readonly OutputWish[];

export type Request = LaneRequest | QuickRequest;

export interface RequestContext {
  readonly command?: { readonly name: string; readonly argument: string };
  /** Files or links to files came along. */
  readonly hasSources: boolean;
}

export function isLaneRequest(request: { readonly kind: string }): request is LaneRequest {
  const kinds: readonly string[] = ['edit', 'export', 'preview', 'upload', 'new', 'greeting'];
  return kinds.includes(request.kind);
}

/** Where a platform has to register its commands, this one is only words: it is not for everybody's menu. */
const typedCode = new RegExp(`^\\s*/${operatorCommand}\\s+(\\S+)\\s*$`, 'iu');

/** What the author wants, from their words. Pure. */
export function decideRequest(text: string, context: RequestContext): Request {
  const { command } = context;
  if (command?.name === operatorCommand) return { kind: 'pair', code: command.argument.trim() };
  if (command !== undefined && isCommandName(command.name)) {
    return decideCommand(command.name, command.argument.trim(), context);
  }
  const code = typedCode.exec(text)?.[1];
  return code === undefined ? decideWords(text.trim(), context) : { kind: 'pair', code };
}

function decideCommand(name: CommandName, argument: string, context: RequestContext): Request {
  switch (name) {
    case 'start':
      return { kind: 'greeting' };
    case 'edit':
      return decideJob(argument, context);
    case 'undo':
    case 'redo':
      return { kind: 'edit', text: name, alsoExport: false };
    case 'new':
    case 'preview':
    case 'export':
    case 'status':
    case 'credits':
    case 'cancel':
    case 'projects':
    case 'settings':
    case 'forget':
      return { kind: name };
    case 'help':
      return { kind: 'help' };
  }
}

/** A whole job: done, and sent when it is done. */
function decideJob(argument: string, context: RequestContext): Request {
  const request = decideWords(argument, context);
  const isOther = request.kind === 'export' || request.kind === 'preview' || argument === '';
  if (isOther) return request;
  const outputs = request.kind === 'edit' ? request.outputs : undefined;
  const text = request.kind === 'edit' ? request.text : argument;
  return { kind: 'edit', text, alsoExport: true, ...(outputs === undefined ? {} : { outputs }) };
}

function decideWords(text: string, context: RequestContext): Request {
  if (text === '') return withoutWords(context);
  const whole = classifyClause(toSimplified(text));
  if (whole !== 'other' && whole !== 'filler') return toRequest(whole, text, context);
  const { outputs, rest } = partOutputs(text);
  return outputs.length === 0 ? decideClauses(text, context) : withOutputs(outputs, rest, context);
}

function decideClauses(text: string, context: RequestContext): Request {
  const { kinds } = readClauses(text);
  const asked = kinds.filter((kind) => kind !== 'greeting' && kind !== 'thanks');
  const others = asked.filter((kind) => kind === 'other');
  if (others.length > 0) return toEdit(text, asked);
  return toRequest(asked[0] ?? kinds[0] ?? 'thanks', text, context);
}

/** Files that are asked for besides an edit, besides the film, or alone. */
function withOutputs(outputs: Outputs, rest: string, context: RequestContext): Request {
  const request = rest === '' ? undefined : decideClauses(rest, context);
  const hasFilm = outputs.some(({ format }) => format === 'mp4');
  const film: Outputs = hasFilm ? [] : [{ format: 'mp4' }];
  if (request?.kind === 'export') return { kind: 'export', outputs: [...film, ...outputs] };
  if (request?.kind !== 'edit') return { kind: 'export', outputs };
  // A still beside an edit of new footage is of the film that goes with it.
  const isBeside =
    context.hasSources && outputs.every(({ format }) => format === 'jpg' || format === 'png');
  const isFilmAsked = request.alsoExport || isBeside;
  return { ...request, alsoExport: true, outputs: [...(isFilmAsked ? film : []), ...outputs] };
}

/** An edit that ends with "…and send me the video" is exported when it is done. */
function toEdit(text: string, asked: readonly ClauseKind[]): Request {
  return { kind: 'edit', text, alsoExport: asked.at(-1) === 'export' };
}

function toRequest(kind: ClauseKind, text: string, context: RequestContext): Request {
  if (kind === 'other') return { kind: 'edit', text, alsoExport: false };
  if (kind === 'upload') return { kind: context.hasSources ? 'upload' : 'ask-clip' };
  const isSmallTalk = kind === 'greeting' || kind === 'thanks' || kind === 'filler';
  return isSmallTalk ? withCompany(kind, context) : { kind };
}

/** A clip that comes with a hello alone is a clip without words. */
function withCompany(kind: 'greeting' | 'thanks' | 'filler', context: RequestContext): Request {
  if (context.hasSources) return { kind: 'upload' };
  return { kind: kind === 'greeting' ? 'greeting' : 'thanks' };
}

function withoutWords(context: RequestContext): Request {
  return { kind: context.hasSources ? 'upload' : 'ask-words' };
}
