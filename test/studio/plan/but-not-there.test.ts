import { expect, it } from 'vitest';
import { readAsked } from './asked-words.ts';

const first5 = { from: { from: 'start', ms: 5000 }, to: { from: 'end', ms: 0 } };
const last5 = { from: { from: 'start', ms: 0 }, to: { from: 'end', ms: 5000 } };

it.each([
  ['add the logo but not in the first 5 seconds', first5],
  ['加水印，但前5秒不要', first5],
  ['加水印，但是最后5秒不要有', last5],
])('%j shows it everywhere else, and cuts nothing', (said, time) => {
  const { steps, notUnderstood } = readAsked({ said, means: '' });
  expect(steps).toMatchObject([{ kind: 'add_logo', params: { time } }]);
  expect(notUnderstood).toEqual([]);
});

it('cuts what is not wanted where nothing is said before it', () => {
  expect(readAsked({ said: '前5秒不要', means: '' }).steps).toMatchObject([{ kind: 'cut_range' }]);
});
