import { NetError } from './errors.ts';

/** Passes bytes through and throws `too-large` at the first chunk that goes beyond `maxBytes`. */
export async function* capBytes(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let seenBytes = 0;
  for await (const chunk of body) {
    seenBytes += chunk.byteLength;
    if (seenBytes > maxBytes) throw new NetError('too-large', `more than ${maxBytes} bytes came`);
    yield chunk;
  }
}
