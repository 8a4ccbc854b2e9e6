import type { Track } from '../../draft/draft.ts';
import type { DraftChange } from '../../draft/draft-change.ts';
import { type ComparedDraft, compareDrafts } from '../../draft/draft-difference.ts';
import type { Asset, ProjectState } from '../../ports/editor.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Turn } from '../turn.ts';

const toldChanges = 8;

/** What a run did, from the state before and the one after. */
export function sayChanges(turn: Turn, state: ProjectState, wording: Wording): string {
  const { before } = turn.run ?? {};
  if (before === undefined || before.fingerprint === state.fingerprint)
    return wording.nothingChanged();
  const after = { tracks: state.draft?.tracks ?? [], durationMs: state.draft?.durationMs ?? 0 };
  const changes = withoutEchoes(compareDrafts(startOf(before, after, state.assets), after));
  if (changes.length === 0) return wording.change({ kind: 'details' });
  const lines = changes.slice(0, toldChanges).map((change) => wording.change(change));
  const left = changes.length - lines.length;
  return (left > 0 ? [...lines, wording.moreChanges(left)] : lines).join('\n');
}

/** An empty timeline was, to people, the clips that they had sent: an edit of these adds none of them. */
function startOf(
  before: ComparedDraft,
  after: ComparedDraft,
  assets: readonly Asset[],
): ComparedDraft {
  const videos = after.tracks.filter((track) => track.kind === 'video');
  const used = new Set(videos.flatMap((track) => track.segments.map(({ label }) => label)));
  const clips = assets.filter((asset) => used.has(asset.name) && asset.durationMs !== undefined);
  const isTheirs = used.size > 0 && new Set(clips.map((clip) => clip.name)).size === used.size;
  if (before.tracks.length > 0 || !isTheirs) return before;
  return layOut(clips);
}

function layOut(clips: readonly Asset[]): ComparedDraft {
  let endMs = 0;
  const segments = clips.map(({ name, durationMs = 0 }) => {
    const segment = { label: name, startMs: endMs, durationMs };
    endMs += durationMs;
    return segment;
  });
  const track: Track = { kind: 'video', typeNumber: 0, segments };
  return { tracks: [track], durationMs: endMs };
}

/** The length of the whole is no news where the only clip changed by as much. */
function withoutEchoes(changes: readonly DraftChange[]): readonly DraftChange[] {
  const resized = changes.filter((change) => change.kind === 'resized');
  return changes.filter(
    (change) =>
      change.kind !== 'length' ||
      !resized.some(({ fromMs, toMs }) => fromMs === change.fromMs && toMs === change.toMs),
  );
}
