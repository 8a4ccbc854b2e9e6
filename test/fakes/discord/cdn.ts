import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AttachmentLinks } from './attachment-links.ts';
import type { StoredFile, World } from './world.ts';

export interface Cdn {
  readonly downloads: readonly { readonly path: string; readonly status: number }[];
  /** Files that slash commands were given: on no message. */
  keep(file: StoredFile): void;
  /** Nothing more is handed out until what this gives is called. */
  hold(): () => void;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Serves attachments to whoever has a good link; nothing else is asked of them. */
export function createCdn(world: World, links: AttachmentLinks): Cdn {
  const downloads: Cdn['downloads'][number][] = [];
  let open = Promise.resolve();
  const loose = new Map<string, StoredFile>();
  const fileOf = (id: string) =>
    loose.get(id) ??
    [...world.messages.values()]
      .flatMap(({ attachments, snapshot }) => [...attachments, ...(snapshot?.attachments ?? [])])
      .find((file) => file.id === id);
  return {
    downloads,
    keep: (file) => loose.set(file.id, file),
    hold() {
      let release: () => void = () => undefined;
      open = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    async handle(request, response) {
      await open;
      const url = new URL(request.url ?? '', 'http://loopback');
      const file = fileOf(url.pathname.split('/')[3] ?? '');
      const isGood = file !== undefined && links.isGood(url);
      const status = isGood ? 200 : 404;
      downloads.push({ path: url.pathname, status });
      if (!isGood) {
        response.writeHead(404, { 'content-type': 'text/plain' });
        response.end('This content is no longer available.');
        return;
      }
      response.writeHead(200, {
        'content-type': file.contentType,
        'content-length': file.bytes.length,
      });
      response.end(file.bytes);
    },
  };
}
