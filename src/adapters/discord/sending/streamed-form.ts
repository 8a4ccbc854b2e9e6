import { randomBytes } from 'node:crypto';
import type { OutboundFile } from '../../../core/message.ts';

/** A message with one file as multipart, of known length and never held whole. */
export interface StreamedForm {
  readonly contentType: string;
  readonly sizeBytes: number;
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

export function createStreamedForm(payload: object, file: OutboundFile): StreamedForm {
  const boundary = `cutroom-${randomBytes(16).toString('hex')}`;
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="payload_json"\r\n` +
      `Content-Type: application/json\r\n\r\n${JSON.stringify(payload)}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="files[0]"; filename="${toHeader(file.name)}"\r\n` +
      `Content-Type: ${toHeader(file.mimeType)}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    sizeBytes: head.length + file.sizeBytes + tail.length,
    async *open(signal) {
      yield head;
      yield* file.open(signal);
      yield tail;
    },
  };
}

/** As browsers escape names in multipart heads. */
function toHeader(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function isStreamedForm(body: unknown): body is StreamedForm {
  return typeof body === 'object' && body !== null && 'contentType' in body && 'open' in body;
}
