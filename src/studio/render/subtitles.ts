import type { Title } from '../edit/timeline.ts';
import type { Chunk } from './chunks.ts';
import type { Shape } from './shape.ts';

export function toSubtitles(
  _titles: readonly Title[],
  _place: { readonly chunk: Chunk; readonly shape: Shape },
): string | null {
  return null;
}
