import { filledTracks } from '../draft/draft.ts';
import { toTimelineFile } from '../timeline-file.ts';
import { newestSlowRender } from '../turn/perform/slow-renders.ts';
import type { Progress } from '../wording/wording.ts';
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
    return { text: going.length > 0 ? going.join('\n') : wording.timelineEmpty(names) };
  }
  const text = [wording.timeline(tracks), ...going].join('\n');
  const file = await toTimelineFile(deps.turn, draft, wording.picture);
  return file === undefined ? { text } : { text, file };
}

/** What is under way here, for whoever asks how far it is: in the line, and what left it. */
async function sayGoing(
  { turn: { conversations, turns } }: QuickDeps,
  { turn, wording }: Question,
): Promise<readonly string[]> {
  const [first] = (await conversations.get(turn.conversation))?.value.line ?? [];
  const going = first === undefined ? undefined : (await turns.get(first))?.value;
  const slow = await newestSlowRender(turns, turn.conversation);
  const said: Progress[] = [];
  if (going?.isLive === true && going.id !== slow?.id) {
    said.push({ kind: going.render === undefined ? 'editing' : 'rendering' });
  }
  if (slow !== undefined) said.push({ kind: 'slow-render' });
  return said.map((progress) => wording.progress(progress));
}
