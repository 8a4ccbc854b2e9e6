import type { FastifyReply, FastifyRequest } from 'fastify';

export type PageStatus = 404 | 405 | 500 | 502 | 503;

const pages = {
  en: {
    404: ['Nothing here', 'The address may have been cut off. Copy the whole link and try again.'],
    405: ['Not like this', 'Links to videos can only be opened or downloaded.'],
    500: ['Something went wrong', 'Please try again in a minute.'],
    502: ['The video cannot be fetched right now', 'Please try again in a minute.'],
    503: ['Busy right now', 'Please try again in a minute.'],
  },
  zh: {
    404: ['这里什么也没有', '链接可能不完整。请复制完整的链接再试一次。'],
    405: ['不能这样访问', '视频链接只能打开或下载。'],
    500: ['出了点问题', '请一分钟后再试。'],
    502: ['暂时取不到这个视频', '请一分钟后再试。'],
    503: ['现在有点忙', '请一分钟后再试。'],
  },
} as const satisfies Readonly<
  Record<'en' | 'zh', Readonly<Record<PageStatus, readonly [title: string, text: string]>>>
>;

/** A short page in the reader's language: whoever follows a link reads words, not JSON. */
export function sendPage(
  exchange: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  status: PageStatus,
): FastifyReply {
  const { request, reply } = exchange;
  const language = /^zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
  const [title, text] = pages[language][status];
  return reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<meta name="color-scheme" content="light dark"><title>${title}</title>` +
        '<body style="font:18px system-ui;max-width:30em;margin:4em auto;padding:0 1em">' +
        `<h1 style="font-size:1.4em">${title}</h1><p>${text}</p></body></html>`,
    );
}
