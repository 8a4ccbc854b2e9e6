import { InputFile } from 'grammy';
import { BotError } from '../../../core/errors.ts';
import type { OutboundFile } from '../../../core/message.ts';
import type { Clock } from '../../../core/ports/clock.ts';

/** So long nothing may move while bytes are left. */
const stallMs = 90_000;

/** Lends a file to one request as a stream; what goes wrong with the file itself is what the caller hears of. */
export async function withUpload<T>(
  clock: Clock,
  file: OutboundFile,
  send: (media: InputFile, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const { signal } = ending;
  const stall = watchForStall(clock, ending);
  let failed: unknown;
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* exactly(file, signal, stall.touch);
      stall.stop();
    } catch (error) {
      if (!signal.aborted) failed ??= error;
      throw error;
    }
  }
  try {
    return await send(new InputFile(bytes(), toFileName(file.name)), signal);
  } catch (error) {
    throw failed ?? (signal.aborted ? signal.reason : error);
  } finally {
    stall.stop();
    ending.abort();
  }
}

/** grammY writes the name without quotes, so nothing may be in it that ends it. */
function toFileName(name: string): string {
  return name.replaceAll(/[\p{Cc}";\\]/gu, '_');
}

/** A file that ends early must not be taken for a whole one. */
async function* exactly(
  file: OutboundFile,
  signal: AbortSignal,
  onMove: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let seenBytes = 0;
  for await (const chunk of file.open(signal)) {
    seenBytes += chunk.byteLength;
    onMove();
    yield chunk;
  }
  if (seenBytes === file.sizeBytes) return;
  throw new BotError('stream-cut', 'a result is not as long as it was said to be', {
    facts: { sizeBytes: file.sizeBytes, seenBytes },
  });
}

function watchForStall(clock: Clock, ending: AbortController) {
  let movedAt = clock.now();
  let forget = clock.after(stallMs, look);
  function look(): void {
    const leftMs = movedAt + stallMs - clock.now();
    if (leftMs > 0) forget = clock.after(leftMs, look);
    else ending.abort(new BotError('chat-unreachable', 'an upload to Telegram stood still'));
  }
  return {
    touch: () => {
      movedAt = clock.now();
    },
    stop: () => forget(),
  };
}
