import type { AuthorId } from './message.ts';
import type { PersonRecord } from './records.ts';
import type { BotSettings } from './settings.ts';

/** Specification, section 4: so many wait in a conversation, the next is refused. */
export const maxWaiting = 5;

/** What a person asks for, as far as limits go. */
export interface Ask {
  readonly author: AuthorId;
  readonly person: PersonRecord;
  readonly bytes: number;
  readonly now: number;
}

export type Verdict =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'unpaired' }
  | { readonly kind: 'too-many-today' }
  | { readonly kind: 'too-much-today' };

/** Who may speak to the bot at all. Fails closed. */
export function mayEnter(author: AuthorId, person: PersonRecord, settings: BotSettings): Verdict {
  const isKnown = settings.allowed.includes(author) || settings.operators.includes(author);
  switch (settings.access) {
    case 'open':
      return { kind: 'welcome' };
    case 'allowlist':
      return { kind: isKnown ? 'welcome' : 'stranger' };
    case 'pairing':
      return { kind: isKnown || person.isPaired ? 'welcome' : 'unpaired' };
  }
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
