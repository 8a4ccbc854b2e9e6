import { toProjectTitle } from '../project.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

const mostShown = 10;

/** A person's own, newest first, in private only. */
export async function sayProjects(deps: QuickDeps, { turn, wording }: Question): Promise<Said> {
  if (turn.thread.kind !== 'direct') return { text: wording.inPrivate() };
  const all = (await deps.turn.projects.listOf(turn.author.id)).slice(-mostShown).reverse();
  if (all.length === 0) return { text: wording.noProjects() };
  const open = await deps.turn.projects.current(turn);
  const now = deps.turn.clock.now();
  const titles = all.map(({ id, value }) => ({
    title: toProjectTitle(value, wording, now),
    isOpen: id === open?.id,
  }));
  const buttons = all
    .filter(({ id }) => id !== open?.id)
    .map(({ id, value }) => ({
      label: toProjectTitle(value, wording, now),
      action: { kind: 'project', projectId: id } as const,
    }));
  return { text: wording.projects(titles), buttons };
}

export async function openProject(
  deps: QuickDeps,
  { turn, wording }: Question,
  projectId: string,
): Promise<Said> {
  if (turn.thread.kind !== 'direct') return { text: wording.inPrivate() };
  if (!(await deps.turn.projects.switchTo(turn, projectId))) {
    return { text: wording.buttonExpired() };
  }
  const open = await deps.turn.projects.current(turn);
  const title =
    open === undefined ? '' : toProjectTitle(open.value, wording, deps.turn.clock.now());
  return { text: wording.projectOpened(title) };
}
