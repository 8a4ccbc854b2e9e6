import { describe, expect, it } from 'vitest';
import { insertions, isHeeded, understood } from './insertions.ts';

/** Of a hundred wishes so many may swallow what was put in. */
const mostSwallowed = 0.02;

describe.each(['en', 'zh'] as const)(
  'every wish in %s with words in it that nobody knows',
  (language) => {
    const wishes = understood(language);

    it.each(insertions[language])('is not done as if they were not there: $name', (insertion) => {
      const swallowed = wishes.filter((said) => !isHeeded(said, insertion));
      expect(swallowed.length / wishes.length, swallowed.join('\n')).toBeLessThanOrEqual(
        mostSwallowed,
      );
    });
  },
);
