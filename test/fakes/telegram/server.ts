import type { AddressInfo } from 'node:net';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Methods } from './desk.ts';
import type { Call } from './driven.ts';
import type { Fault, FaultScript } from './faults.ts';
import type { KeptFile } from './files.ts';
import { numberOf, type Params, type Upload, type Uploads } from './params.ts';
import { noSuchMethod, Refusal, tooManyRequests, unauthorized } from './refusals.ts';

const bodyBytes = 4_000_000;

export interface ServerOptions {
  readonly port: number;
  readonly now: () => number;
  readonly methods: Methods;
  readonly faults: FaultScript;
  readonly uploadBytes: number;
  readonly isToken: (token: string) => boolean;
  readonly pause: (chatId: number, seconds: number) => void;
  readonly openFile: (path: string) => KeptFile | undefined;
  /** After each call, however it ended. */
  readonly onCall: () => void;
}

export interface Server {
  readonly port: number;
  readonly calls: readonly Call[];
  close(): Promise<void>;
}

interface Asked {
  readonly method: string;
  readonly params: Params;
  readonly uploads: Uploads;
}

type LoggedCall = { -readonly [Name in keyof Call]: Call[Name] };

/** HTTP as api.telegram.org speaks it: any method by GET or POST, JSON, forms and multipart, files by their paths. */
export async function openServer(options: ServerOptions): Promise<Server> {
  const calls: LoggedCall[] = [];
  const app = Fastify({ bodyLimit: bodyBytes, forceCloseConnections: true });
  await app.register(multipart, {
    limits: { fileSize: options.uploadBytes + 1, fieldSize: bodyBytes, files: 20 },
    throwFileSizeLimit: false,
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.get('/file/*', async (request, reply) => sendFile(options, request, reply));
  app.all('/*', async (request, reply) => {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url) ?? [];
    const call: LoggedCall = { method, params: {}, at: options.now(), status: undefined };
    calls.push(call);
    reply.raw.once('close', options.onCall);
    if (!options.isToken(token)) return answer(reply, call, unauthorized());
    const { params, uploads } = await readCall(request);
    call.params = params;
    return perform(options, { method, params, uploads }, { call, reply });
  });
  await app.listen({ host: '127.0.0.1', port: options.port });
  // Proof: a server that listens on a TCP port has an AddressInfo.
  const { port } = app.server.address() as AddressInfo;
  return { port, calls, close: () => app.close() };
}

interface Exchange {
  readonly call: LoggedCall;
  readonly reply: FastifyReply;
}

async function perform(options: ServerOptions, asked: Asked, { call, reply }: Exchange) {
  const fault = options.faults.take(asked.method, asked.params);
  if (fault?.kind === 'reset-before') return reset(call, reply);
  if (fault?.kind === 'hang') return reply.hijack();
  if (fault?.kind === 'bad-gateway') {
    call.status = 502;
    const page = '<html><head><title>502 Bad Gateway</title></head></html>';
    return reply.status(502).type('text/html').send(page);
  }
  const outcome = await attempt(options, asked, { fault, reply });
  if (fault?.kind === 'reset-after') return reset(call, reply);
  if (fault?.kind === 'hang-after') return reply.hijack();
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  return answer(reply, call, outcome);
}

async function attempt(
  options: ServerOptions,
  { method, params, uploads }: Asked,
  { fault, reply }: { readonly fault: Fault | undefined; readonly reply: FastifyReply },
): Promise<unknown> {
  if (fault?.kind === 'too-many') {
    const chatId = numberOf(params, 'chat_id');
    if (chatId !== undefined) options.pause(chatId, fault.retryAfterSeconds);
    return tooManyRequests(fault.retryAfterSeconds);
  }
  if (fault?.kind === 'refuse') return new Refusal(fault.code, fault.description);
  const perform = options.methods[method.toLowerCase()];
  if (perform === undefined) return noSuchMethod();
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  try {
    return await perform({ params, uploads, signal: left.signal });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function reset(call: LoggedCall, reply: FastifyReply) {
  call.status = 0;
  reply.hijack();
  reply.raw.socket?.resetAndDestroy();
  return reply;
}

function answer(reply: FastifyReply, call: LoggedCall, outcome: unknown) {
  if (!(outcome instanceof Refusal)) {
    call.status = 200;
    return reply.send({ ok: true, result: outcome });
  }
  const { code, description, parameters } = outcome;
  Object.assign(call, { status: code, description });
  if (parameters?.retry_after !== undefined) reply.header('retry-after', parameters.retry_after);
  const more = parameters === undefined ? {} : { parameters };
  return reply.status(code).send({ ok: false, error_code: code, description, ...more });
}

async function readCall(request: FastifyRequest) {
  const query = Object.fromEntries(new URLSearchParams(request.url.split('?')[1] ?? ''));
  const uploads = new Map<string, Upload>();
  if (!request.isMultipart()) {
    const body = typeof request.body === 'object' ? request.body : {};
    return { params: { ...query, ...body }, uploads };
  }
  const params: Record<string, unknown> = { ...query };
  for await (const part of request.parts()) {
    if (part.type === 'field') params[part.fieldname] = part.value;
    else uploads.set(part.fieldname, { name: part.filename, bytes: await part.toBuffer() });
  }
  return { params, uploads };
}

async function sendFile(options: ServerOptions, request: FastifyRequest, reply: FastifyReply) {
  const [, token = '', path = ''] = /^\/file\/bot([^/]+)\/(.+)$/.exec(request.url) ?? [];
  if (!options.isToken(token)) return answerPlain(reply, unauthorized());
  const fault = options.faults.take('download', { path });
  if (fault?.kind === 'hang') return reply.hijack();
  if (fault?.kind === 'refuse')
    return answerPlain(reply, new Refusal(fault.code, fault.description));
  const file = options.openFile(decodeURIComponent(path));
  if (file === undefined) return answerPlain(reply, new Refusal(404, 'Not Found'));
  const stream = file.open();
  if (fault?.kind === 'reset-before' || fault?.kind === 'reset-after') {
    // Half of it is there when the connection breaks.
    const half = Math.floor(file.sizeBytes / 2);
    let sent = 0;
    stream.on('data', (piece: Buffer) => {
      sent += piece.length;
      if (sent >= half) reply.raw.socket?.resetAndDestroy();
    });
  }
  return reply
    .type('application/octet-stream')
    .header('content-length', file.sizeBytes)
    .send(stream);
}

function answerPlain(reply: FastifyReply, { code, description }: Refusal) {
  return reply.status(code).send({ ok: false, error_code: code, description });
}
