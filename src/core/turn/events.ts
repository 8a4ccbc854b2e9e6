import type { ErrorCode } from '../errors.ts';
import type { Json, MessageRef } from '../message.ts';
import type { Asset, RenderStatus } from '../ports/editor.ts';
import type { AssetMark, Reply, Snapshot, TurnProject, TurnResult } from './turn.ts';

/** What is done to the world for a turn. Each is read-only, keyed, or at most once on purpose. */
export const effectKinds = [
  'show-status',
  'open',
  'read-assets',
  'find-upload',
  'upload',
  'read-before',
  'read-draft',
  'run',
  'recover-run',
  'read-after',
  'find-render',
  'submit-render',
  'watch-render',
  'answer',
  'plan-delivery',
  'deliver',
  'stop-run',
  'stop-render',
  'await-quiet',
  'show',
  'ring',
] as const;

export type EffectKind = (typeof effectKinds)[number];

export interface Effect {
  readonly kind: EffectKind;
  /** Waited before the effect, under the turn's signal. */
  readonly afterMs?: number;
  /** Waited for a backend that cannot be reached: its person is told. */
  readonly isBackendAway?: boolean;
}

/** A failure as plain data. */
export interface Failure {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly retryAfterMs?: number;
  readonly neverSent: boolean;
}

/** What happened to a turn: the outcome of an effect, or something from outside. */
export type TurnEvent =
  | { readonly kind: 'begun' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'cancel-asked'; readonly at: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly during: EffectKind; readonly failure: Failure }
  | { readonly kind: 'status-shown'; readonly ref: MessageRef; readonly cancelButton?: string }
  | { readonly kind: 'opened'; readonly project: TurnProject }
  | { readonly kind: 'assets-read'; readonly assets: readonly AssetMark[] }
  | { readonly kind: 'uploaded'; readonly assets: readonly Asset[] }
  | { readonly kind: 'upload-missing' }
  | { readonly kind: 'before-read'; readonly before: Snapshot; readonly at: number }
  | { readonly kind: 'run-ended'; readonly said: string }
  | { readonly kind: 'run-unchanged' }
  | {
      readonly kind: 'draft-read';
      readonly reply: Reply;
      /** Absent where nothing is there to render. */
      readonly draft?: Json;
      readonly renderId: string;
      readonly at: number;
    }
  /** Clips are there that no edit has put on a timeline yet: `ask` is what does. */
  | { readonly kind: 'footage-raw'; readonly ask: string }
  | { readonly kind: 'render-missing' }
  | { readonly kind: 'render-accepted'; readonly pollId: string }
  | { readonly kind: 'render-slow' }
  | { readonly kind: 'render-done'; readonly status: RenderStatus }
  | {
      readonly kind: 'render-failed';
      readonly nextRenderId: string;
      readonly at: number;
      readonly outOfReach?: RenderStatus['outOfReach'];
    }
  | {
      readonly kind: 'delivery-planned';
      readonly result: TurnResult;
      readonly reply: Reply;
    }
  | {
      readonly kind: 'fit-needed';
      readonly maxBytes: number;
      readonly renderId: string;
      readonly at: number;
    }
  | { readonly kind: 'answered'; readonly reply: Reply }
  | { readonly kind: 'shown'; readonly at: number }
  | { readonly kind: 'rung' }
  | { readonly kind: 'render-stopped' }
  | { readonly kind: 'run-stopped'; readonly isStopped: boolean; readonly reply: Reply }
  | { readonly kind: 'quiet' };
