import type { Scene, Source } from '../../edit/scene.ts';
import { currentTimeline } from '../../edit/scene.ts';
import type { AssetId } from '../../edit/timeline.ts';

const words =
  /\bsubtitles?\b|\bcaptions\b|\bclosed captions?\b|\b(?:the|these|this|my|those|burn|add|with|need|want|get|put|yellow|white|bigger|smaller|big|no) subs\b|^subs\b|\b(?:srt|vtt)\b|\.ass\b|字幕/;

/** Words shown as they were said in quotes are a title. */
export function mentionsSubtitles(text: string): boolean {
  return words.test(text) && !/(?:subtitles?|captions?|字幕)[^⟦]*⟦/.test(text);
}

const listening =
  /\bauto(?:matic(?:ally)?)?\b|\b(?:of what|for what|(?:of )?everything (?:i|we|he|she|they|you|people|that(?:'s| is)|anyone|everyone)|by yourself|on your own|from scratch|what (?:i|we|he|she|they|you)(?:'?m|'?s|'?re)? ?(?:say(?:s|ing)?|said|talk(?:ing)?)|from (?:my|the) (?:voice|speech|audio|sound))\b|\btranscri|\bgenerate|自动|识别|听写|语音|生成|逐字|one word at a time/;

/** A wish for somebody to listen and write: a file that was sent is no answer to it. */
export function asksToListen(text: string): boolean {
  return listening.test(text);
}

export function subtitleFiles(scene: Scene): readonly (Source & { readonly id: AssetId })[] {
  return scene.assets.filter(isSubtitles);
}

function isSubtitles(source: Source): source is Source & { readonly id: AssetId } {
  return source.facts.kind === 'subtitles' && source.id.startsWith('a_');
}

/** Two languages are shown together; more would hide the picture. */
const mostFiles = 2;
const several = /\bboth\b|\bbilingual\b|\btwo\b|\b2\b|双语|中英|两|2个|都/;

/** The files that a wish is about: what was sent since the last ones were burned in, else the last one. */
export function filesMeant(text: string, scene: Scene): readonly AssetId[] {
  const files = subtitleFiles(scene).map((each) => each.id);
  const used = currentTimeline(scene.history)?.subtitles?.sources ?? [];
  const lastUsed = Math.max(-1, ...used.map((id) => files.indexOf(id)));
  const fresh = files.slice(lastUsed + 1);
  if (several.test(text)) return files.slice(-mostFiles);
  return fresh.length === 0 ? files.slice(-1) : fresh.slice(-mostFiles);
}
