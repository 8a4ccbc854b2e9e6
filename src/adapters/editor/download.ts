import { type Dispatcher, request } from 'undici';
import { BotError } from '../../core/errors.ts';
import type { Download, EditorCall, RenderStatus } from '../../core/ports/editor.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { capBytes } from '../../net/byte-cap.ts';
import type { ForeignFetch } from '../../net/foreign-fetch.ts';
import { paths } from '../../protocol/paths.ts';
import { renderAnswer } from '../../protocol/renders.ts';
import { type Backend, type Call, toAnswer } from './backend.ts';
import { toFetchError, toTransportError, type Where } from './errors.ts';
import type { Waits } from './settings.ts';

/** Largest result that is fetched; the protocol's largest `maxBytes`. */
const maxResultBytes = 2_000_000_000;
const maxRedirects = 3;

export interface DownloadDeps {
  readonly backend: Backend;
  readonly dispatcher: Dispatcher;
  readonly linkBase: string | undefined;
  readonly foreignFetch: ForeignFetch;
  readonly waits: Waits;
  readonly log: Logger;
}

/** Opens a finished file: by its link, else by the download path with the bearer (protocol, section 9.3). */
export async function openResult(
  deps: DownloadDeps,
  call: EditorCall & { readonly status: RenderStatus },
): Promise<Download> {
  const { url } = call.status;
  if (url !== undefined) {
    try {
      return await openLink(deps, url, call.signal);
    } catch (error) {
      const failure = toFetchError(error, call.signal);
      if (failure.code === 'aborted' || failure.code === 'file-too-large') throw failure;
      deps.log.warn({ err: failure }, 'a result is not at its link, the download path is asked');
    }
  }
  return openByPath(deps, call);
}

async function openLink(deps: DownloadDeps, url: string, signal: AbortSignal): Promise<Download> {
  let next = toOwn(deps, new URL(url, deps.backend.url('/')));
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    if (next.origin !== deps.backend.origin) return openForeign(deps, next.href, signal);
    const where = { method: 'GET', host: next.host, path: next.pathname, about: 'render' } as const;
    // No bearer: a link carries its own permission, and the token is nobody else's business.
    const response = await get(deps, { url: next.href, headers: {}, where, signal });
    const { location } = response.headers;
    if (response.statusCode < 300 || response.statusCode >= 400 || typeof location !== 'string') {
      return toDownload(response, where, signal);
    }
    await response.body.dump();
    next = new URL(location, next);
  }
  throw new BotError('download-failed', `${next.host} redirects without end`);
}

/** A link of the backend's own, at its own address. */
function toOwn({ backend, linkBase }: DownloadDeps, link: URL): URL {
  const base = linkBase === undefined ? undefined : `${linkBase.replace(/\/+$/, '')}/`;
  if (base === undefined || !link.href.startsWith(base)) return link;
  return new URL(backend.url(link.href.slice(base.length - 1)));
}

async function openForeign(
  deps: DownloadDeps,
  url: string,
  signal: AbortSignal,
): Promise<Download> {
  const limits = { signal, maxBytes: maxResultBytes, timeoutMs: deps.waits.downloadMs };
  const { body, sizeBytes } = await deps.foreignFetch(url, limits);
  return {
    body: translated(body, (error) => toFetchError(error, signal)),
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
  };
}

async function openByPath(
  deps: DownloadDeps,
  call: EditorCall & { readonly status: RenderStatus },
): Promise<Download> {
  const get1: Call = {
    method: 'GET',
    path: paths.download(call.status.renderId),
    about: 'render',
    token: call.account.token,
    signal: call.signal,
  };
  const where = deps.backend.where(get1);
  const response = await get(deps, {
    url: deps.backend.url(get1.path),
    headers: deps.backend.headers(get1),
    where,
    signal: call.signal,
  });
  const { location } = response.headers;
  if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === 'string') {
    await response.body.dump();
    return openLink(deps, location, call.signal);
  }
  if (!/\bjson\b/i.test(String(response.headers['content-type'] ?? ''))) {
    return toDownload(response, where, call.signal);
  }
  const said = renderAnswer.safeParse((await toAnswer(response, where)).data).data;
  const url = said?.output?.url ?? said?.outputUrl ?? said?.output_url ?? said?.url;
  if (url === undefined) throw new BotError('not-found', `${where.path} named no file`);
  return openLink(deps, url, call.signal);
}

interface Get {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly where: Where;
  readonly signal: AbortSignal;
}

async function get(deps: DownloadDeps, what: Get): Promise<Dispatcher.ResponseData> {
  try {
    return await request(what.url, {
      dispatcher: deps.dispatcher,
      signal: what.signal,
      headers: what.headers,
      bodyTimeout: deps.waits.downloadIdleMs,
      headersTimeout: deps.waits.answerMs,
    });
  } catch (error) {
    throw toTransportError(error, what.where, what.signal);
  }
}

async function toDownload(
  response: Dispatcher.ResponseData,
  where: Where,
  signal: AbortSignal,
): Promise<Download> {
  if (response.statusCode !== 200) {
    await toAnswer(response, where);
    throw new BotError('download-failed', `${where.path} answered ${response.statusCode}`);
  }
  const length = response.headers['content-length'];
  const isLength = typeof length === 'string' && /^\d{1,15}$/.test(length);
  return {
    body: translated(capBytes(response.body, maxResultBytes), (error) =>
      toFetchError(error, signal),
    ),
    ...(isLength ? { sizeBytes: Number(length) } : {}),
  };
}

async function* translated(
  body: AsyncIterable<Uint8Array>,
  translate: (error: unknown) => Error,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* body;
  } catch (error) {
    throw translate(error);
  }
}
