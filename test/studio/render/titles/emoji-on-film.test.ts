import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Title } from '../../../../src/studio/edit/timeline.ts';
import { plainTitle, type TitleStyle } from '../../../../src/studio/edit/title-style.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { findPictured } from '../../../../src/studio/render/titles/emoji-layers.ts';
import { frameColours } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let plain: RenderSource;
const hasPictures = (await findPictured(['🟥'])).has('🟥');

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('plain.mp4'), ['black'], { secondsEach: 3 });
  plain = await kit.source('a_plain', path);
});
afterAll(() => kit.remove());

async function film(text: string, name: string, look: Partial<TitleStyle> = {}): Promise<string> {
  const style = { ...plainTitle, size: 250, ...look };
  const title: Title = { id: 't_1', text, at: 10, frames: 40, position: 'middle', style };
  const timeline = lineUp([cut('a_plain', [0, 70])], { titles: [title] });
  return (await kit.render({ timeline, sources: [plain], name })).path;
}

/** How much more red than green each frame of a part is: letters are white. */
async function redIn(path: string, part: string): Promise<readonly number[]> {
  return (await frameColours(path, part)).map(([red, green]) => red - green);
}

const left = '160:60:0:60';
const right = '160:60:160:60';

describe.runIf(hasPictures)('emoji in a title', () => {
  it('have their colours, on the title’s frames alone, where the text leaves room for them', async () => {
    const path = await film('HELLO 🟥', 'red');
    const red = await redIn(path, right);
    expect(red[30]).toBeGreaterThan(3);
    expect(Math.abs(red[9] ?? 99)).toBeLessThan(1);
    expect(Math.abs(red[50] ?? 99)).toBeLessThan(1);
    expect(Math.abs((await redIn(path, left))[30] ?? 99)).toBeLessThan(1);
  });

  it('come first where they are written first', async () => {
    const path = await film('🟥 HELLO', 'first');
    expect((await redIn(path, left))[30]).toBeGreaterThan(3);
    expect(Math.abs((await redIn(path, right))[30] ?? 99)).toBeLessThan(1);
  });

  it('stand alone', async () => {
    const path = await film('🟥', 'alone');
    expect((await redIn(path, '40:40:140:70'))[30]).toBeGreaterThan(40);
  });

  it('fade with their letters', async () => {
    const red = await redIn(await film('🟥', 'fading'), '40:40:140:70');
    expect(red[11]).toBeLessThan((red[30] ?? 0) * 0.6);
    expect(red[49]).toBeLessThan((red[30] ?? 0) * 0.6);
  });

  it('are there on exactly the frames of a title that does not fade', async () => {
    const red = await redIn(await film('🟥', 'cut', { enter: 'cut' }), '40:40:140:70');
    const shown = red.flatMap((value, at) => (value > 20 ? [at] : []));
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([40, 10, 49]);
  });

  it('wait for letters that slide in', async () => {
    const red = await redIn(await film('🟥', 'sliding', { enter: 'slide' }), '320:180:0:0');
    expect(Math.abs(red[16] ?? 99)).toBeLessThan(0.5);
    expect(red[40]).toBeGreaterThan(1);
  });

  it('are seen in front of a box, and the box is as wide as both', async () => {
    const path = await film('HI 🟥', 'boxed', { box: '0000ff' });
    expect((await redIn(path, right))[30]).toBeGreaterThan(3);
    // Between the letters and the square the box goes on, and below the square it is seen too.
    const blue = (await frameColours(path, '3:3:188:106')).map(([, , value]) => value);
    expect(blue[30]).toBeGreaterThan(100);
  });
});
