import type { Scene } from '../../edit/scene.ts';
import { framesToTime } from '../words/frames.ts';
import { nameClips } from '../words/named-clips.ts';
import { nameShares } from '../words/named-shares.ts';
import { quoteTitles } from '../words/named-titles.ts';
import type { Clause } from './clause.ts';
import { toClauses } from './clauses.ts';
import { partPairs, withLengths } from './pairs.ts';

/** A message as the wishes in it, with what only the film can tell: how long a frame is, and which clip is called what. */
export function readClauses(text: string, scene: Scene): readonly Clause[] {
  const clauses = framesToTime(toClauses(quoteTitles(text, scene)), scene);
  return partPairs(withLengths(nameShares(nameClips(clauses, scene), scene)));
}
