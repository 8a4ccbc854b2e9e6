import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Title } from '../../../../src/studio/edit/timeline.ts';
import { plainTitle, type TitleStyle } from '../../../../src/studio/edit/title-style.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let plain: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('plain.mp4'), ['blue'], { secondsEach: 2 });
  plain = await kit.source('a_plain', path);
});
afterAll(() => kit.remove());

const title = (text: string, more: Partial<Title> = {}): Title => ({
  id: 't_1',
  text,
  at: 10,
  frames: 20,
  position: 'bottom',
  ...more,
});

async function film(titles: readonly Title[], name: string): Promise<string> {
  const timeline = lineUp([cut('a_plain', [0, 45])], { titles });
  return (await kit.render({ timeline, sources: [plain], name })).path;
}

/** Red is not in the picture: it comes from white letters. */
async function lettersIn(path: string, part?: string): Promise<readonly number[]> {
  return (await frameColours(path, part)).map(([red]) => red);
}

it('a title stands on exactly its frames and where it belongs', async () => {
  const red = await lettersIn(await film([title('HELLO')], 'exact'), '320:60:0:120');
  const shown = red.flatMap((value, at) => (value > 3 ? [at] : []));
  expect(Math.min(...shown)).toBeLessThanOrEqual(14);
  expect(Math.min(...shown)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...shown)).toBeGreaterThanOrEqual(25);
  expect(Math.max(...shown)).toBeLessThan(30);
  expect(Math.max(...(await lettersIn(kit.folder.path('exact.mp4'), '320:100:0:0')))).toBeLessThan(
    8,
  );
});

it.each([
  ['top', '320:60:0:0'],
  ['middle', '320:60:0:60'],
  ['bottom', '320:60:0:120'],
] as const)('%s is where it says', async (position, part) => {
  const path = await film([title('HELLO', { position })], `at-${position}`);
  expect((await lettersIn(path, part))[20]).toBeGreaterThan(3);
});

it('Chinese is written with letters, not with boxes', async () => {
  const [letters = 0] = (
    await lettersIn(await film([title('国国国国')], 'han'), '320:60:0:120')
  ).slice(20);
  const [other = 0] = (
    await lettersIn(await film([title('一一一一')], 'han-2'), '320:60:0:120')
  ).slice(20);
  // Boxes would all cover the same; these two signs differ by the number of their strokes.
  expect(letters).toBeGreaterThan(other * 1.5);
});

it('what people write is never a command', async () => {
  const path = await film([title('{\\an8}{\\fs200}A\\NB')], 'literal');
  expect((await lettersIn(path, '320:100:0:0'))[20]).toBeLessThan(3);
  expect((await lettersIn(path, '320:60:0:120'))[20]).toBeGreaterThan(3);
});

it('a sign that no font has is left out if it is a picture, and refused if it is a letter', async () => {
  const bare = await lettersIn(await film([title('HELLO')], 'bare'), '320:60:0:120');
  const rocket = await lettersIn(await film([title('HELLO \u{1faff}')], 'rocket'), '320:60:0:120');
  expect(Math.abs((bare[20] ?? 0) - (rocket[20] ?? 99))).toBeLessThan(2);
  await expect(film([title('𒐫')], 'cuneiform')).rejects.toMatchObject({ code: 'font-missing' });
});

it('a long title stays inside the picture', async () => {
  const long =
    'A very long title that nobody would write but somebody will, and then it has to fit '.repeat(
      3,
    );
  const path = await film([title(long, { position: 'middle' })], 'long');
  expect((await lettersIn(path, '12:180:0:0'))[20]).toBeLessThan(3);
  expect((await lettersIn(path, '12:180:308:0'))[20]).toBeLessThan(3);
  expect((await lettersIn(path, '320:100:0:40'))[20]).toBeGreaterThan(3);
});

describe('a styled title', () => {
  const styled = (more: Partial<TitleStyle>, name: string, own: Partial<Title> = {}) =>
    film([title('HELLO', { ...own, style: { ...plainTitle, ...more } })], name);
  const mean = async (path: string, part: string, at = 20) =>
    (await frameColours(path, part))[at] ?? ([0, 0, 0] as const);

  it('is larger, and in its own colour', async () => {
    const usual = await lettersIn(await film([title('HELLO')], 'usual'), '320:60:0:120');
    const large = await lettersIn(await styled({ size: 200 }, 'large'), '320:60:0:120');
    expect(large[20]).toBeGreaterThan((usual[20] ?? 0) * 2);
    const green = await mean(
      await styled({ colour: '00ff00', size: 200 }, 'green'),
      '320:60:0:120',
    );
    expect(green[1]).toBeGreaterThan(green[0] + 8);
  });

  it('stands on a box of its colour, and on nothing else', async () => {
    const path = await styled({ box: 'ff0000', colour: 'ff0000' }, 'box');
    expect((await mean(path, '30:6:145:152'))[0]).toBeGreaterThan(150);
    expect((await mean(path, '40:40:0:0'))[0]).toBeLessThan(8);
  });

  it('goes to the side', async () => {
    const path = await styled({ side: 'right' }, 'right', { position: 'top' });
    const red = async (part: string) => (await mean(path, part))[0];
    expect(await red('140:50:180:0')).toBeGreaterThan(5);
    expect(await red('140:50:0:0')).toBeLessThan(2);
  });

  it('slides in from the left, and is there at once where it is cut', async () => {
    const sliding = await styled({ enter: 'slide' }, 'slide', { at: 5, frames: 38 });
    const seen = await lettersIn(sliding, '100:60:110:120');
    expect(seen[7]).toBeLessThan(3);
    expect(seen[25]).toBeGreaterThan(5);
    const cutIn = await lettersIn(await styled({ enter: 'cut' }, 'cut'), '320:60:0:120');
    expect(Math.abs((cutIn[10] ?? 0) - (cutIn[20] ?? 99))).toBeLessThan(2);
  });
});
