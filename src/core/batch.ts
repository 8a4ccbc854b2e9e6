/** The words that make several clips a batch. */
const eachWords =
  /\b(?:each|every) (?:one|clip|video|file|of (?:them|these|those|the (?:clips|videos|files)))\b|\beach\b|\bseparately\b|\bindividually\b|\bone by one\b|\bon (?:its|their) own\b|分别|每个|每段|每条|各自|逐个|逐一|单独/iu;
const eachPhrases =
  /\s*\b(?:(?:in|for|of|on|from|to|with) )?(?:each|every) (?:one|clip|video|file|of (?:them|these|those|the (?:clips|videos|files)))\b(?: (?:separately|individually|on (?:its|their) own))?|\s*\b(?:separately|individually|one by one|on (?:its|their) own)\b|(?:把|给|将)?(?:每个|每段|每条)(?:视频|片段|素材|文件)?都?|分别|各自|逐个|逐一|单独/giu;
const numbered = /^\s*(\d{1,2})\s*[.)、:：]\s*(.+)$/u;
const numberedInline = /(?:^|[\s,，;；])(\d{1,2})[.)、]\s*/gu;

/** Most clips that one message makes a batch of. */
const maxBatch = 10;

/**
 * One instruction for each clip, where the words ask for clips on their own; `undefined` where they are one timeline.
 * Quoted words do not count.
 */
export function planBatch(words: string, count: number): readonly string[] | undefined {
  if (count < 2 || count > maxBatch) return undefined;
  const byNumber = readNumbered(words);
  if (byNumber.length === count) return byNumber;
  if (!eachWords.test(words.replace(/"[^"]*"|“[^”]*”|「[^」]*」/gu, ''))) return undefined;
  return Array.from({ length: count }, () => forOne(words));
}

function readNumbered(words: string): readonly string[] {
  const lines = words.split('\n').flatMap((line) => numbered.exec(line)?.[2] ?? []);
  if (lines.length > 1) return lines.map((line) => line.trim());
  const parts = words.split(numberedInline);
  // Split by a pattern with one group: what stands before, then number and text in turn.
  const texts = parts.filter((_, at) => at > 0 && at % 2 === 0).map((part) => part.trim());
  const numbers = parts.filter((_, at) => at % 2 === 1).map(Number);
  return numbers.every((number, at) => number === at + 1) ? texts : [];
}

/** The words as they are for one clip alone. */
function forOne(words: string): string {
  const left = words.replace(eachPhrases, ' ').replace(/\beach\b/giu, 'it');
  const tidy = left
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;，。])/gu, '$1')
    .replace(/^[\s,，:：]+/u, '')
    .trim();
  return tidy === '' ? words : tidy;
}
