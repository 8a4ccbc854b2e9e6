import type { Workshop } from './pass.ts';

/** Picture and sound side by side; if one fails the other is stopped, and nothing is left running. */
export async function together<Picture, Sound>(
  shop: Workshop,
  start: (shop: Workshop) => readonly [picture: Promise<Picture>, sound: Promise<Sound>],
): Promise<readonly [Picture, Sound]> {
  const stop = new AbortController();
  const work = start({ ...shop, signal: AbortSignal.any([shop.signal, stop.signal]) });
  try {
    return await Promise.all(work);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(work);
    throw error;
  }
}
