import { dominantRate } from '../../edit/frame-rate.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';
import { toMs } from '../../edit/timeline.ts';
import type { Clause } from '../clauses/clause.ts';

/** "The last frame" is a picture, not a length. */
const counted =
  /(?<!(?:最后|末|首|第|前)\s*(?=1(?!\d)))(\d+)\s*(?:frames?\b(?! (?:rate|per|a second))|帧(?!率|每秒))/g;

/** "90 frames" as a time, at the rate of what is edited; the frame that comes of it is exact. */
export function framesToTime(clauses: readonly Clause[], scene: Scene): readonly Clause[] {
  if (!clauses.some(({ text }) => /\d\s*(?:frame|帧)/.test(text))) return clauses;
  const pictures = scene.assets.filter((each) => each.facts.picture !== undefined);
  const fps = currentTimeline(scene.history)?.fps ?? dominantRate(pictures);
  const toTime = (text: string) =>
    text.replace(counted, (_, many: string) => `${Math.round(toMs(Number(many), fps))}ms`);
  return clauses.map((clause) => ({ ...clause, text: toTime(clause.text) }));
}
