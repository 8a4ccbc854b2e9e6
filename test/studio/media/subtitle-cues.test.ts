import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/studio/media/subtitle-bytes.ts';
import { cueBounds, parseCues } from '../../../src/studio/media/subtitle-cues.ts';

const srt = (...cues: readonly string[]) =>
  cues.map((cue, nth) => `${nth + 1}\n${cue}\n`).join('\n');

describe('an SRT file', () => {
  it('is lines of plain text with times', () => {
    const text = srt(
      '00:00:01,500 --> 00:00:04,000\nHello there.\nSecond line',
      '00:01:02,05 --> 01:00:00,000\n你好，世界 🎉',
    );
    expect(parseCues(text).cues).toEqual([
      { fromMs: 1500, toMs: 4000, text: 'Hello there.\nSecond line' },
      { fromMs: 62_050, toMs: 3_600_000, text: '你好，世界 🎉' },
    ]);
  });

  it('may be written as others write it: other ends of lines, no empty lines, no hours, dots', () => {
    const text =
      '\ufeff1\r\n00:01.2 --> 00:02.3 X1:40 X2:600\r\nA\r\n2\r\n00:02:03.0-->00:02:04.0\r\nB';
    expect(parseCues(text).cues).toEqual([
      { fromMs: 1200, toMs: 2300, text: 'A' },
      { fromMs: 123_000, toMs: 124_000, text: 'B' },
    ]);
  });

  it('keeps italics and bold of whole lines, and no other markup', () => {
    const marked = (text: string) =>
      parseCues(srt(`00:00:00,000 --> 00:00:01,000\n${text}`)).cues[0];
    expect(marked('<i>One</i>\n<i>two</i>')).toMatchObject({ text: 'One\ntwo', italic: true });
    expect(marked('<b>Loud</b>')).toMatchObject({ text: 'Loud', bold: true });
    expect(marked('not <i>all</i> of it')).toEqual({
      fromMs: 0,
      toMs: 1000,
      text: 'not all of it',
    });
    expect(
      marked('<font color="#ff0000" face="Evil">red</font> {\\an8\\fs200}A {laughs} 3 < 5')?.text,
    ).toBe('red A {laughs} 3 < 5');
  });

  it('is sorted, and lines without length or words are left out', () => {
    const text = srt(
      '00:00:05,000 --> 00:00:06,000\nB',
      '00:00:01,000 --> 00:00:09,000\nA',
      '00:00:03,000 --> 00:00:03,000\nnever',
      '00:00:03,000 --> 00:00:04,000\n<i> </i>',
      '99:00:03,000 --> 99:00:04,000\nnext week',
    );
    expect(parseCues(text).cues.map((cue) => cue.text)).toEqual(['A', 'B']);
  });
});

describe('a VTT file', () => {
  it('is read without its notes, styles, voices and places', () => {
    const text = [
      'WEBVTT - talk',
      '',
      'STYLE\n::cue { color: url(http://evil) }',
      '',
      'NOTE 00:00 is the start',
      '',
      'intro\n00:01.000 --> 00:02.000 line:0 align:start\n<v Ann>Tom &amp; <c.loud>Jerry</c></v> &lt;3',
      '',
      '00:00:02.000 --> 00:00:03.000\n<00:00:02.500>one by one',
    ].join('\n');
    expect(parseCues(text).cues.map((cue) => cue.text)).toEqual(['Tom & Jerry <3', 'one by one']);
  });
});

describe('an ASS file', () => {
  const script = (...events: readonly string[]) =>
    [
      '[Script Info]\nScriptType: v4.00+',
      '[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Evil Font',
      '[Fonts]\nfontname: evil.ttf\nABCDEF',
      '[Events]',
      'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
      ...events,
    ].join('\n');
  const said = (text: string) =>
    parseCues(script(`Dialogue: 0,0:00:01.50,0:00:04.00,Default,,0,0,0,,${text}`)).cues;

  it('is words and times: no fonts, places, drawings or other commands', () => {
    expect(said('{\\pos(10,10)\\fnEvil\\fs300}Hello, you{\\r}\\Nthere')).toEqual([
      { fromMs: 1500, toMs: 4000, text: 'Hello, you\nthere' },
    ]);
    expect(said('{\\p1}m 0 0 l 100 0 100 100{\\p0}after')[0]?.text).toBe('after');
    expect(said('{\\p1}m 0 0 l 100 0 100 100')).toEqual([]);
    expect(said('{\\k20}ka{\\k30}ra')[0]?.text).toBe('kara');
    expect(said('{\\i1}all of it')[0]).toMatchObject({ text: 'all of it', italic: true });
    expect(said('{\\blur4\\bord3}plain')[0]).not.toHaveProperty('bold');
  });

  it('has its own order of columns, and says a thing once that is drawn in layers', () => {
    const text = [
      '[Events]',
      'Format: Start, End, Text',
      'Comment: 0:00:00.00,0:00:01.00,no',
      'Dialogue: 0:00:01.00,0:00:02.00,Yes, really',
      'Dialogue: 0:00:01.00,0:00:02.00,{\\blur3}Yes, really',
      'Dialogue: nonsense',
    ].join('\n');
    expect(parseCues(text).cues.map((cue) => cue.text)).toEqual(['Yes, really']);
  });
});

describe('a file that is none', () => {
  it.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['numbers', '1\n2\n3'],
    ['half a time', '00:00:01,000 -->'],
    ['a page', '<html>'],
    ['an event without any', 'Dialogue: '],
    ['arrows', '-->\n'.repeat(999)],
  ])('has no lines: %s', (_, text) => {
    expect(parseCues(text)).toEqual({ cues: [], leftOut: 0 });
  });

  it('is bounded in lines and letters', () => {
    const many = Array.from(
      { length: 5000 },
      (_, n) => `00:00:00,000 --> 00:00:01,${String(n % 1000).padStart(3, '0')}\n${n}`,
    );
    const { cues, leftOut } = parseCues(srt(...many));
    expect([cues.length, leftOut]).toEqual([cueBounds.count, 5000 - cueBounds.count]);
    const long = parseCues(
      srt(`00:00:00,000 --> 00:00:01,000\n${'<i>'.repeat(40_000)}${'词'.repeat(4000)}`),
    );
    expect(long.cues.every((cue) => cue.text.length <= cueBounds.chars)).toBe(true);
    const words = parseCues(srt(`00:00:00,000 --> 00:00:01,000\n${'词'.repeat(4000)}`));
    expect(words.cues[0]?.text).toBe('词'.repeat(300));
  });
});

describe('the letters of a file', () => {
  const line = '你好，世界';

  it.each([
    ['UTF-8', Buffer.from(line)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${line}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${line}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${line}`, 'utf16le').swap16()],
    ['GB18030', Buffer.from('c4e3bac3a3accac0bde7', 'hex')],
  ])('are read in %s', (_, bytes) => {
    expect(decodeText(bytes).replace('\ufeff', '')).toBe(line);
  });

  it('are read in UTF-16 without a mark, and with western accents', () => {
    expect(decodeText(Buffer.from('00:00:01,000 Ça', 'utf16le'))).toBe('00:00:01,000 Ça');
    expect(decodeText(Buffer.from("C'est l'été à Orléans", 'latin1'))).toBe(
      "C'est l'été à Orléans",
    );
  });

  it('are none in a file of another kind', () => {
    const bytes = Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 7919) % 256));
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'unsupported-file' }));
  });
});
