import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../../src/adapters/shared/split-text.ts';

const wide = { chars: 40, maxParts: 5 };

describe('a long text', () => {
  it('stays whole where it fits', () => {
    expect(splitText('Short.', wide)).toEqual(['Short.']);
    expect(splitText('', wide)).toEqual(['']);
  });

  it.each([
    [
      'a paragraph',
      'One paragraph of words.\n\nAnother one, a bit longer.',
      'One paragraph of words.',
    ],
    [
      'a line',
      'One line of some words here\nAnother line, a bit longer',
      'One line of some words here',
    ],
    ['a sentence', 'One sentence of words. Another one, longer.', 'One sentence of words.'],
    ['a Chinese sentence', `${'这是一句话。'.repeat(8)}`, '这是一句话。'.repeat(6)],
    ['a word', `${'word '.repeat(12)}`, 'word word word word word word word'],
  ])('is cut after %s', (_seam, text, first) => {
    expect(splitText(text, wide)[0]).toBe(first);
  });

  it('keeps a code block a code block on both sides of the cut', () => {
    const parts = splitText(`\`\`\`\n${'a line\n'.repeat(12)}\`\`\``, wide);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.split('```').length % 2).toBe(1);
  });

  it('ends with an ellipsis where there are too many parts', () => {
    const parts = splitText('word '.repeat(100), { chars: 40, maxParts: 3 });
    expect(parts).toHaveLength(3);
    expect(parts[2]).toMatch(/…$/);
  });

  it('never exceeds the limit, loses no word and breaks no sign, whatever it says', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(text, (given) => {
        const parts = splitText(given, { chars: 50, maxParts: 100 });
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(50);
          expect(() => encodeURIComponent(part)).not.toThrow();
        }
        if (given.includes('`')) return;
        const bare = (words: string) => words.replaceAll(/\s/g, '');
        expect(bare(parts.join(''))).toBe(bare(given));
      }),
    );
  });
});
