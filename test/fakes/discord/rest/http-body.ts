import type { IncomingMessage } from 'node:http';
import { refuse } from '../api-error.ts';

export interface UploadedFile {
  /** The number in `files[n]`. */
  readonly key: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface HttpBody {
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** A JSON body, or `payload_json` with `files[n]`; 413 above the bound. */
export async function readHttpBody(request: IncomingMessage, mostBytes: number): Promise<HttpBody> {
  const bytes = await readBounded(request, mostBytes);
  const contentType = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: undefined, files: [] };
  if (!contentType.startsWith('multipart/form-data')) {
    return { json: JSON.parse(bytes.toString('utf8')), files: [] };
  }
  const headers = { 'content-type': contentType };
  return readParts(await new Response(new Uint8Array(bytes), { headers }).formData());
}

async function readParts(form: FormData): Promise<HttpBody> {
  const files: UploadedFile[] = [];
  let json: unknown;
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (field === 'payload_json') json = JSON.parse(value);
      continue;
    }
    files.push({
      key: /^files\[(\d+)\]$/.exec(field)?.[1] ?? field,
      name: value.name,
      contentType: value.type === '' ? 'application/octet-stream' : value.type,
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  return { json, files };
}

async function readBounded(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= mostBytes) chunks.push(chunk);
  }
  // The rest was read and thrown away: a client that is still sending hears the answer too.
  if (size > mostBytes) throw refuse('tooLarge');
  return Buffer.concat(chunks);
}
