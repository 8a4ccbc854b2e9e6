import { describe, expect, test } from 'vitest';
import { layOut, marginPx, mostLanes } from '../../../src/adapters/picture/layout.ts';
import { palettes } from '../../../src/adapters/picture/palettes.ts';
import type { Draft } from '../../../src/core/draft/draft.ts';
import { wordingOf } from '../../../src/core/wording/catalogue.ts';
import { draftOf, draw, englishWords, piece, track } from './picture-kit.ts';

const { dark } = palettes;
const { video, audio, text } = dark.inks;

const urban = draftOf(
  10_000,
  track('video', piece('city timelapse', 0, 10_000)),
  track('audio', { ...piece('Lo-fi', 0, 10_000), volumePercent: 35 }),
  track('text', piece('Urban Dreams', 0, 3_000)),
);

/** The lane at that place, with how to find a moment in it. */
function laneOf(draft: Draft, at: number) {
  const { lanes, durationMs, widthPx } = layOut(draft);
  const lane = lanes[at];
  if (lane === undefined) throw new Error('no such lane');
  const xOf = (ms: number) => marginPx + (ms / durationMs) * (widthPx - 2 * marginPx);
  return { ...lane, xOf, underPx: lane.topPx + lane.rowPx - 8 };
}

test('lanes are drawn where their tracks are, as long as their pieces', async () => {
  const picture = await draw(urban);
  const [film, music, title] = [0, 1, 2].map((at) => laneOf(urban, at));
  for (const ms of [100, 5_000, 9_900]) {
    expect(picture.colourAt(film?.xOf(ms) ?? 0, film?.underPx ?? 0)).toBe(video.piece);
    expect(picture.colourAt(music?.xOf(ms) ?? 0, music?.underPx ?? 0)).toBe(audio.piece);
  }
  expect(picture.colourAt(title?.xOf(2_900) ?? 0, title?.underPx ?? 0)).toBe(text.piece);
  expect(picture.colourAt(title?.xOf(3_100) ?? 0, title?.underPx ?? 0)).toBe(dark.trough);
});

test('a draft that tells too short a length is drawn as long as its pieces', () => {
  const { durationMs, lanes } = layOut(draftOf(1_000, track('video', piece('a', 4_000, 4_000))));
  expect(durationMs).toBe(8_000);
  expect(lanes[0]?.blocks).toMatchObject([{ fromPx: 500, toPx: 1_000 }]);
});

test('music is filled up to its volume', async () => {
  const picture = await draw(urban);
  const { topPx, rowPx, xOf } = laneOf(urban, 1);
  const x = xOf(9_000);
  expect(picture.colourAt(x, topPx + rowPx * 0.6)).toBe(dark.quiet);
  expect(picture.colourAt(x, topPx + rowPx * 0.7)).toBe(audio.piece);
});

test('a cut and a gap are seen, and pieces that follow each other as one are not cut', async () => {
  const draft = draftOf(
    10_000,
    track('video', piece('a', 0, 4_000), piece('b', 4_000, 2_000), piece('c', 8_000, 2_000)),
  );
  const picture = await draw(draft);
  const { xOf, underPx } = laneOf(draft, 0);
  expect(picture.colourAt(xOf(4_000) - 2, underPx)).toBe(dark.trough);
  expect(picture.colourAt(xOf(3_900), underPx)).toBe(video.piece);
  expect(picture.colourAt(xOf(4_100), underPx)).toBe(video.piece);
  expect(picture.colourAt(xOf(7_000), underPx)).toBe(dark.trough);
  expect(picture.colourAt(xOf(9_900), underPx)).toBe(video.piece);
});

test('the picture is a PNG 1080 px wide, not heavy, and the same for the same draft', async () => {
  const one = await draw(urban);
  const other = await draw(structuredClone(urban));
  expect([one.widthPx, one.heightPx]).toEqual([1080, layOut(urban).heightPx]);
  expect(Buffer.from(one.png).equals(Buffer.from(other.png))).toBe(true);
  expect(one.png.byteLength).toBeLessThan(200_000);
});

test('Chinese names are written in signs that differ, not in boxes that are all the same', async () => {
  const written = async (label: string) => {
    const draft = draftOf(10_000, track('video', piece(label, 0, 10_000)));
    const { topPx } = laneOf(draft, 0);
    const picture = await draw(draft);
    const box = { x: marginPx, y: topPx, width: 200, height: 56 };
    return {
      ink: picture.count(video.name, box),
      png: Buffer.from(picture.png).toString('base64'),
    };
  };
  const [city, sea, none] = [await written('城市'), await written('海边'), await written('')];
  expect(none.ink).toBe(0);
  expect(city.ink).toBeGreaterThan(300);
  expect(city.png).not.toBe(sea.png);
});

test('the heading is in the words that are handed in', async () => {
  const chinese = { ...englishWords, languageTag: 'zh-Hans', heading: () => '时间线' };
  const one = await draw(urban, { words: chinese });
  const other = await draw(urban, { words: { ...chinese, heading: () => '' } });
  const box = { x: marginPx, y: 30, width: 200, height: 60 };
  expect(one.count(dark.text, box)).toBeGreaterThan(300);
  expect(other.count(dark.text, box)).toBe(0);
});

test.each(['en', 'zh'] as const)(
  'the words of the %s catalogue fit the picture',
  async (language) => {
    const words = wordingOf(language).picture;
    const one = await draw(urban, { words });
    expect(one.count(dark.text, { x: marginPx, y: 30, width: 400, height: 60 })).toBeGreaterThan(
      800,
    );
    const texts = [words.heading(1), words.pieces(2), words.seconds(3_250), words.moreTracks(2)];
    expect(texts.every((text) => text.length > 0 && text.length < 24)).toBe(true);
  },
);

test('in light the ground is light, with the same pieces', async () => {
  const picture = await draw(urban, { theme: 'light' });
  const { xOf, underPx } = laneOf(urban, 0);
  expect(picture.colourAt(10, 10)).toBe(palettes.light.ground);
  expect(picture.colourAt(xOf(5_000), underPx)).toBe(palettes.light.inks.video.piece);
});

test(`more than ${mostLanes} tracks are counted below the last lane`, async () => {
  const tracks = Array.from({ length: 20 }, (_, at) =>
    track('video', piece(`clip ${at}`, 0, 1_000)),
  );
  const draft = draftOf(1_000, ...tracks);
  const asked: number[] = [];
  const words = {
    ...englishWords,
    moreTracks: (count: number) => {
      asked.push(count);
      return `+${count} more`;
    },
  };
  const picture = await draw(draft, { words });
  expect(asked).toEqual([8]);
  expect(layOut(draft).lanes).toHaveLength(mostLanes);
  expect(picture.heightPx).toBeLessThan(2_100);
});

test('600 short pieces stay a readable lane, with their name once', async () => {
  const pieces = Array.from({ length: 600 }, (_, at) => piece('talk.mp4', at * 1_000, 1_000));
  const draft = draftOf(600_000, track('video', ...pieces));
  const picture = await draw(draft);
  const { underPx, runs, blocks, topPx } = laneOf(draft, 0);
  const across = { x: marginPx, y: underPx, width: 1_000, height: 1 };
  expect(picture.count(video.piece, across)).toBeGreaterThan(500);
  expect(picture.count(dark.trough, across)).toBeGreaterThan(100);
  expect(runs).toHaveLength(1);
  expect(blocks.reduce((sum, { count }) => sum + count, 0)).toBe(600);
  const name = { x: marginPx, y: topPx, width: 200, height: 56 };
  expect(picture.count(video.name, name)).toBeGreaterThan(300);
});

test('drafts at the edges are drawn as well', async () => {
  const huge = Array.from({ length: 30_000 }, (_, at) => piece('x'.repeat(5_000), at, 1));
  const odd = [
    draftOf(0),
    draftOf(0, track('video')),
    draftOf(0, track('text', piece('', 0, 0))),
    draftOf(1e12, track('audio', { ...piece('long', 0, 1e12), volumePercent: 400 })),
    draftOf(5, track('other', piece('\u202e\u0000🎬👨‍👩‍👧', 3, 1))),
    draftOf(30_000, track('video', ...huge)),
  ];
  for (const draft of odd) expect((await draw(draft)).heightPx).toBeLessThan(1_000);
});

describe.each(Object.entries(palettes))('%s', (_theme, palette) => {
  test('every text stands out from what it is written on', () => {
    const pairs = [
      [palette.text, palette.ground],
      [palette.text, palette.trough],
      [palette.muted, palette.ground],
      [palette.inks.audio.name, palette.quiet],
      ...Object.values(palette.inks).map(({ name, piece: ground }) => [name, ground]),
    ];
    const weak = pairs.filter(([ink = '', ground = '']) => contrast(ink, ground) < 4.5);
    expect(weak).toEqual([]);
    const pale = Object.values(palette.inks).filter(
      ({ mark }) => contrast(mark, palette.ground) < 3,
    );
    expect(pale).toEqual([]);
  });
});

/** As WCAG 2 counts it. */
function contrast(one: string, other: string): number {
  const [light = 0, dim = 0] = [lightness(one), lightness(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dim + 0.05);
}

function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [...Buffer.from(colour.slice(1), 'hex')].map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
