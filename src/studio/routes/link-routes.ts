import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { StudioError } from '../errors.ts';
import type { Parts } from '../open-parts.ts';
import { sendRender } from './send-render.ts';

const linkParams = z.object({ fileId: z.string() });
const linkQuery = z.object({ exp: z.string().regex(/^\d{1,12}$/), sig: z.string().max(100) });

/** Signed links: whoever has one may have the file; people open them, so a refusal is a page. */
export function addLinkRoutes(app: FastifyInstance, parts: Parts): void {
  app.get('/files/:fileId', async (request, reply) => {
    const status = checkLink(request, parts);
    if (status !== 200) return sendPage({ request, reply }, status);
    try {
      return await sendLinked({ request, reply }, parts);
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== 'not-found') throw error;
      return sendPage({ request, reply }, 404);
    }
  });
}

function checkLink(request: FastifyRequest, parts: Parts): 200 | 403 | 410 {
  const { fileId } = linkParams.parse(request.params);
  const query = linkQuery.safeParse(request.query);
  if (!query.success) return 403;
  const verdict = parts.links.check(fileId, query.data);
  if (verdict === 'good') return 200;
  return verdict === 'expired' ? 410 : 403;
}

async function sendLinked(
  exchange: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  parts: Parts,
): Promise<FastifyReply> {
  const { fileId } = linkParams.parse(exchange.request.params);
  const record = await parts.renders.findFile(fileId);
  const path = record === undefined ? undefined : parts.renders.pathOf(record);
  if (record === undefined || path === undefined) {
    throw new StudioError('not-found', 'the file is gone');
  }
  return sendRender(exchange, { path, format: record.output.format });
}

const pages = {
  en: {
    403: [
      'This link does not work',
      'It may have been cut off. Copy the whole link and try again.',
    ],
    404: ['This video is gone', 'Finished videos are kept for a few days. Ask for it again.'],
    410: ['This link has expired', 'Ask the bot for a fresh link, or export the video again.'],
  },
  zh: {
    403: ['这个链接无法使用', '链接可能不完整。请复制完整的链接再试一次。'],
    404: ['这个视频已被删除', '成片只保留几天。请重新导出。'],
    410: ['这个链接已过期', '请向机器人要一个新链接，或重新导出视频。'],
  },
} as const;

async function sendPage(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  status: 403 | 404 | 410,
): Promise<FastifyReply> {
  const language = /^zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
  const [title, text] = pages[language][status];
  return reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${title}</title><body style="font:18px system-ui;max-width:30em;margin:4em auto;padding:0 1em">` +
        `<h1 style="font-size:1.4em">${title}</h1><p>${text}</p></body></html>`,
    );
}
