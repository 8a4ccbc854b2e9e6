import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../records/documents.ts';
import type { Turn, TurnId } from '../turn/turn.ts';

/** `person:forgotten`: one for the whole bot. */
export interface ForgottenRecord {
  readonly v: 1;
  readonly messages: readonly { readonly mark: string; readonly until: number }[];
  /** Nothing is left to know after the last mark has run out. */
  readonly keepUntil: number;
}

/**
 * What people wrote who were forgotten since. Platforms hand a message over again after a crash, and this one must not
 * begin anew what its person asked to be deleted.
 */
export interface ForgottenMessages {
  note(turns: readonly Pick<Turn, 'id' | 'acceptedAt'>[]): Promise<void>;
  has(id: TurnId): Promise<boolean>;
}

export interface ForgottenDeps {
  readonly documents: Documents<ForgottenRecord>;
  readonly clock: Clock;
}

const recordId = 'forgotten';
/** As long as Telegram keeps an update that it was not told of. */
const markLivesMs = 86_400_000;
/** The oldest go first; a message that comes again comes soon. */
const maxMarks = 2_000;
const markDigits = 10;

export function createForgottenMessages({ documents, clock }: ForgottenDeps): ForgottenMessages {
  /** As it is on disk: every message asks, and nobody else writes it. */
  let known: ForgottenRecord | undefined;
  return {
    async note(turns) {
      const now = clock.now();
      const fresh = turns.map(({ id, acceptedAt }) => ({
        mark: toMark(id),
        until: acceptedAt + markLivesMs,
      }));
      known = await documents.update(recordId, (record) => {
        const all = new Map(
          [...(record?.messages ?? []), ...fresh].map((each) => [each.mark, each]),
        );
        const messages = [...all.values()].filter(({ until }) => until > now).slice(-maxMarks);
        return { v: 1, messages, keepUntil: now + markLivesMs };
      });
    },
    async has(id) {
      known ??= (await documents.get(recordId))?.value ?? { v: 1, messages: [], keepUntil: 0 };
      if (known.messages.length === 0) return false;
      const mark = toMark(id);
      return known.messages.some((each) => each.mark === mark && each.until > clock.now());
    },
  };
}

/**
 * Forty bits: of all messages that there can be, thousands share each mark, so it names nobody; that a new one shares
 * it with one of a few hundred is as good as impossible.
 */
function toMark(id: TurnId): string {
  const both = [0x811c9dc5, 0x01000193].map((seed) => hash(id, seed).toString(16).padStart(8, '0'));
  return both.join('').slice(0, markDigits);
}

/** FNV-1a with the finish of MurmurHash3, which spreads what differs in its last signs alone. */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let at = 0; at < text.length; at++) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
