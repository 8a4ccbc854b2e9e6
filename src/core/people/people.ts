import type { AuthorId } from '../message.ts';
import type { Ids } from '../ports/ids.ts';
import type { Documents } from '../records/documents.ts';
import type { PersonRecord } from '../records/records.ts';

export interface People {
  /** Somebody unknown is as everybody is at first; nothing is stored of them before something changes. */
  of(author: AuthorId): Promise<PersonRecord>;
  change(author: AuthorId, change: (person: PersonRecord) => PersonRecord): Promise<PersonRecord>;
  forget(author: AuthorId): Promise<void>;
}

export function createPeople(documents: Documents<PersonRecord>, ids: Ids): People {
  return {
    of: async (author) => (await documents.get(author))?.value ?? createPerson(ids.uuid()),
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
