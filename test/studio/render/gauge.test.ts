import { expect, it } from 'vitest';
import { createGauge } from '../../../src/studio/render/gauge.ts';

it('what is ahead counts until its own parts are known', () => {
  const told: number[] = [];
  const gauge = createGauge((percent) => told.push(percent), { from: 0, to: 100 });
  const first = gauge.part(30);
  gauge.ahead(70);
  first.at(1);
  const second = gauge.part(60);
  second.at(0.5);
  second.at(1);
  expect(told).toEqual([30, 66, 100]);
});
