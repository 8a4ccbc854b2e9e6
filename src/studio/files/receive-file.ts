import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { StudioError } from '../errors.ts';
import { toDiskError } from '../records/disk-errors.ts';

export interface Received {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Whether there is still room is looked at whenever so many bytes have come. */
const lookEveryBytes = 16 * 1024 * 1024;

export interface ReceiveLimits {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Told of bytes that came; what it throws ends the receiving. */
  came(bytes: number): Promise<void>;
}

/**
 * Streams bytes into a new file, counting and hashing on the way. Throws `file-too-large` at the first byte beyond
 * `maxBytes`, `unsupported-file` when nothing came, `disk-full`; the file is gone then.
 */
export async function receiveFile(
  body: AsyncIterable<Uint8Array>,
  path: string,
  limits: ReceiveLimits,
): Promise<Received> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let toldBytes = 0;
  async function tell() {
    const bytes = sizeBytes - toldBytes;
    toldBytes = sizeBytes;
    await limits.came(bytes);
  }
  async function* counted() {
    for await (const chunk of body) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limits.maxBytes) {
        throw new StudioError('file-too-large', `the file is larger than ${limits.maxBytes} bytes`);
      }
      if (sizeBytes - toldBytes >= lookEveryBytes) await tell();
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    // Opened before anything can fail: a stream that opens by itself may do so after the file was removed.
    const file = await open(path, 'wx', 0o600);
    await pipeline(counted(), file.createWriteStream(), { signal: limits.signal });
    await tell();
    if (sizeBytes === 0) throw new StudioError('unsupported-file', 'the file is empty');
  } catch (error) {
    await rm(path, { force: true });
    throw limits.signal.aborted ? limits.signal.reason : toDiskError(error);
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}
