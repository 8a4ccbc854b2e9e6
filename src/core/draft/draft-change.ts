import type { TrackKind } from './draft.ts';

interface About {
  readonly track: TrackKind;
  readonly label: string;
}

/** One thing that differs between two drafts, as people would say it. Times in ms on the timeline. */
export type DraftChange =
  | (About & { readonly kind: 'added'; readonly startMs: number; readonly endMs: number })
  | (About & { readonly kind: 'removed' })
  | (About & { readonly kind: 'moved'; readonly fromMs: number; readonly toMs: number })
  | (About & { readonly kind: 'resized'; readonly fromMs: number; readonly toMs: number })
  | (About & { readonly kind: 'volume'; readonly from: number | undefined; readonly to: number })
  | {
      readonly kind: 'renamed';
      readonly track: TrackKind;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'text'; readonly from: string; readonly to: string }
  | { readonly kind: 'order'; readonly track: TrackKind; readonly labels: readonly string[] }
  /** Cut into another number of pieces. */
  | (About & { readonly kind: 'pieces'; readonly from: number; readonly to: number })
  | { readonly kind: 'length'; readonly fromMs: number; readonly toMs: number }
  /** The draft differs in something that has no words. */
  | { readonly kind: 'details' };
