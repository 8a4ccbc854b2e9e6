import type { FastifyReply } from 'fastify';
import { codes, studioStatus } from '../../protocol/codes.ts';
import type { StudioErrorCode } from '../errors.ts';
import { StudioError } from '../errors.ts';

interface Refusal {
  readonly code: number;
  readonly status: number;
}

/** What goes over the wire for each cause: business code and HTTP status. What is not here is a fault of ours: 500. */
const refusals: Readonly<Partial<Record<StudioErrorCode, Refusal>>> = {
  'unsupported-file': { code: codes.unsupportedFile, status: studioStatus[codes.unsupportedFile] },
  'file-too-long': { code: codes.fileTooLarge, status: studioStatus[codes.fileTooLarge] },
  'time-not-in-film': { code: 400, status: 400 },
  'file-too-large': { code: codes.fileTooLarge, status: studioStatus[codes.fileTooLarge] },
  'link-refused': { code: 400, status: 400 },
  'bad-token': { code: codes.badToken, status: studioStatus[codes.badToken] },
  'session-not-found': { code: codes.sessionNotFound, status: studioStatus[codes.sessionNotFound] },
  'no-credits': { code: codes.noCredits, status: studioStatus[codes.noCredits] },
  'missing-client-id': { code: codes.missingClientId, status: studioStatus[codes.missingClientId] },
  'attribution-missing': { code: codes.exportBlocked, status: studioStatus[codes.exportBlocked] },
  'rate-limited': { code: codes.rateLimited, status: studioStatus[codes.rateLimited] },
  'bad-request': { code: 422, status: 422 },
  'bad-draft': { code: 422, status: 422 },
  'duplicate-render': { code: 409, status: 409 },
  'not-found': { code: 404, status: 404 },
  'disk-full': { code: 507, status: 507 },
  'quota-full': { code: codes.quotaFull, status: studioStatus[codes.quotaFull] },
  'day-spent': { code: codes.daySpent, status: studioStatus[codes.daySpent] },
  cancelled: { code: 499, status: 499 },
  busy: { code: 503, status: 503 },
};

const fault: Refusal = { code: 500, status: 500 };

export function sendRefusal(reply: FastifyReply, error: StudioError): FastifyReply {
  const { code, status } = refusals[error.code] ?? fault;
  if (error.retryAfterSeconds !== undefined) {
    void reply.header('retry-after', String(error.retryAfterSeconds));
  }
  return reply.status(status).send({ code, message: error.message });
}

/** Refusals that are the caller's, or the world's, and no fault of ours. */
export function isExpected(error: unknown): error is StudioError {
  return error instanceof StudioError && refusals[error.code] !== undefined;
}
