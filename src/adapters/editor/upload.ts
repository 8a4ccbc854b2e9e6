import type { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { BotError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Asset, EditorCall, SessionRef, Upload } from '../../core/ports/editor.ts';
import type { Ids } from '../../core/ports/ids.ts';
import { withOneConnection } from '../../net/dispatchers.ts';
import { paths } from '../../protocol/paths.ts';
import { uploadAnswer } from '../../protocol/sessions.ts';
import { maxUploadBytes } from '../../protocol/uploads.ts';
import { type Answer, type Backend, type Call, toAnswer } from './backend.ts';
import { factsOf, toTransportError, type Where } from './errors.ts';
import type { Guard } from './guard.ts';
import { encodeMultipart } from './multipart.ts';
import type { Waits } from './settings.ts';
import { toAssets } from './state-mapper.ts';

export interface UploadDeps {
  readonly backend: Backend;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly waits: Waits;
}

/** Streams one file to the backend, once. Counts the bytes that really come, whatever was announced. */
export async function uploadFile(
  deps: UploadDeps,
  call: EditorCall & { readonly session: SessionRef; readonly file: Upload },
): Promise<readonly Asset[]> {
  if ((call.file.sizeBytes ?? 0) > maxUploadBytes) throw tooLarge();
  const boundary = `cutroom-${deps.ids.uuid()}`;
  const post: Call = {
    method: 'POST',
    path: paths.upload(call.session.sessionId),
    about: 'file',
    token: call.account.token,
    signal: call.signal,
    headers: {
      accept: 'application/json',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  };
  const answer = await deps.guard.once(() =>
    withOneConnection(deps.backend.origin, (dispatcher) =>
      stream(deps, { post, boundary, file: call.file, dispatcher }),
    ),
  );
  return readAssets(answer);
}

export function readAssets(answer: Answer): readonly Asset[] {
  return toAssets(uploadAnswer.safeParse(answer.data).data?.files ?? []);
}

async function stream(
  deps: UploadDeps,
  upload: {
    readonly post: Call;
    readonly boundary: string;
    readonly file: Upload;
    readonly dispatcher: Dispatcher;
  },
): Promise<Answer> {
  const { post, file } = upload;
  const where = deps.backend.where(post);
  const stall = watchForStall(deps, where);
  const source = countSource(file, {
    signal: AbortSignal.any([post.signal, stall.signal]),
    onMove: stall.touch,
  });
  const part = { field: 'files', name: file.name, mimeType: file.mimeType, body: source.bytes() };
  const body = forUndici(encodeMultipart(part, upload.boundary));
  try {
    const response = await request(deps.backend.url(post.path), {
      method: 'POST',
      dispatcher: upload.dispatcher,
      signal: AbortSignal.any([post.signal, stall.signal]),
      headers: deps.backend.headers(post),
      // How long the answer takes depends on the file: the watch for a stall stands in.
      headersTimeout: 0,
      body,
    });
    return await toAnswer(response, where);
  } catch (error) {
    if (stall.signal.aborted && !post.signal.aborted) throw stall.signal.reason;
    throw source.failure() ?? toTransportError(error, where, post.signal);
  } finally {
    stall.stop();
    source.close();
  }
}

/**
 * Undici takes any async iterable; its types don't say so. A stream would read ahead, while this is asked for more only
 * once the socket has room again, which after a chunk beyond its buffer means that all of it has gone out.
 */
function forUndici(body: AsyncIterable<Uint8Array>): Readable {
  return body as unknown as Readable;
}

/** The file's own failure outlives the request's: "the platform broke off" must not look like "the backend is away". */
function countSource(
  file: Upload,
  how: { readonly signal: AbortSignal; readonly onMove: () => void },
) {
  const closing = new AbortController();
  const signal = AbortSignal.any([how.signal, closing.signal]);
  let failed: BotError | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let seenBytes = 0;
    try {
      for await (const chunk of file.open(signal)) {
        seenBytes += chunk.byteLength;
        if (seenBytes > maxUploadBytes) throw tooLarge();
        how.onMove();
        yield chunk;
      }
      if (seenBytes === 0) throw new BotError('file-empty', 'the file has no bytes');
    } catch (error) {
      if (!signal.aborted) failed ??= toFileError(error);
      throw error;
    }
  }
  return {
    bytes,
    close: () => closing.abort(),
    failure: () => failed,
  };
}

function toFileError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  return new BotError('file-unreadable', 'the file broke off', { cause: error });
}

function tooLarge(): BotError {
  return new BotError('file-too-large', `more than ${maxUploadBytes} bytes`, {
    facts: { maxBytes: maxUploadBytes },
  });
}

/** One timer that looks how long nothing moved, instead of one for each chunk. */
function watchForStall(deps: UploadDeps, where: Where) {
  const controller = new AbortController();
  const idleMs = deps.waits.uploadIdleMs;
  let movedAt = deps.clock.now();
  const look = () => {
    const leftMs = movedAt + idleMs - deps.clock.now();
    if (leftMs > 0) {
      stop = deps.clock.after(leftMs, look);
      return;
    }
    const error = new BotError('timeout', `${where.path} did not move for ${idleMs} ms`, {
      facts: factsOf(where),
    });
    controller.abort(error);
  };
  let stop = deps.clock.after(idleMs, look);
  return {
    signal: controller.signal,
    touch: () => {
      movedAt = deps.clock.now();
    },
    stop: () => stop(),
  };
}
