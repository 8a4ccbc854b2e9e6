import { randomUUID } from 'node:crypto';
import type { Ids, Random } from '../../core/ports/ids.ts';

export const systemIds: Ids = { uuid: randomUUID };

export const systemRandom: Random = { next: Math.random };
