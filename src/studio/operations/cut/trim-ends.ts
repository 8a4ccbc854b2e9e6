import { z } from 'zod';
import { cutSpans } from '../../edit/ripple.ts';
import { timelineFrames } from '../../edit/timeline.ts';
import { polarityOf } from '../../plan/words/polarity.ts';
import { stretchesIn } from '../../plan/words/times.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { lengthChange } from '../telling.ts';
import { levelsOf, pauseSpans } from './pause-spans.ts';
import { isQuietAtEnds, namesOtherThings } from './range-words.ts';
import { removePauses } from './remove-pauses.ts';

const params = z.object({ start: z.boolean(), end: z.boolean() });
const whichEnd = {
  question: {
    en: 'From the start or from the end? For example: cut the first 5 seconds.',
    zh: '从开头还是结尾剪？例如：去掉前5秒。',
  },
};

/** "Trim 5 seconds" does not say where. */
function isAmountAlone(text: string): boolean {
  return /^(?:please )?(?:trim|cut|remove|delete|chop|shave)(?: off| out| away)? \d+ms(?: off| away| please)?$|^(?:请|帮我)?(?:剪掉?|去掉|删掉?|减去?)\s*\d+ms$/.test(
    text,
  );
}

const options = { minMs: 250, padMs: 120 };

/** "Trim the start" with no amount: the quiet before the first and after the last word. */
export const trimEnds = defineOperation<z.infer<typeof params>>({
  kind: 'trim_ends',
  phase: 'cut',
  params,
  recognise(clause) {
    const { text } = clause;
    if (/\b(?:bring|put|give|get|want|take) (?:\w+ ){0,2}back\b/.test(text)) return undefined;
    const { start, end } = sidesIn(text);
    if (isAmountAlone(text)) return whichEnd;
    if (!(start || end) || /\d/.test(text)) return undefined;
    if (isQuietAtEnds(text)) return [{ start, end }];
    if (namesOtherThings(text)) return undefined;
    const polarity = polarityOf(clause);
    if (polarity === 'keep' && /\b(?:cut|trim|remove)\b|[剪裁切删]/.test(text)) return [];
    if (polarity !== 'remove' || stretchesIn(text).length > 0) return undefined;
    if (!/\btrim|\bcut|\bclean|\btidy|剪|掐|去|切|裁/.test(text)) return undefined;
    return [{ start, end }];
  },
  needs: (_, scene) => removePauses.needs({}, scene),
  apply(timeline, wish, scene) {
    const total = timelineFrames(timeline);
    const quiet = pauseSpans(timeline, levelsOf(timeline, scene), options);
    const spans = quiet.filter(
      (span) => (wish.start && span.from === 0) || (wish.end && span.to === total),
    );
    if (spans.length === 0 || spans.some((span) => span.from === 0 && span.to === total)) {
      return unchanged(
        'There is no quiet to trim there; tell me how many seconds, for example: cut the first 5 seconds.',
        '那里没有可以剪的空白，请告诉我剪几秒，例如：去掉前5秒。',
      );
    }
    return { kind: 'changed', timeline: cutSpans(timeline, spans, false) };
  },
  tell({ before, after }) {
    const change = lengthChange(before, after);
    return {
      en: `Trimmed the quiet at the ends: ${change.en}.`,
      zh: `剪掉了首尾的空白：${change.zh}。`,
    };
  },
});

function sidesIn(text: string): z.infer<typeof params> {
  const start =
    /\b(?:start|beginning|front|intro|head|before i (?:start|begin))\b|说话之?前|开头|片头|掐头/.test(
      text,
    );
  const end =
    /\b(?:end|ending|back|outro|tail|after i (?:stop|finish|am done))\b|说完(?:话)?之?[后後]|结尾|末尾|片尾|去尾/.test(
      text,
    );
  const both =
    /(?<!\b(?:it|that|this|video|clip|film|one|song|music|which) )\bends\b|掐头去尾|头尾|首尾|两端|两头/.test(
      text,
    );
  return { start: start || both, end: end || both };
}
