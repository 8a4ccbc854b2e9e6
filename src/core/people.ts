import type { Documents } from './documents.ts';
import type { AuthorId } from './message.ts';
import type { Ids } from './ports/ids.ts';
import type { PersonRecord } from './records.ts';

export interface People {
  /** Made with its client id at the first call. */
  of(author: AuthorId): Promise<PersonRecord>;
  change(author: AuthorId, change: (person: PersonRecord) => PersonRecord): Promise<PersonRecord>;
  forget(author: AuthorId): Promise<void>;
}

export function createPeople(documents: Documents<PersonRecord>, ids: Ids): People {
  async function of(author: AuthorId): Promise<PersonRecord> {
    const stored = await documents.get(author);
    if (stored !== undefined) return stored.value;
    const fresh = createPerson(ids.uuid());
    return (await documents.update(author, (current) => current ?? fresh)) ?? fresh;
  }
  return {
    of,
    async change(author, change) {
      const fallback = createPerson(ids.uuid());
      const changed = await documents.update(author, (person) => change(person ?? fallback));
      return changed ?? fallback;
    },
    forget: (author) => documents.delete(author),
  };
}

function createPerson(clientId: string): PersonRecord {
  return {
    v: 1,
    clientId,
    exports: 'first',
    isGreeted: false,
    isPaired: false,
    projectIds: [],
    usage: { day: '', turns: 0, bytes: 0 },
  };
}
