import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { attributionHeaders, paths } from '../../protocol/paths.ts';
import { renderRequest } from '../../protocol/renders.ts';
import type { SourceId } from '../edit/timeline.ts';
import { StudioError } from '../errors.ts';
import type { Parts } from '../open-parts.ts';
import type { RenderView } from '../renders/create-renders.ts';
import { toRenderAnswer } from '../renders/render-answer.ts';
import { isMoving } from '../renders/render-record.ts';
import { readAccount, readBody, readRenderId } from './read-request.ts';
import { sendRender } from './send-render.ts';
import { retryAfterSeconds } from './session-routes.ts';

/** Renders: rows 8 to 11 of the table. */
export function addRenderRoutes(app: FastifyInstance, parts: Parts): void {
  const { accounts, renders } = parts;

  const answer = (reply: FastifyReply, view: RenderView) => {
    if (isMoving(view.record)) void reply.header('retry-after', retryAfterSeconds);
    const isFinished = view.record.status === 'completed';
    return toRenderAnswer(view, isFinished ? parts.linkTo(view.record.fileId) : undefined);
  };

  app.post(paths.submitRender, { bodyLimit: draftLimitBytes }, async (request, reply) =>
    answer(reply, await submit(request, parts)),
  );

  app.get('/api/render/proxy/lambda/:id', async (request, reply) => {
    const { userId } = await readAccount(request, accounts);
    return answer(reply, await renders.find(userId, readRenderId(request)));
  });

  app.post('/api/render/proxy/lambda/:id/cancel', async (request, reply) => {
    const { userId } = await readAccount(request, accounts);
    return answer(reply, await renders.cancel(userId, readRenderId(request)));
  });

  app.get('/api/render/proxy/:id/download', async (request, reply) => {
    const { userId } = await readAccount(request, accounts);
    const { record } = await renders.find(userId, readRenderId(request));
    const path = renders.pathOf(record);
    if (path === undefined) throw new StudioError('not-found', 'the render is not finished');
    return sendRender({ request, reply }, { path, format: record.output.format });
  });
}

const draftLimitBytes = 8 * 1024 * 1024;

async function submit(request: FastifyRequest, parts: Parts): Promise<RenderView> {
  const account = await readAccount(request, parts.accounts);
  for (const header of Object.values(attributionHeaders)) requireHeader(request, header);
  const wish = readBody(renderRequest, request.body);
  if (!parts.engine.outputs.includes(wish.output.format)) {
    throw new StudioError('bad-request', `output.format: ${wish.output.format} is not made here`);
  }
  const session = await parts.sessions.find(wish.sessionId, account.userId);
  await parts.personRoom.makeRoom(session);
  const beds = await parts.footage.beds();
  const known = new Set<SourceId>([...session.assets, ...beds].map(({ id }) => id));
  return parts.renders.submit({
    id: wish.id,
    owner: account.userId,
    sessionId: session.id,
    timeline: parts.engine.readDraft(wish.draft, known),
    output: wish.output,
  });
}

function requireHeader(request: FastifyRequest, header: string): void {
  const value = request.headers[header];
  if (typeof value !== 'string' || value.trim() === '') {
    throw new StudioError('attribution-missing', 'export is not part of this plan');
  }
}
