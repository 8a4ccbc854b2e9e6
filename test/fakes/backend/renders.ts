import { json } from 'node:stream/consumers';
import type { Desk, Exchange, RouteName } from './desk.ts';
import { sendJson, sendRefusal } from './replies.ts';
import type { FakeRender } from './world.ts';

/** What every finished render holds. */
export const renderedBytes = Buffer.from('not really a film, but bytes all the same');
const attribution = ['x-skill-source', 'x-skill-version', 'x-skill-platform'] as const;

export async function answerRender(desk: Desk, route: RouteName, exchange: Exchange) {
  if (route === 'submit') return submit(desk, exchange);
  const { request, response } = exchange;
  const parts = (request.url ?? '').split('?')[0]?.split('/') ?? [];
  const id = (route === 'download' ? parts.at(-2) : parts.at(-1)) ?? '';
  const render = desk.world.renders.get(id);
  if (render === undefined) {
    return sendRefusal(response, { code: 404, message: 'render not found' }, desk.manner);
  }
  if (route === 'poll') {
    render.polls += 1;
    return sendRender(desk, exchange, render);
  }
  if (route === 'file') return sendFile(exchange);
  return download(desk, exchange, render);
}

async function submit(desk: Desk, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  // Proof: the client's own form of a submit; anything else fails the test that sent it.
  const { id } = (await json(request)) as { id: string };
  if (attribution.some((name) => request.headers[name] === undefined)) {
    return sendRefusal(response, { code: 402, message: 'upgrade' }, desk.manner);
  }
  if (desk.world.renders.has(id)) {
    return sendRefusal(response, { code: 409, message: 'duplicate id' }, desk.manner);
  }
  const render = { id, owner: '', polls: 0, isFailed: false };
  desk.world.renders.set(id, render);
  return sendRender(desk, exchange, render);
}

function sendRender(desk: Desk, { response }: Exchange, render: FakeRender): void {
  const { manner } = desk;
  const isDone = render.polls >= manner.pollsUntilDone;
  const status = render.isFailed ? 'failed' : isDone ? 'completed' : 'processing';
  const progress = isDone ? 100 : 40;
  const url = isDone && manner.hasLinks ? linkOf(desk, render) : undefined;
  const size = renderedBytes.length;
  const output = url === undefined ? {} : { output: { url, duration: 4, size } };
  const link = url === undefined ? {} : { outputUrl: url };
  response.setHeader('retry-after', '1');
  const flat = { taskId: render.id, status, progress, ...output };
  const inner = { id: render.id, status, progress, ...link, createdAt: 1_773_423_613_616 };
  const forms = {
    flat,
    wrapped: { success: true, data: inner },
    superset: { success: true, data: { ...flat, ...inner }, ...flat, ...inner },
    unwrapped: { ...inner, render_id: render.id },
  } as const;
  sendJson(response, 200, forms[manner.renderForm]);
}

function linkOf(desk: Desk, render: FakeRender): string {
  return `${desk.url()}/files/${render.id}?signature=secret`;
}

function download(desk: Desk, exchange: Exchange, render: FakeRender) {
  const { response } = exchange;
  const url = linkOf(desk, render);
  if (desk.manner.downloadForm === 'bytes') return sendFile(exchange);
  if (desk.manner.downloadForm === 'json') return sendJson(response, 200, { output: { url } });
  response.writeHead(302, { location: url }).end();
}

function sendFile({ request, response }: Exchange): void {
  const isLink = request.url?.startsWith('/files/') === true;
  // A token on a link would be told to whoever holds the file.
  if (isLink && request.headers.authorization !== undefined) {
    response.writeHead(400).end('a bearer has no business here');
    return;
  }
  const headers = { 'content-type': 'video/mp4', 'content-length': renderedBytes.length };
  response.writeHead(200, headers).end(renderedBytes);
}
