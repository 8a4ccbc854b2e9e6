import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import type { Span } from '../../edit/span.ts';
import { takeSpan, takesOf } from '../../edit/takes.ts';
import { isNegated, polarityOf } from '../../plan/words/polarity.ts';
import { stretchesIn } from '../../plan/words/times.ts';
import { namesOtherThings } from '../cut/range-words.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { count, lengthChange } from '../telling.ts';
import { clipNumber, clipsIn, takeOrWhy } from './clip-target.ts';

const params = z.object({
  clips: z.array(clipNumber).min(1).max(100),
  /** These stay, and what is not named goes. */
  others: z.boolean().default(false),
});

const onlyThese =
  /\b(?:only|just)\b|\b(?:everything|all|every|each|any)\b[^,]{0,16}\b(?:except|but|apart from|other than|besides)\b|\bkeep\b(?![^,]*\b(?:music|rest)\b)|只[要留用保]|仅[留保]|^(?:请|帮我)?(?:留下?|保留)(?= ?clip)|除了[^，,]*(?:[删剪去切]|不要)|[保留][^，,]*(?:就行|就好|即可)/;

/** Words that "keep only clip 2" is made of; with any other it may be for something else to be done to that clip only. */
const around =
  /\b(?:keep|leave|want|need|use|have|show|see|give|make|remove|delete|cut|trim|drop|take|out|lose|get|rid|of|throw|away|erase|ditch|bin|scrap|only|just|except|apart|other|others|than|but|besides|for|from|in|to|with|and|or|the|these|those|this|that|it|them|i|i'd|like|we|you|me|us|my|is|are|so|ones?|both|two|three|all|every|each|any|everything|anything|thing|things|else|rest|nothing|clips?|videos?|parts?|pieces?|footage|film|please|stay|stays|remain|remains|left|should|must|can|could|will|would|now|then|also|actually|instead|part|bit|part|segments?|scenes?|shots?|photos?|down|alone|not|don't|do|stuff|final|result)\b/g;

function saysMore(text: string): boolean {
  if (/\p{Script=Han}/u.test(text)) return false;
  return /[a-z]/.test(
    text
      .replace(/clip-?\d+/g, ' ')
      .replace(around, ' ')
      .replace(/'s\b/g, ' '),
  );
}

export const removeClip = defineOperation<z.infer<typeof params>>({
  kind: 'remove_clip',
  phase: 'cut',
  params,
  recognise(clause) {
    const { text } = clause;
    const clips = [...clipsIn(text)];
    if (clips.length === 0 || namesOtherThings(text) || /\d+ms/.test(text)) return undefined;
    // "But not between clip 1 and 2" is about the cut.
    if (/\bbetween\b|之间|中间/.test(text)) return undefined;
    if (/\b(?:not|never) (?:\w+ )?(?:after|before|in|on)\b/.test(text)) return undefined;
    if (stretchesIn(text).length > 0) return undefined;
    const polarity = polarityOf(clause);
    const isEdit = /\b(?:mute|speed|slow|crop|rotat|flip|zoom)|静音|倍|慢|快|转/.test(text);
    const isAllBut = /除了|以外|之外|\b(?:except|apart from|other than)\b/.test(text);
    const isOnly = onlyThese.test(text) && (isAllBut || !isNegated(text));
    if (isOnly && !isEdit && !saysMore(text)) {
      const isOut =
        /\b(?:remove|delete|cut|drop)\b[^,]*\b(?:only|just)\b|\b(?:only|just) (?:remove|delete|cut|drop)\b|只[删剪去]/;
      return [{ clips, others: !isOut.test(text) }];
    }
    if (polarity === 'keep') return [];
    return polarity === 'remove' ? [{ clips, others: false }] : undefined;
  },
  apply(timeline, { clips, others }) {
    const named: Span[] = [];
    for (const each of clips) {
      const found = takeOrWhy(timeline, each);
      if ('why' in found) return found.why;
      named.push(takeSpan(timeline, found.take));
    }
    const all = takesOf(timeline).map((take) => takeSpan(timeline, take));
    const spans = others
      ? all.filter((span) => !named.some((each) => each.from === span.from))
      : named;
    if (spans.length === 0) return unchanged('Nothing else is there.', '本来就只有这些。');
    if (new Set(spans.map((span) => span.from)).size >= takesOf(timeline).length) {
      return unchanged(
        'That is everything there is, so I left it.',
        '这样就什么都不剩了，所以没有动。',
      );
    }
    return { kind: 'changed', timeline: cutSpans(timeline, spans) };
  },
  tell({ before, after, params: { clips, others } }) {
    const change = lengthChange(before, after);
    const many = others ? takesOf(before).length - new Set(clips).size : new Set(clips).size;
    return {
      en: `Removed ${count(many, 'clip')}: ${change.en}.`,
      zh: `删掉了${many}段：${change.zh}。`,
    };
  },
});
