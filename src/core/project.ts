import type { AuthorId, ConversationId } from './message.ts';
import type { Accounts } from './people/accounts.ts';
import type { People } from './people/people.ts';
import type { Clock } from './ports/clock.ts';
import type { Editor, SessionRef } from './ports/editor.ts';
import type { Ids } from './ports/ids.ts';
import type { Documents } from './records/documents.ts';
import type { ConversationRecord, ProjectRecord, TakenFile } from './records/records.ts';
import type { TurnProject } from './turn/turn.ts';
import type { Language } from './wording/language.ts';
import type { Wording } from './wording/wording.ts';

/** Who works where. */
export interface Workplace {
  readonly conversation: ConversationId;
  readonly author: { readonly id: AuthorId };
  readonly thread: { readonly kind: 'direct' | 'group' | 'channel' };
  readonly language: Language;
  readonly languageTag: string;
}

export interface StoredProject {
  readonly id: string;
  readonly value: ProjectRecord;
}

export interface Projects {
  /** The project that is open here, if any. */
  current(place: Workplace): Promise<StoredProject | undefined>;
  /** The open project, or a new one; `isFresh` always opens a new one. */
  open(place: Workplace, isFresh: boolean, signal: AbortSignal): Promise<TurnProject>;
  /** Makes one of the person's own projects the open one; false where it is not theirs. */
  switchTo(place: Workplace, projectId: string): Promise<boolean>;
  listOf(author: AuthorId): Promise<readonly StoredProject[]>;
  /** Those too that are too old for lists. Looks through everybody's. */
  allOf(author: AuthorId): Promise<readonly StoredProject[]>;
  /** Remembers a file that came into it, and names it after the first. */
  takeIn(projectId: string, file: IncomingFile): Promise<void>;
  /** What a file became that came into it before. */
  assetNameOf(projectId: string, identity: string): Promise<string | undefined>;
  nameOf(projectId: string): Promise<string | undefined>;
  forget(projectId: string): Promise<void>;
}

export interface IncomingFile {
  readonly fileName: string;
  /** Absent where the platform does not say which file it is. */
  readonly taken?: TakenFile;
}

export interface ProjectDeps {
  readonly editor: Pick<Editor, 'openSession'>;
  readonly accounts: Accounts;
  readonly people: People;
  readonly documents: Documents<ProjectRecord>;
  readonly conversations: Documents<ConversationRecord>;
  readonly clock: Clock;
  readonly ids: Ids;
}

const maxProjects = 50;
/** Files that a project remembers as its own; one that was longer ago is simply sent again. */
const maxTakenIn = 100;
/** Leaves room for the date on the narrowest button (Discord: 80 signs). */
const nameChars = 40;

/** What a project is called in lists, in the words of whoever reads them now. */
export function toProjectTitle(
  { name, openedAt }: ProjectRecord,
  wording: Wording,
  now: number,
): string {
  const when = wording.ago(Math.max(0, now - openedAt));
  return `${name ?? wording.untitled()} · ${when}`;
}

/** Without its ending, and without signs that file systems mind. */
export function toBareName(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/u, '')
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    .trim()
    .slice(0, nameChars);
}

export function createProjects(deps: ProjectDeps): Projects {
  const { documents, conversations, people } = deps;

  async function current(place: Workplace) {
    const conversation = await conversations.get(place.conversation);
    const inPrivate = place.thread.kind === 'direct';
    const id =
      conversation?.value.projectId ??
      (inPrivate ? (await people.of(place.author.id)).lastPrivateProjectId : undefined);
    if (id === undefined) return undefined;
    const project = await documents.get(id);
    const isTheirs = project?.value.ownerId === place.author.id;
    return project !== undefined && isTheirs ? { id, value: project.value } : undefined;
  }

  async function remember(place: Workplace, id: string): Promise<void> {
    await conversations.update(place.conversation, (conversation) =>
      conversation === undefined ? undefined : { ...conversation, projectId: id },
    );
    await people.change(place.author.id, (person) => ({
      ...person,
      projectIds: [...person.projectIds.filter((each) => each !== id), id].slice(-maxProjects),
      ...(place.thread.kind === 'direct' ? { lastPrivateProjectId: id } : {}),
    }));
  }

  async function make(place: Workplace, signal: AbortSignal): Promise<TurnProject> {
    const { account, session } = await openSession(deps, place, signal);
    const id = deps.ids.uuid();
    await documents.putIfAbsent(id, toRecord(place, session, deps.clock.now()));
    await remember(place, id);
    return { id, session, accountKind: account.kind };
  }

  return {
    current,
    async open(place, isFresh, signal) {
      const open = isFresh ? undefined : await current(place);
      if (open === undefined) return make(place, signal);
      const account = await deps.accounts.accountOf(place.author.id, signal);
      return { id: open.id, session: open.value.session, accountKind: account.kind };
    },
    async switchTo(place, projectId) {
      const project = await documents.get(projectId);
      if (project?.value.ownerId !== place.author.id) return false;
      await remember(place, projectId);
      return true;
    },
    listOf: (author) => listOf(deps, author),
    allOf: (author) => allOf(deps, author),
    async takeIn(projectId, file) {
      await documents.update(projectId, (project) =>
        project === undefined ? undefined : withFile(project, file),
      );
    },
    async assetNameOf(projectId, identity) {
      const takenIn = (await documents.get(projectId))?.value.takenIn ?? [];
      return takenIn.find((each) => each.identity === identity)?.assetName;
    },
    nameOf: async (projectId) => (await documents.get(projectId))?.value.name,
    forget: (projectId) => documents.delete(projectId),
  };
}

/** Undefined where the project stays as it is. */
function withFile(
  project: ProjectRecord,
  { fileName, taken }: IncomingFile,
): ProjectRecord | undefined {
  const name = toBareName(fileName);
  const isNamed = project.name !== undefined || name === '';
  if (isNamed && taken === undefined) return undefined;
  const others = (project.takenIn ?? []).filter(({ identity }) => identity !== taken?.identity);
  return {
    ...project,
    ...(isNamed ? {} : { name }),
    ...(taken === undefined ? {} : { takenIn: [...others, taken].slice(-maxTakenIn) }),
  };
}

function openSession(deps: ProjectDeps, place: Workplace, signal: AbortSignal) {
  return deps.accounts.withAccount(place.author.id, signal, async (account) => ({
    account,
    session: await deps.editor.openSession({ account, signal }, place.languageTag),
  }));
}

function toRecord(place: Workplace, session: SessionRef, openedAt: number): ProjectRecord {
  return {
    v: 1,
    ownerId: place.author.id,
    isPrivate: place.thread.kind === 'direct',
    session,
    openedAt,
  };
}

async function listOf({ people, documents }: ProjectDeps, author: AuthorId) {
  const { projectIds } = await people.of(author);
  const all = await Promise.all(
    projectIds.map(async (id) => ({ id, stored: await documents.get(id) })),
  );
  return all.flatMap(({ id, stored }) =>
    stored?.value.ownerId === author ? [{ id, value: stored.value }] : [],
  );
}

async function allOf({ documents }: ProjectDeps, author: AuthorId) {
  const own: StoredProject[] = [];
  for await (const each of documents.all()) if (each.value.ownerId === author) own.push(each);
  return own;
}
