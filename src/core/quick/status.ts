import { filledTracks } from '../draft.ts';
import { toTimelineFile } from '../timeline-file.ts';
import type { Question, QuickDeps, Said } from './quick-deps.ts';

/** The timeline as it is, and what is under way. */
export async function sayStatus(deps: QuickDeps, question: Question): Promise<Said> {
  const { turn, wording, signal } = question;
  const project = await deps.turn.projects.current(turn);
  if (project === undefined) return { text: wording.timelineEmpty([]) };
  const { draft, assets } = await deps.accounts.withAccount(turn.author.id, signal, (account) =>
    deps.turn.editor.state({ account, signal }, project.value.session),
  );
  const tracks = filledTracks(draft);
  const going = await sayGoing(deps, question);
  if (draft === undefined || tracks.length === 0) {
    const names = assets.map((asset) => asset.name);
    return { text: going ?? wording.timelineEmpty(names) };
  }
  const text = [wording.timeline(tracks), ...(going === undefined ? [] : [going])].join('\n');
  const file = await toTimelineFile(deps.turn, draft, wording.picture);
  return file === undefined ? { text } : { text, file };
}

/** What is under way here, for whoever asks how far it is. */
async function sayGoing(deps: QuickDeps, { turn, wording }: Question): Promise<string | undefined> {
  const record = await deps.turn.conversations.get(turn.conversation);
  const [first] = record?.value.line ?? [];
  const going = first === undefined ? undefined : (await deps.turn.turns.get(first))?.value;
  if (going?.isLive !== true) return undefined;
  const isRendering = going.render !== undefined;
  return wording.progress({ kind: isRendering ? 'rendering' : 'editing' });
}
