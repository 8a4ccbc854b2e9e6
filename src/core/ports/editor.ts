import type { Draft } from '../draft/draft.ts';
import type { Json } from '../message.ts';

/** Who pays for a call. `free`: the bot took the token itself for one person; `registered`: an operator's token. */
export interface Account {
  readonly kind: 'free' | 'registered';
  readonly token: string;
  /** The backend's id of the account, where it told one; needed for the registration link. */
  readonly userId?: string;
  readonly expiresAt?: number;
}

/** A backend session: one timeline. Plain data. */
export interface SessionRef {
  readonly sessionId: string;
  readonly taskId?: string;
}

/** Every call that acts for somebody carries both. */
export interface EditorCall {
  readonly account: Account;
  readonly signal: AbortSignal;
}

/** A source file that the backend holds. */
export interface Asset {
  readonly name: string;
  readonly kind: 'video' | 'image' | 'audio' | 'other';
  readonly durationMs?: number;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly sizeBytes?: number;
  readonly hash?: string;
}

/** What the backend knows of a session. `fingerprint` changes when draft, assets or generated media do. */
export interface ProjectState {
  readonly draft?: Draft;
  readonly assets: readonly Asset[];
  readonly generatedCount: number;
  readonly fingerprint: string;
  /** X1: when to ask again, if the backend says so. */
  readonly retryAfterMs?: number;
}

/** What a run's stream says, whatever dialect it came in. Texts are whole messages, never deltas. */
export type RunEvent =
  | { readonly kind: 'text'; readonly text: string; readonly isCut: boolean }
  | { readonly kind: 'tool'; readonly name: string; readonly percent?: number }
  | { readonly kind: 'tool-done'; readonly name?: string }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'heartbeat' };

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  /** Advertised; the client counts and refuses beyond 500 MB whatever it says. */
  readonly sizeBytes?: number;
  /** A chunk beyond a socket's buffer (64 kB) may be overwritten once the next one is asked for. Its signal ends it. */
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

export interface RenderOutput {
  /** `webm` is a sticker. */
  readonly format: 'mp4' | 'gif' | 'webm' | 'm4a' | 'mp3' | 'jpg' | 'png';
  readonly quality: 'high' | 'preview';
  readonly heightPx?: number;
  readonly fps?: number;
  readonly maxBytes?: number;
  /** Times are from the start, below 0 from the end. A still without one is of the moment that shows most. */
  readonly atMs?: number;
  /** The stretch of what is not a whole film. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** So many moments side by side in one still. */
  readonly tiles?: number;
  /** Another shape of the same edit. */
  readonly aspect?: '9:16' | '16:9' | '1:1' | '4:5' | '4:3' | '3:4' | '21:9';
  /** The film's shorter side at most. */
  readonly lines?: number;
}

export interface RenderRequest {
  /** Chosen and stored by the caller before the first try: the key that makes a submit happen once. */
  readonly renderId: string;
  readonly session: SessionRef;
  readonly draft: Json;
  readonly output: RenderOutput;
}

export interface RenderStatus {
  /** The backend's own id where it gives another one than ours. */
  readonly renderId: string;
  readonly state: 'pending' | 'processing' | 'completed' | 'failed';
  /** Of one that failed: what was asked of it cannot be had, however often it is tried. */
  readonly outOfReach?: 'size' | 'time';
  /** 0 to 100. */
  readonly percent?: number;
  /** Renders before this one while it waits, where the backend tells. */
  readonly ahead?: number;
  /** How long it still takes, where the backend tells. */
  readonly remainingMs?: number;
  /** Where the file is; absent means: ask `download`. May be a loopback address: never show it unchecked. */
  readonly url?: string;
  readonly durationMs?: number;
  readonly sizeBytes?: number;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly retryAfterMs?: number;
}

export interface Download {
  readonly sizeBytes?: number;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface Credits {
  readonly available: number;
  readonly frozen: number;
  readonly total: number;
}

/** What this backend offers beyond the protocol; everything is off where it does not say. */
export interface Capabilities {
  readonly canCancelRun: boolean;
  readonly outputs: readonly RenderOutput['format'][];
  readonly uploads: readonly string[];
  /** Shapes that a finished edit can be had in besides its own. */
  readonly aspects: readonly string[];
}

/**
 * The editing backend. Everything it throws is a `BotError`. `run` is posted at most once for each call and never
 * repeated by the client; all reads may be repeated.
 */
export interface Editor {
  /** Where people register or top up; absent where the backend has no website. */
  readonly website?: string;
  takeToken(clientId: string, signal: AbortSignal): Promise<Account>;
  openSession(call: EditorCall, languageTag: string): Promise<SessionRef>;
  upload(call: EditorCall, session: SessionRef, file: Upload): Promise<readonly Asset[]>;
  uploadLink(call: EditorCall, session: SessionRef, url: string): Promise<readonly Asset[]>;
  run(call: EditorCall, session: SessionRef, text: string): AsyncIterable<RunEvent>;
  /** False where the backend has no such call. */
  cancelRun(call: EditorCall, session: SessionRef): Promise<boolean>;
  state(call: EditorCall, session: SessionRef): Promise<ProjectState>;
  submitRender(call: EditorCall, render: RenderRequest): Promise<RenderStatus>;
  renderStatus(call: EditorCall, renderId: string): Promise<RenderStatus>;
  /** Stops a render that waits or works; false where the backend has no such call or no such render. */
  cancelRender(call: EditorCall, renderId: string): Promise<boolean>;
  /** Opens the finished file: by `status.url`, else by the download path. */
  download(call: EditorCall, status: RenderStatus): Promise<Download>;
  credits(call: EditorCall): Promise<Credits>;
  claimLink(call: EditorCall, session: SessionRef): Promise<string | undefined>;
  capabilities(call: EditorCall): Promise<Capabilities>;
  /** Drafts, assets and renders of the session gone; false where the backend has no such call. */
  deleteSession(call: EditorCall, session: SessionRef): Promise<boolean>;
  /** Everything of this account gone; false where the backend has no such call. */
  deleteAccount(call: EditorCall): Promise<boolean>;
}
