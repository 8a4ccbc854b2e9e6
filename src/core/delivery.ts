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
  /** `fitsBytes` where a version that fits can be made on request. */
  | { readonly kind: 'link'; readonly fitsBytes?: number }
  | { readonly kind: 'fit'; readonly maxBytes: number }
  | { readonly kind: 'none' };

/** A fitted version aims below the limit: containers and captions take their share. */
const fitShare = 0.95;

/** The ladder: the MP4 itself, else its link, else a version that fits, made without asking. */
export function planDelivery(facts: DeliveryFacts): DeliveryPlan {
  const { sizeBytes, limitBytes, isLinkOpenable, canFit } = facts;
  if (sizeBytes <= limitBytes) return { kind: 'file', hasLink: isLinkOpenable };
  const maxBytes = Math.floor(limitBytes * fitShare);
  if (isLinkOpenable) return canFit ? { kind: 'link', fitsBytes: maxBytes } : { kind: 'link' };
  if (canFit) return { kind: 'fit', maxBytes };
  return { kind: 'none' };
}
