import type { InboundMessage } from '../message.ts';
import type { PersonRecord } from '../records/records.ts';
import type { BotSettings } from '../settings.ts';

/** Specification, section 4: so many wait in a conversation, the next is refused. */
export const maxWaiting = 5;

/** Who writes, and where. */
export type Entrant = Pick<InboundMessage, 'author' | 'thread' | 'memberOf'>;

/** What a person asks for, as far as limits go. */
export interface Ask {
  readonly author: InboundMessage['author']['id'];
  readonly person: PersonRecord;
  readonly bytes: number;
  readonly now: number;
}

export type Verdict =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'unpaired' }
  /** Known in private perhaps, but not in this group or channel. */
  | { readonly kind: 'not-here' }
  | { readonly kind: 'too-many-today' }
  | { readonly kind: 'too-much-today' };

/**
 * Who may speak to the bot at all. Whatever is not said here is refused.
 *
 * - `open`: everybody, everywhere.
 * - `allowlist` and `pairing`: operators and whoever the settings name, everywhere; and everybody who writes in a
 *   group, server or channel, or in a role, that the settings name.
 * - `pairing` also: whoever an operator let in with a code, in private alone. A group gets nothing from that: it takes
 *   the operator to name the group. So a code is given out in private alone, too.
 *
 * A group is never opened by one person in it: the others there are judged each for themselves.
 */
export function mayEnter(entrant: Entrant, person: PersonRecord, settings: BotSettings): Verdict {
  if (settings.access === 'open' || isNamed(entrant, settings)) return { kind: 'welcome' };
  if (settings.access === 'allowlist') return { kind: 'stranger' };
  if (entrant.thread.kind !== 'direct') return { kind: 'not-here' };
  return { kind: person.isPaired ? 'welcome' : 'unpaired' };
}

/** By an operator, in the settings: themselves, the person, or a place or role they write in. */
export function isNamed({ author, memberOf = [] }: Entrant, settings: BotSettings): boolean {
  if (settings.operators.includes(author.id)) return true;
  return [author.id, ...memberOf].some((name) => settings.allowed.includes(name));
}

/** Whether one more turn is within the day's limits. Operators have none. */
export function mayAsk(ask: Ask, settings: BotSettings): Verdict {
  if (settings.operators.includes(ask.author)) return { kind: 'welcome' };
  const { turns, bytes } = usageToday(ask.person, ask.now);
  if (turns >= settings.turnsPerDay) return { kind: 'too-many-today' };
  if (ask.bytes > 0 && bytes + ask.bytes > settings.bytesPerDay) return { kind: 'too-much-today' };
  return { kind: 'welcome' };
}

function usageToday(person: PersonRecord, now: number): PersonRecord['usage'] {
  const day = new Date(now).toISOString().slice(0, 10);
  return person.usage.day === day ? person.usage : { day, turns: 0, bytes: 0 };
}

export function addUsage(
  person: PersonRecord,
  used: { readonly turns: number; readonly bytes: number },
  now: number,
): PersonRecord {
  const usage = usageToday(person, now);
  return {
    ...person,
    usage: {
      day: usage.day,
      turns: usage.turns + used.turns,
      bytes: usage.bytes + used.bytes,
    },
  };
}
