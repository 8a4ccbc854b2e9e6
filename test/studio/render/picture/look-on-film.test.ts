import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Framing, Look } from '../../../../src/studio/edit/picture/look.ts';
import { plainColour, plainFraming, wholeView } from '../../../../src/studio/edit/picture/look.ts';
import type { Timeline } from '../../../../src/studio/edit/timeline.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { type Colour, frameColours, lookAt, nameOf } from '../../../fixtures/media/look.ts';
import { makeClip } from '../../../fixtures/media/make-clip.ts';
import { makeDot, makeQuadrants } from '../../../fixtures/media/make-marked.ts';
import { ffmpegBytes } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let marked: RenderSource;
let brown: RenderSource;
let dot: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  marked = await kit.source('a_marked', await makeQuadrants(kit.folder.path('marked.mp4')));
  const plain = { picture: 'color=0x906848', seconds: 1 };
  brown = await kit.source('a_brown', await makeClip(kit.folder.path('brown.mp4'), plain));
  dot = await kit.source('a_dot', await makeDot(kit.folder.path('dot.mp4')));
});
afterAll(() => kit.remove());

let films = 0;
async function film(source: RenderSource, look: Look, more: Partial<Timeline> = {}) {
  films += 1;
  const clips = [cut('a_marked', [0, 10], { asset: source.id as `a_${string}`, look })];
  const timeline = lineUp(clips, more);
  const { path } = await kit.render({ timeline, sources: [source], name: `film-${films}` });
  return path;
}

/** Names of the four corners' colours: above left and right, below left and right. */
async function corners(path: string, { widthPx = 320, heightPx = 180 } = {}): Promise<string> {
  const [x, y] = [widthPx - 30, heightPx - 30];
  const places = [`20:20:10:10`, `20:20:${x}:10`, `20:20:10:${y}`, `20:20:${x}:${y}`];
  const seen: string[] = [];
  for (const place of places) {
    const [, colour = [0, 0, 0] as const] = await frameColours(path, place);
    seen.push(nameOf(colour));
  }
  return seen.join(' ');
}

const framed = (more: Partial<Framing>): Look => ({ framing: { ...plainFraming, ...more } });
const upright = { canvas: { widthPx: 180, heightPx: 320, fit: 'bars' } } as const;

describe('framing', () => {
  it.each([
    [framed({}), 'red green blue white'],
    [framed({ mirrored: true }), 'green red white blue'],
    [framed({ turn: 180 }), 'white blue green red'],
    [framed({ mirrored: true, turn: 180 }), 'blue white red green'],
    [framed({ crop: { left: 500, top: 0, right: 0, bottom: 500 } }), 'green green green green'],
    [framed({ crop: { left: 0, top: 500, right: 0, bottom: 0 } }), 'blue white blue white'],
  ])('%j', async (look, seen) => {
    const crop = { canvas: { widthPx: 320, heightPx: 180, fit: 'crop' } } as const;
    expect(await corners(await film(marked, look, crop))).toBe(seen);
  });

  it('turned by a quarter fills an upright canvas', async () => {
    const right = await film(marked, framed({ turn: 90 }), upright);
    expect(await corners(right, { widthPx: 180, heightPx: 320 })).toBe('blue red white green');
    const left = await film(marked, framed({ turn: 270 }), upright);
    expect(await corners(left, { widthPx: 180, heightPx: 320 })).toBe('green white red blue');
  });

  it('straightened has picture in every corner', async () => {
    const path = await film(brown, framed({ tilt: 80 }));
    const dark = await cornerDots(path);
    expect(Math.min(...dark.map(([red]) => red))).toBeGreaterThan(120);
    const turned = await film(marked, framed({ tilt: 100 }));
    // Clockwise: what was right of the middle above comes down, the lower left goes up.
    expect(nameOf((await frameColours(turned, '6:6:157:60'))[3] ?? [0, 0, 0])).toBe('red');
    expect(nameOf((await frameColours(turned, '6:6:185:60'))[3] ?? [0, 0, 0])).toBe('green');
  });
});

async function cornerDots(path: string): Promise<readonly Colour[]> {
  const places = ['2:2:0:0', '2:2:318:0', '2:2:0:178', '2:2:318:178'];
  const seen = await Promise.all(places.map((place) => frameColours(path, place)));
  return seen.map((frames) => frames[5] ?? ([0, 0, 0] as const));
}

describe('colour', () => {
  const toned = async (more: Partial<typeof plainColour>) => {
    const path = await film(brown, { colour: { ...plainColour, ...more } });
    const frames = await frameColours(path);
    expect(frames).toHaveLength(10);
    return frames[5] ?? ([0, 0, 0] as const);
  };
  const light = ([red, green, blue]: Colour) => (red + green + blue) / 3;

  it('is as filmed where nothing was asked', async () => {
    const [red, green, blue] = await toned({});
    expect(Math.abs(red - 0x90) + Math.abs(green - 0x68) + Math.abs(blue - 0x48)).toBeLessThan(16);
  });

  it('gets brighter and darker, and keeps black', async () => {
    const usual = light(await toned({}));
    expect(light(await toned({ brightness: 25 }))).toBeGreaterThan(usual + 15);
    expect(light(await toned({ brightness: -25 }))).toBeLessThan(usual - 15);
    const bars = await film(brown, { colour: { ...plainColour, brightness: 60 } }, upright);
    expect(light((await frameColours(bars, '180:60:0:0'))[5] ?? [9, 9, 9])).toBeLessThan(3);
  });

  it('gets more and less colourful, and grey', async () => {
    const spread = ([red, , blue]: Colour) => red - blue;
    const usual = spread(await toned({}));
    expect(spread(await toned({ saturation: 40 }))).toBeGreaterThan(usual * 1.2);
    expect(spread(await toned({ saturation: -50 }))).toBeLessThan(usual * 0.7);
    expect(Math.abs(spread(await toned({ tone: 'grey' })))).toBeLessThan(4);
  });

  it('gets warmer and cooler without getting darker', async () => {
    const [red, , blue] = await toned({});
    const warm = await toned({ warmth: 40 });
    const cool = await toned({ warmth: -40 });
    expect(warm[0]).toBeGreaterThan(red + 8);
    expect(warm[2]).toBeLessThan(blue - 4);
    expect(cool[0]).toBeLessThan(red - 8);
    expect(cool[2]).toBeGreaterThan(blue + 4);
  });

  it('in sepia is brown whatever it was, and never loses its light', async () => {
    const path = await film(marked, { colour: { ...plainColour, tone: 'sepia' } });
    for (const part of ['100:60:200:10', '100:60:10:110']) {
      const [red, green, blue] = (await frameColours(path, part))[5] ?? [0, 0, 0];
      expect(red).toBeGreaterThan(green);
      expect(green).toBeGreaterThan(blue);
    }
  });

  it('with more contrast has darker shadows and lighter lights', async () => {
    const path = await film(marked, { colour: { ...plainColour, contrast: 40 } });
    const plain = await film(marked, {});
    const blue = async (of: string) =>
      light((await frameColours(of, '60:60:10:110'))[5] ?? [0, 0, 0]);
    expect(await blue(path)).toBeLessThan(await blue(plain));
  });
});

/** The dot's middle in each frame, to fractions of a pixel. */
async function dotPath(path: string): Promise<readonly (readonly [number, number])[]> {
  const bytes = await ffmpegBytes([
    ...['-i', path, '-vf', 'format=gray', '-f', 'rawvideo', '-pix_fmt', 'gray'],
  ]);
  const size = 320 * 180;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, frame) => {
    let [sum, x, y] = [0, 0, 0];
    for (let at = 0; at < size; at += 1) {
      const value = Math.max(0, (bytes[frame * size + at] ?? 0) - 40);
      sum += value;
      x += value * (at % 320);
      y += value * Math.floor(at / 320);
    }
    return [x / sum, y / sum] as const;
  });
}

describe('zoom', () => {
  const slow = { ...wholeView, scale: 130 };

  it('moves evenly, by fractions of a pixel, and ends where it should', async () => {
    const look = { zoom: { from: wholeView, to: slow, over: [0, 60] as const } };
    const clips = [cut('a_dot', [0, 60], { look })];
    const job = { timeline: lineUp(clips), sources: [dot], name: 'zoom' };
    const found = await dotPath((await kit.render(job)).path);
    expect(found).toHaveLength(60);
    const steps = found.slice(1).map(([x], at) => x - (found[at]?.[0] ?? 0));
    // The dot is 80 px right of the middle: it goes 24 px outwards in sixty steps.
    expect(Math.max(...steps)).toBeLessThan(0.65);
    expect(Math.min(...steps)).toBeGreaterThan(0.2);
    const [first, last] = [found[0]?.[0] ?? 0, found.at(-1)?.[0] ?? 0];
    expect(Math.abs(last - first - 80 * 0.295)).toBeLessThan(1);
  });

  it('moves a photo as evenly, sideways too', async () => {
    const photo = await kit.source('a_photo', await makeDot(kit.folder.path('dot.png')));
    const [from, to] = [450, 550].map((x) => ({ scale: 115, x, y: 500 }));
    const look = {
      zoom: { from: from ?? wholeView, to: to ?? wholeView, over: [60, 105] as const },
    };
    const clips = [cut('a_photo', [60, 105], { look })];
    const job = { timeline: lineUp(clips), sources: [photo], name: 'photo' };
    const found = await dotPath((await kit.render(job)).path);
    expect(found).toHaveLength(45);
    const steps = found.slice(1).map(([x], at) => (found[at]?.[0] ?? 0) - x);
    // A tenth of 320 px, times 1.15, in 45 steps.
    const [least, most] = [Math.min(...steps), Math.max(...steps)];
    expect(least).toBeGreaterThan(0.6);
    expect(most).toBeLessThan(1.05);
    const heights = found.map(([, y]) => y);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.3);
  });

  it('goes on over a cut as if there were none', async () => {
    const look = { zoom: { from: wholeView, to: slow, over: [0, 60] as const } };
    const whole = [cut('a_dot', [0, 60], { look })];
    const halves = [cut('a_dot', [0, 23], { look }), cut('a_dot', [23, 60], { look })];
    const one = await kit.render({ timeline: lineUp(whole), sources: [dot], name: 'whole' });
    const two = await kit.render({ timeline: lineUp(halves), sources: [dot], name: 'halves' });
    const [a, b] = [await dotPath(one.path), await dotPath(two.path)];
    const apart = a.map(([x], at) => Math.abs(x - (b[at]?.[0] ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(0.3);
  });

  it('stands still where it begins and ends alike, around the place that was named', async () => {
    const there = { scale: 200, x: 750, y: 250 };
    const path = await film(dot, { zoom: { from: there, to: there, over: [0, 60] } });
    const found = await dotPath(path);
    expect((await lookAt(path)).frames).toBe(10);
    for (const [x, y] of found) {
      expect(Math.abs(x - 160)).toBeLessThan(1.5);
      expect(Math.abs(y - 90)).toBeLessThan(1.5);
    }
  });
});

describe('fades of the film', () => {
  const fades = (colour: 'black' | 'white', of: 'both' | 'sound' = 'both') => ({
    fades: { in: { frames: 10, of, colour }, out: { frames: 12, of, colour } },
  });
  const lights = async (more: Partial<Timeline>, name: string) => {
    const clips = [cut('a_brown', [0, 30]), cut('a_brown', [0, 30], { id: 'b' })];
    const job = { timeline: lineUp(clips, more), sources: [brown], name };
    return (await frameColours((await kit.render(job)).path)).map(([red]) => red);
  };

  it('begin and end with nothing but their colour, on exactly their frames', async () => {
    const seen = await lights(fades('black'), 'black');
    expect(seen).toHaveLength(60);
    expect(seen[0]).toBeLessThan(4);
    expect(seen[59]).toBeLessThan(4);
    expect(Math.min(...seen.slice(10, 48))).toBeGreaterThan(130);
    expect(seen[8]).toBeLessThan(130);
    expect(seen[50]).toBeLessThan(130);
    expect((await lights(fades('white'), 'white'))[59]).toBeGreaterThan(250);
  });

  it('of the sound leave the picture alone', async () => {
    const seen = await lights(fades('black', 'sound'), 'sound');
    expect(Math.min(...seen)).toBeGreaterThan(130);
  });
});
