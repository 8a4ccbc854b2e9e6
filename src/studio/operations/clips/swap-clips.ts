import { z } from 'zod';
import { takesOf } from '../../edit/takes.ts';
import { defineOperation, unchanged } from '../operation.ts';
import { clipNumber, clipsIn, takeOrWhy } from './clip-target.ts';

const params = z.object({ a: clipNumber, b: clipNumber });

export const swapClips = defineOperation<z.infer<typeof params>>({
  kind: 'swap_clips',
  phase: 'cut',
  params,
  recognise({ text }) {
    if (
      !/\bswap|\btrade\b|\bflip the order\b|\bswitch\b|\bexchange\b|\btrade places|对调|换(?:一下|1下|个|1个|一个)?(?:顺序|位置)|clip-?\d+[^，,]{0,8}换一?下|顺序(?:换|调)|^(?:把)?(?:\d{1,2}|[一二三四五六七八九])号?\s*[和与跟]\s*(?:\d{1,2}|[一二三四五六七八九])号?\s*[换调对互]|互换|交换|调换|换位/.test(
        text,
      )
    )
      return undefined;
    const ordinal = ['first', 'second', 'third', 'fourth', 'fifth'];
    const words = [...text.matchAll(/\b(first|second|third|fourth|fifth|last)\b/g)].map((match) =>
      match[1] === 'last' ? -1 : ordinal.indexOf(match[1] ?? '') + 1,
    );
    const bare = [...text.matchAll(/(?<![\d.]|clip-?)(\d{1,3})(?![\d.]|ms|x|%)/g)].map((match) =>
      Number(match[1]),
    );
    const named = clipsIn(text);
    const [a, b] = named.length >= 2 ? named : [...words, ...bare, ...named];
    if (a !== undefined && b !== undefined && a !== 0 && b !== 0) return [{ a, b }];
    return /\bclips?\b|\bvideos?\b|\border\b|两[个段]|顺序/.test(text)
      ? [{ a: 1, b: 2 }]
      : undefined;
  },
  apply(timeline, { a, b }) {
    const [one, two] = [takeOrWhy(timeline, a), takeOrWhy(timeline, b)];
    if ('why' in one) return one.why;
    if ('why' in two) return two.why;
    if (one.take.first === two.take.first)
      return unchanged('Those are the same clip.', '这是同一段。');
    const clips = takesOf(timeline)
      .map((take) => {
        if (take.first === one.take.first) return two.take;
        return take.first === two.take.first ? one.take : take;
      })
      .flatMap((take) => timeline.clips.slice(take.first, take.end));
    return { kind: 'changed', timeline: { ...timeline, clips } };
  },
  tell: ({ params: { a, b } }) => ({
    en: `Swapped clips ${nameOf(a, 'the last')} and ${nameOf(b, 'the last')}.`,
    zh: `对调了第${nameOf(a, '最后一')}段和第${nameOf(b, '最后一')}段。`.replaceAll(
      '第最后',
      '最后',
    ),
  }),
});

function nameOf(named: number, last: string): string {
  return named < 0 ? last : String(named);
}
