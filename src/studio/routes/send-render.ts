import { basename, dirname } from 'node:path';
import { send } from '@fastify/send';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RenderOutput } from '../../protocol/renders.ts';
import { StudioError } from '../errors.ts';

const mediaTypes = {
  mp4: 'video/mp4',
  gif: 'image/gif',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
} as const satisfies Readonly<Record<RenderOutput['format'], string>>;

/** Sends a finished file as a download, whole or in ranges. Throws `not-found` where it is gone. */
export async function sendRender(
  exchange: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  file: { readonly path: string; readonly format: RenderOutput['format'] },
): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const { statusCode, headers, stream, type } = await send(
    request.raw,
    encodeURIComponent(basename(file.path)),
    { root: dirname(file.path), contentType: false, cacheControl: false, index: false },
  );
  if (type !== 'file' && statusCode === 404) throw new StudioError('not-found', 'the file is gone');
  return reply
    .status(statusCode)
    .headers(headers)
    .header('content-type', mediaTypes[file.format])
    .header('content-disposition', `attachment; filename="video.${file.format}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(stream);
}
