import type { BotError } from '../../src/core/errors.ts';

/** What happens to the next call of a kind: refused before it takes effect, or its answer lost after. */
export interface Fault<Call extends string> {
  readonly call: Call;
  readonly when: 'before' | 'after';
  readonly error: BotError;
}

/** Calls that go wrong as they were told to, each fault once. */
export function createFaults<Call extends string>() {
  const faults: Fault<Call>[] = [];
  return {
    add: (fault: Fault<Call>) => void faults.push(fault),
    async act<T>(call: Call, effect: () => Promise<T> | T): Promise<T> {
      await Promise.resolve();
      const at = faults.findIndex((fault) => fault.call === call);
      const fault = at < 0 ? undefined : faults.splice(at, 1)[0];
      if (fault?.when === 'before') throw fault.error;
      const result = await effect();
      if (fault !== undefined) throw fault.error;
      return result;
    },
  };
}
