import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { toEnvelope } from '../../protocol/envelope.ts';
import { uploadByLink } from '../../protocol/sessions.ts';
import { StudioError } from '../errors.ts';
import type { Incoming } from '../files/create-uploads.ts';
import type { Parts } from '../open-parts.ts';
import { toFileAnswer } from '../sessions/state-answer.ts';
import { closeSignal } from './close-signal.ts';
import { readAccount, readBody, readSession } from './read-request.ts';

const maxFilesInRequest = 20;
const patienceMs = 12 * 60 * 1000;

/** Upload by multipart or by link: row 5 of the table. */
export function addUploadRoutes(app: FastifyInstance, parts: Parts): void {
  const { accounts, sessions, uploads } = parts;

  app.post('/api/upload-video/nemo_agent/:user/:sid', async (request, reply) => {
    const account = await readAccount(request, accounts);
    const session = await readSession(request, account, sessions);
    // Looking at a large file, or fetching it, takes longer than a silent connection may last elsewhere.
    request.raw.socket.setTimeout(patienceMs);
    const signal = AbortSignal.any([closeSignal(reply), parts.closing]);
    const taken = request.isMultipart()
      ? await uploads.take(session, readFiles(request), signal)
      : await uploads.takeLinks(session, readBody(uploadByLink, request.body).urls, signal);
    if (taken.length === 0) throw new StudioError('bad-request', 'files: none came');
    return toEnvelope({ files: taken.map(toFileAnswer), session_state_applied: true });
  });
}

async function* readFiles(request: FastifyRequest): AsyncGenerator<Incoming> {
  // The bound on bytes is the receiver's, which knows where to stop; here only the number of parts is held down.
  const limits = { fileSize: Number.MAX_SAFE_INTEGER, files: maxFilesInRequest, fields: 20 };
  for await (const part of request.files({ limits, throwFileSizeLimit: false })) {
    requireFilesField(part);
    yield { name: part.filename, body: part.file };
  }
}

function requireFilesField(part: MultipartFile): void {
  if (part.fieldname !== 'files') {
    throw new StudioError(
      'bad-request',
      `the field is called files, not ${part.fieldname.slice(0, 40)}`,
    );
  }
}
