import type { Author, AuthorId } from '../message.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Documents } from '../records/documents.ts';
import type { Language } from '../wording/language.ts';
import type { People } from './people.ts';

/** Somebody who asked to be let in, and the code that stands for them. */
export interface Applicant {
  readonly code: string;
  readonly author: AuthorId;
  readonly name: string;
  readonly language: Language;
  /** Epoch ms; the code means nothing afterwards. */
  readonly until: number;
  readonly isLetIn: boolean;
  /** `unclear` from right before they are told until it is known that they were; absent where nobody tried. */
  readonly told?: 'unclear' | 'yes';
}

/** `person:pairing`: one for the whole bot, so that an operator on one platform lets in somebody on another. */
export interface PairingRecord {
  readonly v: 1;
  readonly applicants: readonly Applicant[];
  /** Nothing is left to know after the last code has run out. */
  readonly keepUntil: number;
}

export interface Pairing {
  /** The code of somebody unknown, the same until it runs out; undefined where too many others wait to be let in. */
  apply(author: Author, language: Language): Promise<string | undefined>;
  /** Lets them in whose code it is; undefined where it is nobody's. */
  letIn(code: string): Promise<Applicant | undefined>;
  /** Notes that they are about to be told, where nobody was yet; gives what was noted before. */
  claimTelling(code: string): Promise<Applicant['told']>;
  noteTold(code: string): Promise<void>;
  forget(author: AuthorId): Promise<void>;
}

export interface PairingDeps {
  readonly documents: Documents<PairingRecord>;
  readonly people: People;
  readonly clock: Clock;
  readonly ids: Ids;
}

const recordId = 'pairing';
const codeLifeMs = 60 * 60 * 1000;
/** Strangers cannot fill more than this; operators read codes, they do not search lists. */
const maxApplicants = 20;
const codeChars = 6;
/** Without letters and digits that look alike: no 0 and O, no 1, I and L, no 2 and Z, no 5 and S, no 8 and B. */
const alphabet = 'ACDEFGHJKMNPQRTUVWXY34679';

export function createPairing(deps: PairingDeps): Pairing {
  const { documents, clock } = deps;

  /** The applicants whose codes still count, changed. */
  function change(next: (applicants: readonly Applicant[]) => readonly Applicant[] | undefined) {
    return documents.update(recordId, (record) => {
      const now = clock.now();
      const applicants = next((record?.applicants ?? []).filter(({ until }) => until > now));
      if (applicants === undefined) return undefined;
      const keepUntil = Math.max(now, ...applicants.map(({ until }) => until));
      return { v: 1, applicants, keepUntil };
    });
  }

  /** Gives them as they were before. */
  async function changeOne(code: string, to: (who: Applicant) => Applicant) {
    let who: Applicant | undefined;
    await change((all) => {
      who = all.find((each) => each.code === code);
      return all.map((each) => (each === who ? to(each) : each));
    });
    return who;
  }

  return {
    async apply({ id, name }, language) {
      let code: string | undefined;
      const fresh = toCode(deps.ids.uuid());
      const until = clock.now() + codeLifeMs;
      await change((applicants) => {
        const known = applicants.find(({ author, isLetIn }) => author === id && !isLetIn);
        const hasRoom = applicants.filter(({ isLetIn }) => !isLetIn).length < maxApplicants;
        code = known?.code ?? (hasRoom ? fresh : undefined);
        if (known !== undefined || !hasRoom) return undefined;
        return [...applicants, { code: fresh, author: id, name, language, until, isLetIn: false }];
      });
      return code;
    },
    async letIn(typed) {
      const code = typed.toUpperCase().replace(/[^A-Z0-9]/gu, '');
      const record = await documents.get(recordId);
      const who = record?.value.applicants.find((each) => each.code === code);
      if (who === undefined || who.until <= clock.now()) return undefined;
      await deps.people.change(who.author, (person) => ({ ...person, isPaired: true }));
      const isThere = await changeOne(code, (each) => ({ ...each, isLetIn: true }));
      if (isThere !== undefined || who.until <= clock.now()) return who;
      // Forgotten meanwhile: of them the code goes first, then the person.
      await deps.people.forget(who.author);
      return undefined;
    },
    claimTelling: async (code) =>
      (await changeOne(code, (who) => ({ ...who, told: who.told ?? 'unclear' })))?.told,
    noteTold: async (code) => void (await changeOne(code, (who) => ({ ...who, told: 'yes' }))),
    async forget(author) {
      await change((applicants) =>
        applicants.some((each) => each.author === author)
          ? applicants.filter((each) => each.author !== author)
          : undefined,
      );
    },
  };
}

/** The first twelve digits of a uuid are random, whatever its version. */
function toCode(uuid: string): string {
  const digits = uuid.replaceAll('-', '');
  return Array.from({ length: codeChars }, (_, at) => {
    const number = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
    return alphabet.charAt(number % alphabet.length);
  }).join('');
}
