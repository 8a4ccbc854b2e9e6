/** One life of a process: everything it touches goes through `wrap`, and at a chosen call it dies. */
export interface Life {
  wrap<T extends object>(thing: T): T;
  readonly calls: readonly string[];
  readonly isOver: boolean;
}

export interface Death {
  /** Counted over everything that was wrapped, from 0. */
  readonly atCall: number;
  /** Before the call takes effect, or after it did while its answer never arrives. */
  readonly when: 'before' | 'after';
}

const streams: readonly PropertyKey[] = ['run', 'scan', 'scanLive'];
/** Only computes; nothing that a process could die in. */
const pure: readonly PropertyKey[] = ['reopen', 'start', 'stop'];

/** After its death a life waits for ever at every call, as a killed process does. */
export function createLife(death?: Death): Life {
  const calls: string[] = [];
  let isOver = false;
  const forEver = () => new Promise<never>(() => undefined);

  function isTime(index: number, when: Death['when']): boolean {
    if (death?.atCall === index && death.when === when) isOver = true;
    return isOver;
  }

  async function call(name: string, effect: () => unknown): Promise<unknown> {
    const index = calls.push(name) - 1;
    if (isTime(index, 'before')) return forEver();
    const result = await effect();
    return isTime(index, 'after') ? forEver() : result;
  }

  async function* stream(name: string, source: () => AsyncIterable<unknown>) {
    const index = calls.push(name) - 1;
    if (isTime(index, 'before')) await forEver();
    for await (const each of source()) {
      if (isTime(index, 'after')) await forEver();
      yield each;
    }
  }

  return {
    calls,
    get isOver() {
      return isOver;
    },
    wrap: (thing) =>
      new Proxy(thing, {
        get(target, property) {
          const member: unknown = Reflect.get(target, property);
          if (typeof member !== 'function' || pure.includes(property)) return member;
          const name = String(property);
          return streams.includes(property)
            ? (...args: unknown[]) => stream(name, () => Reflect.apply(member, target, args))
            : (...args: unknown[]) => call(name, () => Reflect.apply(member, target, args));
        },
      }),
  };
}
