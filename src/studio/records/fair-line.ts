/** Work of somebody that waits for its turn. */
export interface Ticket {
  readonly id: string;
  readonly owner: string;
  /** Of one session only one at a time. */
  readonly sessionId: string;
  /** Somebody sits and waits for it: a preview, a still. */
  readonly isQuick: boolean;
  /** What it takes of the machine, against what others take. */
  readonly cost: number;
}

interface Waiting extends Ticket {
  /** How often somebody who came later was let in before. */
  readonly passed: number;
}

/** Who waits, as they came, and what each person had so far. */
export interface Line {
  readonly waiting: readonly Waiting[];
  readonly served: ReadonlyMap<string, number>;
}

export const emptyLine: Line = { waiting: [], served: new Map() };

/** Each person's oldest work is let in at the latest when so many that came later were. */
const mostPassed = 8;

/**
 * Whoever is new starts level with the one who had least of those that are here, what is at work not counted: behind what
 * is at work, not behind all that its owner still has waiting, and not ahead of everybody for ever.
 */
export function joined(line: Line, ticket: Ticket, working: readonly Ticket[]): Line {
  const here = new Set([...line.waiting, ...working].map(({ owner }) => owner));
  const served = new Map([...line.served].filter(([owner]) => here.has(owner)));
  const levels = [...served].map(([owner, had]) => had - costOf(owner, working));
  const least = levels.length === 0 ? 0 : Math.min(...levels);
  served.set(ticket.owner, served.get(ticket.owner) ?? least);
  return { waiting: [...line.waiting, { ...ticket, passed: 0 }], served };
}

function costOf(owner: string, tickets: readonly Ticket[]): number {
  const own = tickets.filter((each) => each.owner === owner);
  return own.reduce((sum, { cost }) => sum + cost, 0);
}

export function without(line: Line, id: string): Line {
  return { ...line, waiting: line.waiting.filter((each) => each.id !== id) };
}

/** Who is next: whoever was passed too often, then what somebody waits for, then whoever had least, then who came first. */
export function nextOf(line: Line, mayBegin: (ticket: Ticket) => boolean): Ticket | undefined {
  const may = line.waiting.filter(mayBegin);
  const overdue = may.find(({ passed }) => passed >= mostPassed);
  if (overdue !== undefined) return overdue;
  const quick = may.filter(({ isQuick }) => isQuick);
  const had = ({ owner }: Ticket) => line.served.get(owner) ?? 0;
  return (quick.length > 0 ? quick : may).reduce<Waiting | undefined>(
    (best, each) => (best === undefined || had(each) < had(best) ? each : best),
    undefined,
  );
}

/** The line once one of those that wait has begun. */
export function begun(line: Line, ticket: Ticket): Line {
  const at = line.waiting.findIndex(({ id }) => id === ticket.id);
  const firsts = new Set<string>();
  const waiting = line.waiting.flatMap((each, index) => {
    const isFirst = !firsts.has(each.owner);
    firsts.add(each.owner);
    if (index === at) return [];
    // Only a person's oldest one counts: ten that came at once do not become overdue together.
    return [isFirst && index < at ? { ...each, passed: each.passed + 1 } : each];
  });
  const had = (line.served.get(ticket.owner) ?? 0) + ticket.cost;
  return { waiting, served: new Map([...line.served, [ticket.owner, had]]) };
}

/** The order in which those that wait begin if nobody else comes. */
export function orderOf(line: Line): readonly string[] {
  const order: string[] = [];
  let rest = line;
  for (;;) {
    const next = nextOf(rest, () => true);
    if (next === undefined) return order;
    order.push(next.id);
    rest = begun(rest, next);
  }
}
