import { describe, expect, it } from 'vitest';
import { toClauses } from '../../../../src/studio/plan/clauses/clauses.ts';
import { normalise } from '../../../../src/studio/plan/words/normalise.ts';
import { protectQuotes, unprotect } from '../../../../src/studio/plan/words/quotes.ts';
import { correctSpelling } from '../../../../src/studio/plan/words/spelling.ts';

describe('amounts', () => {
  it.each([
    ['12s', '12000ms'],
    ['1:05', '65000ms'],
    ['0:12.5', '12500ms'],
    ['1:02:03', '3723000ms'],
    ['1m20', '80000ms'],
    ['90秒', '90000ms'],
    ['1分20秒', '80000ms'],
    ['一分半', '90000ms'],
    ['两分半', '150000ms'],
    ['半分钟', '30000ms'],
    ['二十五秒', '25000ms'],
    ['half a second', '500ms'],
    ['two and a half seconds', '2500ms'],
    ['twenty-five seconds', '25000ms'],
    ['a minute', '60000ms'],
    ['500 ms', '500ms'],
    ['１０秒', '10000ms'],
    ['2x', '2x'],
    ['twice', '2x'],
    ['一点五倍', '1.5x'],
    ['百分之五十', '50%'],
    ['50 percent', '50%'],
    ['-6 dB', '-6db'],
    ['6分贝', '6db'],
    ['9:16', '9x16'],
    ['16：9', '16x9'],
    ['from 9:10 to 9:16', 'from 550000ms to 556000ms'],
    ['the second clip', 'the clip2'],
    ['第二段', 'clip2'],
    ['最后一段', 'clip-1'],
    ['clip #3', 'clip3'],
  ])('%s is %s', (said, plain) => {
    expect(normalise(said)).toBe(plain);
  });
});

describe('quotes', () => {
  it.each([
    ['say "A, and B"', 'A, and B'],
    ['say “it’s”', 'it’s'],
    ["say 'Don't stop'", "Don't stop"],
    ['写「你好」', '你好'],
    ['写《三体》', '三体'],
    ['写“你好“', '你好'],
    ['add a title saying Hello World at the end', 'Hello World'],
    ['标题写上 立即下载，然后剪掉停顿', '立即下载'],
    ['title: Summer; cut the pauses', 'Summer'],
  ])('of %s are kept whole', (said, words) => {
    const kept = protectQuotes(said);
    expect(kept.quotes).toEqual([words]);
    expect(unprotect(kept.text, kept.originals)).toBe(said);
  });

  it("are not seen in it's and don't", () => {
    expect(protectQuotes("don't cut it, it's fine").quotes).toEqual([]);
  });

  it('cannot be forged by the sign that stands for them', () => {
    expect(toClauses('add ⟦0⟧ and ⟦7⟧').flatMap((clause) => clause.quotes)).toEqual([]);
  });
});

describe('clauses', () => {
  const said = (text: string) => toClauses(text).map((clause) => clause.said);

  it.each([
    ['cut from 1 to 2 and 3 to 4', ['cut from 1 to 2 and 3 to 4']],
    ['swap clip 1 and 3', ['swap clip 1 and 3']],
    ['a, b, and c', ['a', 'b', 'c']],
    ['title "A, then B" then mute', ['title "A, then B"', 'mute']],
    ['speed 1.5x. Mute it.', ['speed 1.5x', 'Mute it']],
    ['合并视频并静音，然后导出', ['合并视频', '静音', '导出']],
    ['用1秒的叠化，每段之间', ['用1秒的叠化，每段之间']],
    ['🎉🎉', []],
  ])('of %s', (text, clauses) => {
    expect(said(text)).toEqual(clauses);
  });

  it.each(['a ', '"', 'and ', '1:', '第', '一', '“a', '⟦', '. ', 'clip 1 and ', 'add a title '])(
    'of %j over and over are found in no time',
    (piece) => {
      const startedAt = performance.now();
      toClauses(piece.repeat(Math.ceil(8000 / piece.length)));
      expect(performance.now() - startedAt).toBeLessThan(3000);
    },
  );
});

describe('spelling', () => {
  it.each([
    ['puases', 'pauses'],
    ['trasitions', 'transitions'],
    ['musik', 'music'],
    ['backgroud', 'background'],
    ['tilte', 'title'],
    ['vertcal', 'vertical'],
  ])('%s means %s', (slip, word) => {
    expect(correctSpelling(slip)).toBe(word);
  });

  it.each([
    'causes',
    'lower',
    'remote',
    'power',
    'little',
    'basic',
    'master',
    'speech',
    'natural',
    'tiles',
  ])('%s stays what it is', (word) => {
    expect(correctSpelling(word)).toBe(word);
  });
});
