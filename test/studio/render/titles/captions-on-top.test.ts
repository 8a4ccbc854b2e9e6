import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Layer } from '../../../../src/studio/edit/picture/layer.ts';
import type { Timeline } from '../../../../src/studio/edit/timeline.ts';
import { plainTitle } from '../../../../src/studio/edit/title-style.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { ffmpeg } from '../../../fixtures/media/media-folder.ts';
import { title } from '../../edit/timelines.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let sources: readonly RenderSource[];
beforeAll(async () => {
  kit = await createRenderKit();
  const photo = kit.folder.path('photo.png');
  await ffmpeg(['-f', 'lavfi', '-i', 'color=blue:size=320x180', '-frames:v', '1', photo]);
  const clip = await makeColours(kit.folder.path('blue.mp4'), ['blue'], { secondsEach: 2 });
  sources = [await kit.source('a_blue', clip), await kit.source('a_photo', photo)];
});
afterAll(() => kit.remove());

const over = { ...plainTitle, bold: true, enter: 'cut', size: 200 } as const;
const words: Partial<Timeline> = {
  titles: [title({ id: 't1', text: 'ABOVE', at: 0, frames: 60, position: 'top', style: over })],
  subtitles: {
    ...{ sources: ['a_subs'], position: 'bottom', shift: 0, style: over },
    lines: [{ asset: 'a_blue', in: 0, out: 60, text: 'BELOW' }],
  },
};

/** Everything that can lie over a clip, all of it blue. */
const inset: Layer = {
  ...{ id: 'l1', kind: 'inset', asset: 'a_photo', at: 0, frames: 60, from: 0, gainDb: null },
  ...{ place: { x: 'centre', y: 'middle' }, size: 1000, margin: 0, opacity: 100 },
};
const cover = { x: 0, y: 0, width: 1000, height: 1000, how: 'fill', colour: '0000ff' } as const;

/** Of the letters alone: nothing else here is red. */
async function letters(path: string, at: number): Promise<readonly number[]> {
  const parts = ['320:70:0:0', '320:70:0:110'];
  const seen = await Promise.all(parts.map((part) => frameColours(path, part)));
  return seen.map((colours) => colours[at]?.[0] ?? 0);
}

it('titles and subtitles are above clips, layers, hidden parts, transitions and fades', async () => {
  const plain = lineUp([cut('a_blue', [0, 60])], words);
  const buried = lineUp(
    [
      cut('a_blue', [0, 30], { look: { covers: [cover] } }),
      cut('a_blue', [30, 60], { transition: { kind: 'slideup', frames: 10 } }),
    ],
    { ...words, layers: [inset], fades: { out: { frames: 12, of: 'both', colour: 'black' } } },
  );
  const [bare, full] = await Promise.all(
    [plain, buried].map(async (timeline, nth) => {
      return (await kit.render({ timeline, sources, name: `film-${nth}` })).path;
    }),
  );
  for (const at of [5, 30, 45, 59]) {
    const [wanted = [], seen = []] = await Promise.all(
      [bare, full].map((path) => letters(path ?? '', at)),
    );
    expect(Math.min(...wanted), `bare, frame ${at}`).toBeGreaterThan(5);
    for (const [nth, red] of seen.entries()) {
      expect(red / (wanted[nth] ?? 1), `frame ${at}, part ${nth}`).toBeGreaterThan(0.85);
    }
  }
  const [, , blue] = (await frameColours(full ?? ''))[59] ?? [0, 0, 255];
  expect(blue).toBeLessThan(60);
});
