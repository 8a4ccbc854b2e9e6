import type { Fault, FaultRule } from '../fault-script.ts';

export interface FaultDesk {
  add(rule: FaultRule): void;
  /** Everything goes well again. */
  clear(): void;
  /** What goes wrong with this call, if anything; takes it off the list. */
  take(method: string, route: string, hasFile: boolean): Fault | undefined;
}

export function createFaultDesk(): FaultDesk {
  const rules: { rule: FaultRule; left: number }[] = [];
  return {
    clear() {
      rules.length = 0;
    },
    add(rule) {
      rules.push({ rule, left: rule.times ?? 1 });
    },
    take(method, route, hasFile) {
      const found = rules.find(
        ({ rule, left }) =>
          left > 0 &&
          rule.method === method &&
          rule.route === route &&
          (rule.withFile !== true || hasFile),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.rule.fault;
    },
  };
}
