import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { translateScreenWords } from '../../src/core/screen-words.ts';

const texts = readFileSync(new URL('../fixtures/core/agent-texts.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [said = '', left = '', offers = ''] = line.split('⇒').map((part) => part.trim());
    const lines = (text: string) => text.replaceAll('\\n', '\n');
    return { said: lines(said), left: lines(left), offers: offers.split(',').filter(Boolean) };
  });

describe('screen words', () => {
  it('are tried on at least 60 texts', () => {
    expect(texts.length).toBeGreaterThanOrEqual(60);
  });

  it.each(texts)('of "$said" leave the content alone', ({ said, left, offers }) => {
    expect(translateScreenWords(said)).toEqual({ text: left, offers });
  });

  it('take code and data with them', () => {
    expect(translateScreenWords('Done.\n```json\n{"t":[]}\n```').text).toBe('Done.');
  });

  it('are found again after a second look: nothing more goes', () => {
    for (const { left } of texts) expect(translateScreenWords(left).text).toBe(left);
  });
});
