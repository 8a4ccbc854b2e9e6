import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../../src/core/errors.ts';
import { advance } from '../../../../src/core/turn/advance/advance.ts';
import type { EffectKind, TurnEvent } from '../../../../src/core/turn/events.ts';
import type { Turn, TurnState } from '../../../../src/core/turn/turn.ts';
import { acceptedTurn } from '../../../fixtures/core/accepted-turn.ts';

const before = { fingerprint: 'f', tracks: [], durationMs: 0, assetCount: 0, generatedCount: 0 };
const source = {
  kind: 'file',
  file: { kind: 'video', name: 'a.mp4', locator: null },
} as const;

const turn: Turn = { ...acceptedTurn, sources: [source], exportsByItself: true, status: 'posted' };
const project = { id: 'p', session: { sessionId: 's' }, accountKind: 'free' } as const;
const opened: Turn = { ...turn, state: 'opening', project };
const uploaded: Turn = { ...opened, uploads: { next: 1, arrived: [], refused: [] } };
const prompting: Turn = { ...uploaded, state: 'prompting', run: { sentAt: 1, before, checks: 0 } };
const render = {
  id: 'render_1',
  draft: {},
  output: { format: 'mp4', quality: 'high' },
  plannedAt: 0,
  attempt: 1,
  isSlow: false,
  isFitted: false,
} as const;
const planned: Turn = { ...prompting, state: 'render_planned', render };

const effectsAfter = (from: Turn, event: TurnEvent): readonly EffectKind[] =>
  advance(from, event).effects.map((effect) => effect.kind);
const fail = (during: EffectKind, code: ErrorCode, neverSent = false): TurnEvent => ({
  kind: 'failed',
  during,
  failure: { code, facts: {}, neverSent },
});

describe('a turn that is taken up again', () => {
  it.each<readonly [TurnState | string, Turn, readonly EffectKind[]]>([
    ['ack', { ...turn, state: 'ack' }, ['show-status']],
    ['opening', { ...turn, state: 'opening' }, ['open']],
    ['opening, with a project', opened, ['read-assets']],
    ['uploading', { ...opened, state: 'uploading' }, ['read-assets']],
    [
      'uploading, once the state before is known',
      { ...opened, state: 'uploading', uploads: { ...turn.uploads, before: [] } },
      ['find-upload'],
    ],
    ['uploading, with everything there', { ...uploaded, state: 'uploading' }, ['read-before']],
    ['prompting', prompting, ['recover-run']],
    [
      'prompting, once the stream has ended',
      { ...prompting, run: { sentAt: 1, before, checks: 0, said: 'Done.' } },
      ['read-after'],
    ],
    ['render_planned', planned, ['find-render']],
    ['rendering', { ...planned, state: 'rendering' }, ['watch-render']],
    ['ready', { ...planned, state: 'ready' }, ['plan-delivery']],
    ['delivering', { ...planned, state: 'delivering' }, ['deliver']],
    ['settled', { ...turn, state: 'settled' }, ['show']],
    ['failed', { ...turn, state: 'failed' }, ['show']],
    ['delivered', { ...planned, state: 'delivered', ringTriedAt: 1 }, []],
  ])('in %s goes on without repeating what may not be repeated', (_state, from, effects) => {
    expect(effectsAfter(from, { kind: 'resumed' })).toEqual(effects);
  });

  it('a fourth time in the same place is closed with a sentence', () => {
    let current: Turn = { ...turn, state: 'opening' };
    for (let start = 1; start <= 3; start++) {
      const step = advance(current, { kind: 'resumed' });
      expect(step.effects.map((effect) => effect.kind)).toEqual(['open']);
      current = step.turn;
    }
    const closed = advance(current, { kind: 'resumed' });
    expect(closed.turn.state).toBe('failed');
    expect(closed.effects.map((effect) => effect.kind)).toEqual(['show']);
  });

  it('having got further is charged anew', () => {
    const charged = { ...turn, state: 'opening', tries: 3 } as const;
    expect(advance(charged, { kind: 'opened', project }).turn.tries).toBe(0);
  });

  it('is never charged for a render that takes long', () => {
    let current: Turn = { ...planned, state: 'rendering' };
    for (let start = 0; start < 10; start++) current = advance(current, { kind: 'resumed' }).turn;
    expect(current.state).toBe('rendering');
  });
});

describe('a run', () => {
  it.each<ErrorCode>(['stream-cut', 'timeout', 'backend-unreachable', 'internal'])(
    'that ended in %s is looked for, not posted again',
    (code) => {
      expect(effectsAfter(prompting, fail('run', code))).toEqual(['recover-run']);
    },
  );

  it('is posted again only where it provably never arrived', () => {
    expect(effectsAfter(prompting, fail('run', 'backend-unreachable', true))).toEqual(['run']);
  });

  it.each<ErrorCode>(['no-credits', 'backend-refused', 'rate-limited'])(
    'that was refused with %s ends the turn',
    (code) => {
      expect(advance(prompting, fail('run', code)).turn).toMatchObject({
        state: 'failed',
        failure: { code },
      });
    },
  );

  it('is not begun a second time, whatever led there', () => {
    const astray: Turn = { ...prompting, state: 'opening' };
    const step = advance(astray, { kind: 'before-read', before, at: 9 });
    expect(step.effects.map((effect) => effect.kind)).toEqual(['recover-run']);
    const told = advance(prompting, { kind: 'status-shown', ref: 'another' });
    expect(told).toEqual({ turn: prompting, effects: [] });
  });

  it('whose turn was cancelled meanwhile is not exported', () => {
    const asked = advance(prompting, { kind: 'cancel-asked', at: 5 }).turn;
    const step = advance(asked, { kind: 'run-ended', said: 'Done.' });
    expect(step.turn.state).toBe('cancelled');
  });
});

describe('a turn that is over', () => {
  it('is changed by nothing', () => {
    const over: Turn = { ...turn, isLive: false, state: 'delivered' };
    for (const event of [{ kind: 'resumed' }, { kind: 'begun' }, { kind: 'stopped' }] as const) {
      expect(advance(over, event)).toEqual({ turn: over, effects: [] });
    }
  });

  it('that was cancelled while it waited begins with nothing but that', () => {
    const asked = advance(turn, { kind: 'cancel-asked', at: 5 }).turn;
    expect(effectsAfter(asked, { kind: 'begun' })).toEqual(['show']);
  });

  it('that is cancelled while its message is posted tells it in that message', () => {
    const { status: _none, ...fresh } = { ...turn, state: 'ack' as const };
    const asked = advance(fresh, { kind: 'cancel-asked', at: 5 }).turn;
    const step = advance(asked, { kind: 'status-shown', ref: 'just now', cancelButton: 'b' });
    expect(step.turn).toMatchObject({ state: 'cancelled', status: 'just now', cancelButton: 'b' });
  });

  it('on its way to the person can no longer be cancelled', () => {
    const delivering: Turn = { ...planned, state: 'delivering' };
    expect(advance(delivering, { kind: 'cancel-asked', at: 1 }).turn).toEqual(delivering);
    expect(effectsAfter(delivering, { kind: 'stopped' })).toEqual(['deliver']);
  });

  it('is stored with its ring tried before it rings', () => {
    const step = advance({ ...planned, state: 'delivering' }, { kind: 'shown', at: 9 });
    expect(step.turn).toMatchObject({ state: 'delivered', ringTriedAt: 9, isLive: true });
    expect(step.effects.map((effect) => effect.kind)).toEqual(['ring']);
  });
});

it('what was left out because its edit failed is not called done, however long that took', () => {
  const told: TurnEvent = { kind: 'shown', at: 61_000 };
  expect(effectsAfter({ ...opened, state: 'settled' }, told)).toEqual(['ring']);
  expect(effectsAfter({ ...opened, state: 'settled', after: 't' }, told)).toEqual([]);
});
