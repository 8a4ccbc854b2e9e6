import { expect, it } from 'vitest';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { openFootage } from './footage.ts';

const footage = await openFootage();

async function lightOf(picture: string) {
  const path = await makeClip(footage.path('light.mp4'), { picture, seconds: 2, sound: null });
  return footage.measure(path, 'light');
}

it('dark, grey and light footage are told apart', async () => {
  expect((await lightOf('color=0x202020')).mean).toBeCloseTo(0.125, 1);
  expect((await lightOf('color=0x808080')).mean).toBeCloseTo(0.5, 1);
  expect(await lightOf('color=white')).toMatchObject({ low: 1, high: 1 });
});

it('colour has an amount and a temperature', async () => {
  const grey = await lightOf('color=0x808080');
  expect(Math.abs(grey.colourfulness)).toBeLessThan(0.02);
  const warm = await lightOf('color=0xB08060');
  expect(warm.warmth).toBeGreaterThan(0.08);
  expect(warm.colourfulness).toBeGreaterThan(0.1);
  expect((await lightOf('color=0x6080B0')).warmth).toBeLessThan(-0.08);
});

it('footage of many tones has a range', async () => {
  const { low, high } = await lightOf('testsrc2');
  expect(high - low).toBeGreaterThan(0.5);
});
