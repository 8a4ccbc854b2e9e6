import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  begun,
  emptyLine,
  joined,
  type Line,
  nextOf,
  orderOf,
  type Ticket,
} from '../../../src/studio/records/fair-line.ts';

/** `ann1` is a film of ann's, `ann1?` a preview; each in a session of its own. */
function ticket(name: string, cost = 10): Ticket {
  const isQuick = name.endsWith('?');
  return { id: name, owner: name.slice(0, 3), sessionId: name, isQuick, cost: isQuick ? 3 : cost };
}

const lined = (names: readonly string[], cost?: number): Line =>
  names.reduce((line, name) => joined(line, ticket(name, cost), []), emptyLine);

const films = (owner: string, count: number) =>
  Array.from({ length: count }, (_, nth) => `${owner}${nth + 1}`);

it('ten films of one person do not keep another one waiting', () => {
  const order = orderOf(lined([...films('ann', 10), 'bob1']));
  expect(order.indexOf('bob1')).toBe(1);
  expect(order.filter((id) => id.startsWith('ann'))).toEqual(films('ann', 10));
});

it('people take turns by what their films cost, not by their number', () => {
  let line = lined(films('ann', 4), 100);
  for (const name of films('bob', 8)) line = joined(line, ticket(name, 50), []);
  const first = orderOf(line).slice(0, 6);
  expect(first.filter((id) => id.startsWith('ann'))).toHaveLength(2);
  expect(first.filter((id) => id.startsWith('bob'))).toHaveLength(4);
});

it('what somebody had is not forgotten when they ask for more', () => {
  let line = lined(['ann1', 'ann2', 'bob1', 'bob2']);
  const began: string[] = [];
  for (let nth = 3; nth < 9; nth += 1) {
    const next = nextOf(line, () => true);
    if (next === undefined) throw new Error('nobody waits');
    began.push(next.owner);
    line = joined(begun(line, next), ticket(`ann${nth}`), []);
  }
  expect(began.slice(0, 4).sort()).toEqual(['ann', 'ann', 'bob', 'bob']);
});

it('previews go first, among each other in turns of people', () => {
  const order = orderOf(lined(['ann1', 'bob1', 'ann2?', 'ann3?', 'bob2?']));
  expect(order).toEqual(['ann2?', 'bob2?', 'ann3?', 'bob1', 'ann1']);
});

it('previews without end do not keep a film waiting for ever', () => {
  let line = lined(['ann1', 'bob1?']);
  const began: string[] = [];
  for (let nth = 2; nth < 30 && !began.includes('ann1'); nth += 1) {
    const next = nextOf(line, () => true);
    if (next === undefined) throw new Error('nobody waits');
    began.push(next.id);
    line = joined(begun(line, next), ticket(`bob${nth}?`), []);
  }
  expect(began.indexOf('ann1')).toBe(8);
});

it('new people without end do not keep somebody waiting who had much', () => {
  let line = lined([...films('ann', 5)], 1000);
  for (let nth = 0; nth < 4; nth += 1) {
    const next = nextOf(line, () => true);
    if (next !== undefined) line = begun(line, next);
  }
  const began: string[] = [];
  for (let nth = 100; nth < 130 && !began.includes('ann5'); nth += 1) {
    line = joined(line, ticket(`${nth}`), []);
    line = joined(line, ticket(`${nth + 500}`), []);
    const next = nextOf(line, () => true);
    if (next === undefined) throw new Error('nobody waits');
    began.push(next.id);
    line = begun(line, next);
  }
  expect(began).toContain('ann5');
});

it('whoever comes while a film is at work is behind that one, not behind the next of its owner', () => {
  const working = ticket('ann1', 1000);
  const busy = begun(joined(emptyLine, working, []), working);
  const line = joined(joined(busy, ticket('ann2'), [working]), ticket('bob1'), [working]);
  expect(orderOf(line)).toEqual(['bob1', 'ann2']);
});

it('whatever comes, everybody begins once, and nobody is passed by more than eight for each of their own before', () => {
  const comer = fc.record({
    owner: fc.constantFrom('ann', 'bob', 'eve', 'kim', 'lee'),
    isQuick: fc.boolean(),
    cost: fc.integer({ min: 1, max: 500 }),
    begins: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(comer, { maxLength: 60 }), (comers) => {
      let line = emptyLine;
      const came: string[] = [];
      const began: string[] = [];
      const step = () => {
        const next = nextOf(line, () => true);
        if (next === undefined) return;
        began.push(next.id);
        line = begun(line, next);
      };
      comers.forEach(({ begins, ...each }, nth) => {
        const id = `${each.owner}-${nth}`;
        came.push(id);
        line = joined(line, { ...each, id, sessionId: id }, []);
        if (begins) step();
      });
      while (line.waiting.length > 0) step();
      expect([...began].sort()).toEqual([...came].sort());
      for (const id of came) {
        const owner = id.slice(0, 3);
        const before = began.slice(0, began.indexOf(id));
        const own = 1 + before.filter((other) => other.startsWith(owner)).length;
        const passedBy = before.filter((other) => came.indexOf(other) > came.indexOf(id));
        expect(passedBy.length).toBeLessThanOrEqual(8 * own);
      }
    }),
  );
});
