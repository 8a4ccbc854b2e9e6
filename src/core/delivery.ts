/** What decides how a result reaches its author. */
export interface DeliveryFacts {
  readonly sizeBytes: number;
  /** Largest file that the chat takes. */
  readonly limitBytes: number;
  /** There is a link, and people can open it. */
  readonly isLinkOpenable: boolean;
  /** The backend makes versions of a given size. */
  readonly canFit: boolean;
}

export type DeliveryPlan =
  | { readonly kind: 'file'; readonly hasLink: boolean }
  | { readonly kind: 'link'; readonly offersFitted: boolean }
  | { readonly kind: 'fit'; readonly maxBytes: number }
  | { readonly kind: 'none' };

/** A fitted version aims below the limit: containers and captions take their share. */
const fitShare = 0.95;

/** The ladder: the MP4 itself, else its link, else a version that fits, made without asking. */
export function planDelivery(facts: DeliveryFacts): DeliveryPlan {
  const { sizeBytes, limitBytes, isLinkOpenable, canFit } = facts;
  if (sizeBytes <= limitBytes) return { kind: 'file', hasLink: isLinkOpenable };
  if (isLinkOpenable) return { kind: 'link', offersFitted: canFit };
  if (canFit) return { kind: 'fit', maxBytes: Math.floor(limitBytes * fitShare) };
  return { kind: 'none' };
}
