import type { History } from '../edit/scene.ts';
import { currentTimeline } from '../edit/scene.ts';
import type { SourceId } from '../edit/timeline.ts';
import type { Engine } from '../engine.ts';

interface Named {
  readonly id: SourceId;
  readonly name: string;
}

/** The session's edit as the wire shows it; `{}` before the first. */
export function toSessionDraft(
  edit: {
    readonly history: History;
    readonly sources: { readonly assets: readonly Named[]; readonly beds: readonly Named[] };
  },
  engine: Pick<Engine, 'toDraft'>,
): unknown {
  const timeline = currentTimeline(edit.history);
  if (timeline === undefined) return {};
  const names = new Map<SourceId, string>(
    [...edit.sources.assets, ...edit.sources.beds].map(({ id, name }) => [id, name]),
  );
  return engine.toDraft(timeline, names);
}
