import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { StudioError } from '../errors.ts';
import { toDiskError } from '../records/disk-errors.ts';

export interface Received {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Streams bytes into a new file, counting and hashing on the way. Throws `file-too-large` at the first byte beyond
 * `maxBytes`, `unsupported-file` when nothing came, `disk-full`; the file is gone then.
 */
export async function receiveFile(
  body: AsyncIterable<Uint8Array>,
  path: string,
  limits: { readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<Received> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* counted() {
    for await (const chunk of body) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limits.maxBytes) {
        throw new StudioError('file-too-large', `the file is larger than ${limits.maxBytes} bytes`);
      }
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    await pipeline(counted(), file, { signal: limits.signal });
    if (sizeBytes === 0) throw new StudioError('unsupported-file', 'the file is empty');
  } catch (error) {
    await rm(path, { force: true });
    throw limits.signal.aborted ? limits.signal.reason : toDiskError(error);
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}
