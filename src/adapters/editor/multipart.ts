const encoder = new TextEncoder();
const crlf = '\r\n';

export interface FilePart {
  readonly field: string;
  readonly name: string;
  readonly mimeType: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * One file as `multipart/form-data`, streamed: chunks pass through as they are, uncopied. (form-data-encoder cuts chunks
 * beyond 64 KB out of the wrong place of a shared buffer and copies each, so it is not used.)
 */
export async function* encodeMultipart(
  part: FilePart,
  boundary: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const disposition = `form-data; name="${escapeName(part.field)}"; filename="${escapeName(part.name)}"`;
  yield encoder.encode(
    `--${boundary}${crlf}Content-Disposition: ${disposition}${crlf}` +
      `Content-Type: ${part.mimeType.replace(/[^\x20-\x7e]/g, '')}${crlf}${crlf}`,
  );
  yield* part.body;
  yield encoder.encode(`${crlf}--${boundary}--${crlf}`);
}

/** As the HTML standard has it: quotes and line breaks percent-encoded, all else in UTF-8. */
function escapeName(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
