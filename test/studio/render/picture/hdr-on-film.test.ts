import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Colour } from '../../../fixtures/media/look.ts';
import { frameColours } from '../../../fixtures/media/look.ts';
import { ffmpeg } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
beforeAll(async () => {
  kit = await createRenderKit();
});
afterAll(() => kit.remove());

const patches = ['red', 'lime', 'blue', '0x404040', 'gray', 'white'] as const;

/** Six patches as a camera writes them: wide primaries, ten bits, white of a page at 203 cd/m². */
async function makeHdr(name: string, transfer: string): Promise<string> {
  const path = kit.folder.path(`${name}.mp4`);
  const boxes = patches.map(
    (colour, at) => `drawbox=x=${at * 50}:w=50:h=180:color=${colour}:t=fill`,
  );
  await ffmpeg([
    ...['-f', 'lavfi', '-i', 'color=black:size=300x180:rate=30:duration=0.2,format=yuv444p', '-vf'],
    [
      ...boxes,
      'setparams=color_primaries=bt709:color_trc=bt709:colorspace=smpte170m:range=tv',
      'zscale=t=linear:npl=203,format=gbrpf32,zscale=p=2020',
      `zscale=t=${transfer}:m=2020_ncl:r=limited:npl=203,format=yuv420p10le`,
    ].join(','),
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '4', '-color_trc', transfer],
    ...['-color_primaries', 'bt2020', '-colorspace', 'bt2020nc', '-color_range', 'tv', path],
  ]);
  return path;
}

it.each([
  ['hlg', 'arib-std-b67'],
  ['pq', 'smpte2084'],
])(
  'footage in %s has its hues and its greys, and room above the white of a page',
  async (range, transfer) => {
    const source = await kit.source('a_hdr', await makeHdr(range, transfer));
    expect(source.facts.picture?.range).toBe(range);
    const timeline = lineUp([cut('a_hdr', [0, 3])], {
      canvas: { widthPx: 300, heightPx: 180, fit: 'bars' },
    });
    const film = await kit.render({ timeline, sources: [source], name: `${range}-film` });
    const seen: Colour[] = [];
    for (const [at] of patches.entries()) {
      const [, colour] = await frameColours(film.path, `30:100:${at * 50 + 10}:40`);
      if (colour !== undefined) seen.push(colour);
    }
    for (const [at, colour] of seen.slice(0, 3).entries()) {
      expect(colour[at], `${patches[at]}`).toBeGreaterThan(150);
      expect(Math.max(...colour.filter((_, other) => other !== at))).toBeLessThan(40);
    }
    const greys = seen.slice(3);
    for (const grey of greys) expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(6);
    const [dark, middle, light] = greys.map(([, green]) => green);
    expect([dark, middle, light]).toEqual([
      expect.closeTo(58, -1.2),
      expect.closeTo(113, -1.2),
      expect.closeTo(193, -1.2),
    ]);
  },
);
