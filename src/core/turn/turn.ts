import type { Track } from '../draft/draft.ts';
import type { ErrorCode } from '../errors.ts';
import type {
  Author,
  Button,
  ConversationId,
  Json,
  MessageRef,
  StoredAttachment,
  Thread,
} from '../message.ts';
import type { Account, Asset, RenderOutput, RenderStatus, SessionRef } from '../ports/editor.ts';
import type { Request } from '../request/request.ts';
import type { Language } from '../wording/language.ts';

/** The states of the journal, in the order a whole job passes them; the last four end a turn. */
export type TurnState =
  | 'accepted'
  | 'ack'
  | 'opening'
  | 'uploading'
  | 'prompting'
  | 'render_planned'
  | 'rendering'
  | 'ready'
  | 'delivering'
  | 'delivered'
  | 'settled'
  | 'cancelled'
  | 'failed';

/** Made of thread and message: a redelivered message has the same. */
export type TurnId = string;

export type Source =
  | { readonly kind: 'file'; readonly file: StoredAttachment }
  | { readonly kind: 'link'; readonly name: string; readonly url: string };

/** The backend session that a turn works in. */
export interface TurnProject {
  readonly id: string;
  readonly session: SessionRef;
  readonly accountKind: Account['kind'];
}

/** What the backend held before a step, to compare with afterwards. */
export interface Snapshot {
  readonly fingerprint: string;
  readonly tracks: readonly Track[];
  readonly durationMs: number;
  readonly assetCount: number;
  readonly generatedCount: number;
}

export interface AssetMark {
  readonly name: string;
  readonly sizeBytes?: number;
  readonly durationMs?: number;
  readonly hash?: string;
}

/** A file that was left out, with what is known of it for the sentence. */
export interface RefusedSource {
  readonly name: string;
  readonly code: ErrorCode;
  readonly facts?: TurnFailure['facts'];
}

export interface TurnUploads {
  /** The source whose turn it is. */
  readonly next: number;
  /** The assets before that source was sent; absent until they were read. */
  readonly before?: readonly AssetMark[];
  readonly arrived: readonly Asset[];
  readonly refused: readonly RefusedSource[];
}

export interface TurnRun {
  readonly sentAt: number;
  readonly before: Snapshot;
  /** How often the state was compared after a stream that did not end well. */
  readonly checks: number;
  /** What the agent said, once the stream ended. */
  readonly said?: string;
}

export interface TurnRender {
  readonly id: string;
  /** The backend's own id, where it gave another one. */
  readonly pollId?: string;
  readonly draft: Json;
  readonly output: RenderOutput;
  readonly plannedAt: number;
  /** 1, or 2 after a render that failed. */
  readonly attempt: number;
  readonly isSlow: boolean;
  readonly isFitted: boolean;
  /** The backend was asked to end it: nobody waits for it any more. */
  readonly isStopAsked?: boolean;
  /** What was said of the edit before its video was there: stands above the result, or above why there is none. */
  readonly said?: string;
}

/** What a person reads in the end, frozen before it is shown. */
export interface Reply {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
  /** A drawing of the timeline goes with it, where one can be had. */
  readonly showsTimeline?: boolean;
}

export interface TurnResult {
  readonly status: RenderStatus;
  readonly name: string;
  readonly sizeBytes: number;
  readonly durationMs?: number;
  readonly carrier: 'file' | 'link' | 'none';
}

/** A message that is answered with a sentence and nothing else. */
export type Refusal =
  | {
      readonly kind: 'refuse';
      readonly why:
        | 'stranger'
        | 'unpaired'
        | 'not-here'
        | 'too-many-today'
        | 'too-much-today'
        | 'queue-full'
        | 'button-expired';
    }
  | {
      readonly kind: 'refuse';
      readonly why: 'file';
      readonly code: ErrorCode;
      readonly facts: Readonly<Record<string, string | number>>;
    };

export interface BatchPlace {
  /** From 1. */
  readonly position: number;
  readonly turnIds: readonly TurnId[];
}

/** One request from accepted to settled: the unit of the journal, one document. */
export interface Turn {
  readonly v: 1;
  readonly id: TurnId;
  readonly isLive: boolean;
  readonly state: TurnState;
  readonly conversation: ConversationId;
  readonly thread: Thread;
  readonly author: Author;
  readonly messageId: string;
  readonly language: Language;
  /** What the backend is told (`zh-hans`, `pt-BR`). */
  readonly languageTag: string;
  readonly request: Request | Refusal;
  readonly sources: readonly Source[];
  readonly exportsByItself: boolean;
  /** One of a batch: it works in a project of its own, so that no clip gets into another's timeline. */
  readonly batch?: BatchPlace;
  /** The turn whose edit this one only renders once more: it works in its project, and not if that went wrong. */
  readonly after?: TurnId;
  /** More files of the same message come after this one: the last one rings for all. */
  readonly isFollowed?: true;
  /** Of the last one: all of them, itself too. */
  readonly ringsFor?: readonly TurnId[];
  /** A person's very first message that already asks for something is greeted in one line. */
  readonly isGreeted: boolean;
  readonly acceptedAt: number;
  /** Charged for each attempt that did not get the turn further; three close it. */
  readonly tries: number;
  /** How often what it needs was found to be away, without getting further; no fault of the turn's. */
  readonly awayTries?: number;
  readonly status?: MessageRef;
  /** Grows when the stored message was gone and another one carries the result. */
  readonly statusPosts: number;
  readonly cancelButton?: string;
  readonly cancelAskedAt?: number;
  readonly project?: TurnProject;
  readonly isReopened: boolean;
  readonly uploads: TurnUploads;
  readonly run?: TurnRun;
  readonly render?: TurnRender;
  readonly reply?: Reply;
  readonly result?: TurnResult;
  /** The platform took less than its limits say: no file beyond this is tried again. */
  readonly uploadCapBytes?: number;
  readonly failure?: TurnFailure;
  readonly ringTriedAt?: number;
  /** After a cancel that the backend has no call for: nothing else enters the session until it is quiet. */
  readonly isQuietNeeded?: boolean;
  /** Epoch ms after which the store drops it; there once it is finished. */
  readonly keepUntil?: number;
}

export interface TurnFailure {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** From here on a result is on its way and can no longer be cancelled. */
export function isCancellable(turn: Turn): boolean {
  const states: readonly TurnState[] = [
    'accepted',
    'ack',
    'opening',
    'uploading',
    'prompting',
    'render_planned',
    'rendering',
  ];
  return states.includes(turn.state);
}

export function isEnded(turn: Turn): boolean {
  const states: readonly TurnState[] = ['delivered', 'settled', 'cancelled', 'failed'];
  return states.includes(turn.state);
}

/** Films are, and stills, GIFs, stickers and sounds are not. */
export function isVideo({ render }: Turn): boolean {
  return (render?.output.format ?? 'mp4') === 'mp4';
}
