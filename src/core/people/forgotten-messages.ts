import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../records/documents.ts';
import type { TurnId } from '../turn/turn.ts';

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
  note(ids: readonly TurnId[]): Promise<void>;
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
  return {
    async note(ids) {
      const now = clock.now();
      const until = now + markLivesMs;
      const fresh = [...new Set(ids.map(toMark))].map((mark) => ({ mark, until }));
      await documents.update(recordId, (record) => {
        const others = (record?.messages ?? []).filter(
          (each) => each.until > now && !fresh.some(({ mark }) => mark === each.mark),
        );
        return { v: 1, messages: [...others, ...fresh].slice(-maxMarks), keepUntil: until };
      });
    },
    async has(id) {
      const record = await documents.get(recordId);
      if (record === undefined) return false;
      const mark = toMark(id);
      return record.value.messages.some((each) => each.mark === mark && each.until > clock.now());
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
