import { expect, it } from 'vitest';
import { capBytes } from '../../src/net/byte-cap.ts';

async function* chunks(...sizes: readonly number[]) {
  for (const size of sizes) yield new Uint8Array(size);
}

it('exactly the bound passes, one byte more does not', async () => {
  const seen: number[] = [];
  for await (const chunk of capBytes(chunks(3, 4), 7)) seen.push(chunk.byteLength);
  expect(seen).toEqual([3, 4]);
  const capped = capBytes(chunks(3, 5), 7);
  expect((await capped.next()).value?.byteLength).toBe(3);
  await expect(capped.next()).rejects.toMatchObject({ code: 'too-large' });
});

it('the source is closed when the bound is passed', async () => {
  let isClosed = false;
  async function* endless() {
    try {
      for (let count = 0; count < 1000; count += 1) yield new Uint8Array(10);
    } finally {
      isClosed = true;
    }
  }
  const drain = async () => {
    for await (const chunk of capBytes(endless(), 25)) expect(chunk).toHaveLength(10);
  };
  await expect(drain()).rejects.toMatchObject({ code: 'too-large' });
  expect(isClosed).toBe(true);
});
