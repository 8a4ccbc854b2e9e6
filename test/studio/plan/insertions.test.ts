import { describe, expect, it } from 'vitest';
import { insertions, isHeeded, understood } from './insertions.ts';

/** Every so many wishes; all of them are taken in `insertions.long.test.ts`. */
const everyNth = 25;

describe.each(['en', 'zh'] as const)(
  'a wish in %s with words in it that nobody knows',
  (language) => {
    const wishes = understood(language).filter((_, nth) => nth % everyNth === 0);

    it.each(insertions[language])('is not done as if they were not there: $name', (insertion) => {
      expect(wishes.filter((said) => !isHeeded(said, insertion))).toEqual([]);
    });
  },
);
