/** What happens to the next calls of a method, once each unless `times` says more. */
export type Fault = FaultKind & {
  readonly times?: number;
  /** Only for calls that this is true of. */
  readonly when?: (params: Readonly<Record<string, unknown>>) => boolean;
};

type FaultKind =
  /** 429. Until the pause is over everything that writes into that chat is refused, with what is left of it. */
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }
  /** Any refusal in Telegram's form. */
  | { readonly kind: 'refuse'; readonly code: number; readonly description: string }
  /** What stands before Telegram answers, in HTML. */
  | { readonly kind: 'bad-gateway' }
  | { readonly kind: 'reset-before' }
  /** It happened, and nobody hears of it. */
  | { readonly kind: 'reset-after' }
  /** Neither done nor answered. */
  | { readonly kind: 'hang' }
  /** Done, never answered. */
  | { readonly kind: 'hang-after' }
  /** Done and answered after a while. */
  | { readonly kind: 'slow'; readonly ms: number };

interface Scripted {
  readonly fault: Fault;
  left: number;
}

export interface FaultScript {
  /** `method` as in the Bot API, or `download` for a file's bytes. */
  add(method: string, fault: Fault): void;
  take(method: string, params: Readonly<Record<string, unknown>>): Fault | undefined;
}

export function createFaultScript(): FaultScript {
  const byMethod = new Map<string, Scripted[]>();
  return {
    add(method, fault) {
      const key = method.toLowerCase();
      byMethod.set(key, [...(byMethod.get(key) ?? []), { fault, left: fault.times ?? 1 }]);
    },
    take(method, params) {
      const scripted = byMethod.get(method.toLowerCase()) ?? [];
      const next = scripted.find(
        ({ fault, left }) => left > 0 && (fault.when === undefined || fault.when(params)),
      );
      if (next === undefined) return undefined;
      next.left -= 1;
      return next.fault;
    },
  };
}
