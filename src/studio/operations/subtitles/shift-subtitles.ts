import { z } from 'zod';
import { maxShiftMs, shownLines } from '../../edit/subtitles.ts';
import { toFrames, toMs } from '../../edit/timeline.ts';
import { isNegated } from '../../plan/words/polarity.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { mentionsSubtitles } from './subtitle-words.ts';

const params = z.object({
  /** Positive is later. */
  ms: z.int().min(-maxShiftMs).max(maxShiftMs),
});

const shifting =
  /\b(?:shift|delay|move|push|nudge|offset|advance|sync|bring|pull|start|begin|come|appear|show|are|is|make|put|by)\b|移|挪|推迟|推后|延[迟后]|提前|提早|晚|早|慢|快|错后|往[前后]|调/;
const earlier =
  /\b(?:earlier|sooner|forwards?|ahead|advance|before|back(?:wards?)? in time)\b|\b(?:are|is|come|comes|appear|appears|show up) (?:too )?late\b|\b\d+ms late\b|提前|提早|早|快|往前|前移/;
const later =
  /\b(?:later|delay(?:ed)?|behind|back(?:wards?)?)\b|\b\d+ms early\b|\b(?:too )?early\b|推迟|推后|延|晚|慢|往后|后移/;
/** "They are half a second late" asks for the opposite of what it says. */
const complaint =
  /\b(?:are|is|they're|come|comes|appear|appears|run|runs)\b[^,]*\b(?:too )?(early|late)\b|(?:晚|慢)了|(?:早|快)了/;

export const shiftSubtitles = defineOperation<z.infer<typeof params>>({
  kind: 'shift_subtitles',
  phase: 'text',
  params,
  recognise({ text }) {
    if (!mentionsSubtitles(text) || isNegated(text)) return undefined;
    const named = /([+-]?)(\d+)ms/.exec(text);
    const isTimed =
      named === null
        ? shifting.test(text)
        : shifting.test(text) || earlier.test(text) || later.test(text);
    if (!isTimed || /\b(?:from|between|until|to)\s+\d+ms|[从到]\s*\d+ms/.test(text))
      return undefined;
    if (named === null) {
      return /\b(?:earlier|later|sooner|delay|early|late)\b|提前|推迟|推后|延后|延迟|早一?[点些]|晚一?[点些]|[太有]点?[早晚]了?$/.test(
        text,
      )
        ? { question: byHowMuch }
        : undefined;
    }
    const ms = Math.min(maxShiftMs, Number(named[2]));
    return [{ ms: isEarlier(text, named[1] ?? '') ? -ms : ms }];
  },
  apply(timeline, { ms }) {
    const { subtitles, fps } = timeline;
    if (subtitles === undefined)
      return unchanged('There are no subtitles to shift yet.', '还没有字幕可以调整。');
    const most = toFrames(maxShiftMs, fps);
    const shift = Math.max(-most, Math.min(most, subtitles.shift + toFrames(ms, fps)));
    const shifted = { ...timeline, subtitles: { ...subtitles, shift } };
    if (shownLines(shifted).length === 0) {
      return unchanged(
        'That far no subtitle would be seen any more, so I left them.',
        '移那么多就一条字幕也看不到了，所以没有动。',
      );
    }
    return { kind: 'changed', timeline: shifted };
  },
  tell({ before, after }) {
    const frames = (after.subtitles?.shift ?? 0) - (before.subtitles?.shift ?? 0);
    const by = Math.abs(Math.round(toMs(frames, after.fps) / 10) / 100);
    return frames < 0
      ? { en: `The subtitles come ${by} s earlier now.`, zh: `字幕提前了${by}秒。` }
      : { en: `The subtitles come ${by} s later now.`, zh: `字幕推后了${by}秒。` };
  },
});

const byHowMuch = {
  en: 'By how much? For example: shift the subtitles 0.5 s later.',
  zh: '移多少？例如：字幕推后0.5秒。',
};

function isEarlier(text: string, sign: string): boolean {
  const said = complaint.exec(text);
  if (said !== null) return /late|晚|慢/.test(said[0]);
  if (sign !== '') return sign === '-';
  return earlier.test(text);
}
