import type { FastifyInstance } from 'fastify';
import { toEnvelope } from '../../protocol/envelope.ts';
import { paths } from '../../protocol/paths.ts';
import { outputAspects } from '../../protocol/renders.ts';
import { takenTypes } from '../files/file-name.ts';
import type { Parts } from '../open-parts.ts';
import { readAccount } from './read-request.ts';

/** What this backend offers beyond the protocol (X7). */
export function addCapabilityRoutes(app: FastifyInstance, parts: Parts): void {
  app.get(paths.capabilities, async (request) => {
    await readAccount(request, parts.accounts);
    return toEnvelope({
      outputs: parts.engine.outputs,
      uploads: Object.keys(takenTypes),
      cancelRun: true,
      aspects: outputAspects,
    });
  });
}
