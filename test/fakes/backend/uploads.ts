import type { IncomingMessage } from 'node:http';

export interface ReceivedFile {
  readonly field: string;
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** False where the closing boundary never came. */
  readonly isWhole: boolean;
}

/** Counts one streamed multipart file without keeping it. */
export async function receiveFile(request: IncomingMessage): Promise<ReceivedFile> {
  const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
  const closing = Buffer.from(`\r\n--${boundary}--\r\n`);
  let head: Buffer | undefined;
  let seen = Buffer.alloc(0);
  let bodyBytes = 0;
  let tail = Buffer.alloc(0);
  for await (const chunk of request) {
    let bytes: Buffer = chunk;
    if (head === undefined) {
      seen = Buffer.concat([seen, bytes]);
      const end = seen.indexOf('\r\n\r\n');
      if (end < 0) continue;
      head = seen.subarray(0, end);
      bytes = seen.subarray(end + 4);
    }
    bodyBytes += bytes.length;
    tail = Buffer.concat([tail, bytes]).subarray(-closing.length);
  }
  const text = head?.toString('utf8') ?? '';
  return {
    field: /name="([^"]*)"/.exec(text)?.[1] ?? '',
    name: /filename="([^"]*)"/.exec(text)?.[1] ?? '',
    mimeType: /Content-Type: (.*)/i.exec(text)?.[1] ?? '',
    sizeBytes: bodyBytes - closing.length,
    isWhole: tail.equals(closing),
  };
}
