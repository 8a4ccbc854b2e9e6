import type { Clip } from '../timeline.ts';
import { changeLook, type Look } from './look.ts';

/** A clip whose look is changed in some parts; one that comes out as filmed has none. */
export function withLook(clip: Clip, change: Look): Clip {
  const look = changeLook(clip.look, change);
  const { look: _, ...bare } = clip;
  return look === undefined ? bare : { ...bare, look };
}
