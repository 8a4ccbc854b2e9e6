import { BotError } from '../core/errors.ts';

export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  alreadyRunning: 3,
  interrupted: 130,
} as const;

export function exitCodeFor(thrown: unknown): number {
  const isHeld = thrown instanceof BotError && thrown.code === 'data-in-use';
  return isHeld ? exitCodes.alreadyRunning : exitCodes.failed;
}
