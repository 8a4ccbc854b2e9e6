import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Desk, type Exchange, gone, type RouteName } from './desk.ts';
import { answerRender } from './renders.ts';
import { sendData, sendRefusal } from './replies.ts';
import { answerRun } from './runs.ts';
import { receiveFile } from './uploads.ts';
import { addAccount, addSession, type FakeAccount, type FakeSession } from './world.ts';

const table: readonly (readonly [RegExp, RouteName])[] = [
  [/^POST \/api\/auth\/anonymous-token$/, 'token'],
  [/^POST \/api\/auth\/claim-token$/, 'claim'],
  [/^POST \/api\/tasks\/me\/with-session\/nemo_agent$/, 'session'],
  [/^POST \/run_sse$/, 'run'],
  [/^POST \/api\/upload-video\/nemo_agent\/me\/[^/]+$/, 'upload'],
  [/^GET \/api\/credits\/balance\/simple$/, 'credits'],
  [/^GET \/api\/state\/nemo_agent\/me\/[^/]+\/latest$/, 'state'],
  [/^POST \/api\/render\/proxy\/lambda$/, 'submit'],
  [/^GET \/api\/render\/proxy\/lambda\/[^/]+$/, 'poll'],
  [/^GET \/api\/render\/proxy\/[^/]+\/download$/, 'download'],
  [/^GET \/files\/[^/]+$/, 'file'],
  [/^(GET|POST|DELETE) \/api\/x\//, 'extension'],
];

export function routeOf(request: IncomingMessage): RouteName {
  const line = `${request.method} ${(request.url ?? '').split('?')[0]}`;
  return table.find(([pattern]) => pattern.test(line))?.[1] ?? 'unknown';
}

const formats = /\.(mp4|mov|avi|webm|mkv|jpe?g|png|gif|webp|mp3|wav|m4a|aac)$/i;

export async function answer(desk: Desk, route: RouteName, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  if (route === 'token') return answerToken(desk, exchange);
  if (route === 'file') return answerRender(desk, route, exchange);
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const account = desk.world.accounts.get(bearer);
  if (account === undefined) {
    request.resume();
    return sendRefusal(response, { code: 1001, message: 'invalid token' }, desk.manner);
  }
  if (route === 'run') return answerRun(desk, exchange, account);
  if (route === 'upload') return answerUpload(desk, exchange, account);
  const handle = handlers[route];
  return handle === undefined
    ? answerRender(desk, route, exchange)
    : handle(desk, exchange, account);
}

type Handler = (desk: Desk, exchange: Exchange, account: FakeAccount) => void;

const handlers: Readonly<Partial<Record<RouteName, Handler>>> = {
  session: (desk, { response }, account) => {
    const { sessionId, taskId } = addSession(desk.world, account.token);
    sendData(response, { session_id: sessionId, task_id: taskId }, desk.manner);
  },
  claim: (desk, { response }) => {
    sendData(response, { claim_token: 'clm_abc', expires_in: 604_800 }, desk.manner);
  },
  credits: (desk, { response }, { available }) => {
    sendData(response, { available, frozen: 0, total: available }, desk.manner);
  },
  state: answerState,
  extension: answerExtension,
};

function answerToken(desk: Desk, { request, response }: Exchange) {
  if (request.headers['x-client-id'] === undefined) {
    return sendRefusal(response, { code: 400, message: 'missing X-Client-Id' }, desk.manner);
  }
  const { token, userId, available } = addAccount(desk.world);
  const expires = '2036-03-18T00:00:00Z';
  const data = { token, user_id: userId, expires_at: expires, credits: available };
  return sendData(response, data, desk.manner);
}

async function answerUpload(
  desk: Desk,
  { request, response }: Exchange,
  account: FakeAccount,
): Promise<void> {
  const session = sessionIn(desk, request, account);
  const isLink = request.headers['content-type']?.startsWith('application/json') === true;
  if (session === undefined) {
    request.resume();
    return sendRefusal(response, gone, desk.manner);
  }
  const file = isLink ? await readLink(request) : await receiveFile(request);
  if (file === undefined) {
    return sendRefusal(response, { code: 400, message: 'link refused' }, desk.manner);
  }
  if (!formats.test(file.name)) {
    return sendRefusal(response, { code: 4001, message: 'unsupported' }, desk.manner);
  }
  const info = { filename: file.name, file_type: 'video', duration: 30.5, size: file.sizeBytes };
  session.videoInfos.push(info);
  return sendData(response, { files: [info], session_state_applied: true }, desk.manner);
}

async function readLink(request: IncomingMessage) {
  // Proof: the client's own form of an upload by link; anything else fails the test that sent it.
  const { urls } = (await json(request)) as { urls: readonly string[] };
  const url = new URL(urls[0] ?? '');
  if (/^(localhost|127\.|10\.|192\.168\.)/.test(url.hostname)) return undefined;
  return { name: url.pathname.split('/').at(-1) ?? '', sizeBytes: 1 };
}

function answerState(desk: Desk, { request, response }: Exchange, account: FakeAccount) {
  const session = sessionIn(desk, request, account);
  if (session === undefined) return sendRefusal(response, gone, desk.manner);
  const state = { draft: session.draft, video_infos: session.videoInfos, generated_media: {} };
  const updated_at = Date.now();
  const data = { session_id: session.sessionId, task_id: session.taskId, state, updated_at };
  response.setHeader('retry-after', '2');
  return sendData(response, data, desk.manner);
}

function answerExtension(desk: Desk, { request, response }: Exchange, account: FakeAccount) {
  const [, , , kind = '', id = ''] = (request.url ?? '').split('/');
  if (!desk.manner.hasExtensions) {
    return sendRefusal(response, { code: 404, message: 'Not Found' }, desk.manner);
  }
  if (kind === 'capabilities') {
    const data = { outputs: ['mp4', 'gif'], uploads: ['srt'], cancelRun: true };
    return sendData(response, data, desk.manner);
  }
  if (kind === 'account') desk.world.accounts.delete(account.token);
  if (kind === 'runs') return sendData(response, { cancelled: true }, desk.manner);
  if (kind === 'sessions' && !desk.world.sessions.delete(id)) {
    return sendRefusal(response, gone, desk.manner);
  }
  return sendData(response, {}, desk.manner);
}

/** The session that the path names, if it is the caller's own. */
function sessionIn(
  desk: Desk,
  request: IncomingMessage,
  { token }: FakeAccount,
): FakeSession | undefined {
  const session = desk.world.sessions.get((request.url ?? '').split('/')[5] ?? '');
  return session?.owner === token ? session : undefined;
}
