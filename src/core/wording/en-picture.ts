import type { PictureWords } from '../ports/timeline-picture.ts';
import { createNumbers } from './numbers.ts';

const numbers = createNumbers('en');
const plurals = new Intl.PluralRules('en');
const kinds = { video: 'Video', audio: 'Music', text: 'Title' } as const;
const count = (n: number, one: string, more: string) =>
  `${numbers.plain(n)} ${plurals.select(n) === 'one' ? one : more}`;

/** The words on the picture of a timeline: short, because they stand in lanes. */
export const englishPicture: PictureWords = {
  languageTag: 'en',
  heading: (n) => `Timeline (${count(n, 'track', 'tracks')})`,
  kind: ({ kind, typeNumber }) => (kind === 'other' ? `Track (type ${typeNumber})` : kinds[kind]),
  pieces: (n) => count(n, 'piece', 'pieces'),
  seconds: numbers.seconds,
  percent: numbers.percent,
  moreTracks: (n) => `+${count(n, 'more track', 'more tracks')}`,
  empty: () => 'The timeline is empty.',
};
