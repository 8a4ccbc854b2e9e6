import { describe, expect, it } from 'vitest';
import { type Entrant, mayEnter } from '../../src/core/people/access.ts';
import type { PersonRecord } from '../../src/core/records/records.ts';
import type { BotSettings } from '../../src/core/settings.ts';

const settings: BotSettings = {
  operators: ['telegram:1'],
  linksOpenable: false,
  access: 'allowlist',
  allowed: [
    'telegram:7',
    'telegram:-100',
    'discord:server:5',
    'discord:role:6',
    'discord:channel:8',
  ],
  turnsAtOnce: 2,
  turnsPerDay: 30,
  bytesPerDay: 1,
};
const person: PersonRecord = {
  v: 1,
  clientId: 'c',
  exports: 'first',
  isGreeted: false,
  isPaired: false,
  projectIds: [],
  usage: { day: '', turns: 0, bytes: 0 },
};
const paired = { ...person, isPaired: true };

function entrant(id: Entrant['author']['id'], memberOf?: readonly string[]): Entrant {
  const kind = memberOf === undefined ? 'direct' : 'group';
  const place = memberOf === undefined ? {} : { memberOf };
  return { author: { id, name: 'Ada' }, thread: { id: 'telegram:9', kind }, ...place };
}

const verdict = (access: BotSettings['access'], who: Entrant, record = person) =>
  mayEnter(who, record, { ...settings, access }).kind;

describe('entry', () => {
  it('is everybody’s where it is open', () => {
    expect(verdict('open', entrant('telegram:99'))).toBe('welcome');
    expect(verdict('open', entrant('telegram:99', ['telegram:-3']))).toBe('welcome');
  });

  it.each(['allowlist', 'pairing'] as const)(
    'with %s is the operators’ and that of persons who are named, everywhere',
    (access) => {
      for (const id of ['telegram:1', 'telegram:7'] as const) {
        expect(verdict(access, entrant(id))).toBe('welcome');
        expect(verdict(access, entrant(id, ['telegram:-3']))).toBe('welcome');
      }
    },
  );

  it.each(['allowlist', 'pairing'] as const)(
    'with %s is everybody’s in a place or role that is named, and only there',
    (access) => {
      for (const name of [
        'telegram:-100',
        'discord:server:5',
        'discord:role:6',
        'discord:channel:8',
      ])
        expect(verdict(access, entrant('discord:99', ['discord:server:4', name]))).toBe('welcome');
      expect(verdict(access, entrant('discord:99', ['discord:server:4']))).not.toBe('welcome');
      expect(verdict(access, entrant('discord:99', []))).not.toBe('welcome');
    },
  );

  it('by a code holds in private alone: a group gets nothing from it', () => {
    expect(verdict('pairing', entrant('telegram:99'), paired)).toBe('welcome');
    expect(verdict('pairing', entrant('telegram:99', ['telegram:-3']), paired)).toBe('not-here');
    expect(verdict('pairing', entrant('telegram:99', ['telegram:-100']), paired)).toBe('welcome');
    expect(verdict('allowlist', entrant('telegram:99'), paired)).toBe('stranger');
  });

  it('is nobody else’s', () => {
    expect(verdict('allowlist', entrant('telegram:99'))).toBe('stranger');
    expect(verdict('allowlist', entrant('telegram:99', ['telegram:-3']))).toBe('stranger');
    expect(verdict('pairing', entrant('telegram:99'))).toBe('unpaired');
    expect(verdict('pairing', entrant('telegram:99', ['telegram:-3']))).toBe('not-here');
  });

  it('takes no id of one kind for one of another', () => {
    expect(verdict('allowlist', entrant('discord:7'))).toBe('stranger');
    expect(verdict('allowlist', entrant('discord:5'))).toBe('stranger');
    expect(verdict('allowlist', entrant('discord:99', ['discord:role:5', 'telegram:1']))).toBe(
      'stranger',
    );
  });
});
