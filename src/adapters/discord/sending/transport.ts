import { Readable } from 'node:stream';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { type Dispatcher, Headers, request } from 'undici';
import { isStreamedForm, type StreamedForm } from './streamed-form.ts';

/** A call without a file: longer is a connection that died. discord.js then tries again. */
const callMs = 15_000;
/** A call with a file, on a slow line: what discord.js must be told, so that it does not send the file twice. */
export const uploadMs = 5 * 60_000;

type MakeRequest = RESTOptions['makeRequest'];
type Answer = Awaited<ReturnType<MakeRequest>>;
type Given = Parameters<MakeRequest>[1];

/** How discord.js sends a request: by itself where it is small, as a stream of known length where it carries a file. */
export function createTransport(dispatcher: Dispatcher): MakeRequest {
  return (url, init) => {
    const form: unknown = init.body;
    return isStreamedForm(form)
      ? sendForm({ dispatcher, url, init, form })
      : sendCall(url, init, AbortSignal.timeout(callMs));
  };
}

async function sendCall(url: string, init: Given, tooLong: AbortSignal): Promise<Answer> {
  const signal = AbortSignal.any([...(init.signal ? [init.signal] : []), tooLong]);
  try {
    return await DefaultRestOptions.makeRequest(url, { ...init, signal });
  } catch (error) {
    // discord.js repeats a call that took too long by the name of this error alone.
    if (tooLong.aborted) throw new DOMException('Discord did not answer', 'AbortError');
    throw error;
  }
}

interface FormCall {
  readonly dispatcher: Dispatcher;
  readonly url: string;
  readonly init: Given;
  readonly form: StreamedForm;
}

async function sendForm({ dispatcher, url, init, form }: FormCall): Promise<Answer> {
  const signal = init.signal ?? AbortSignal.timeout(uploadMs);
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    signal,
    method: init.method === 'POST' ? 'POST' : 'PATCH',
    headers: {
      ...toRecord(init.headers),
      'content-type': form.contentType,
      'content-length': String(form.sizeBytes),
    },
    body: Readable.from(form.open(signal), { objectMode: false }),
  });
  return {
    body,
    arrayBuffer: () => body.arrayBuffer(),
    json: () => body.json(),
    text: () => body.text(),
    get bodyUsed() {
      return body.bodyUsed;
    },
    headers: new Headers(toRecord(headers)),
    status: statusCode,
    statusText: '',
    ok: statusCode >= 200 && statusCode < 300,
  };
}

/** Both sides give plain objects; what is listed twice is of no use here. */
function toRecord(headers: object | null | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
