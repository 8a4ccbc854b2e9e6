import { describe, expect, it } from 'vitest';
import { createScreens, type Screens } from '../../src/core/turn/screens.ts';
import type { Turn } from '../../src/core/turn/turn.ts';
import type { Progress } from '../../src/core/wording/wording.ts';
import { createFakeChat } from '../fakes/fake-chat.ts';
import { createTurnedClock } from '../fakes/turned-clock.ts';
import { acceptedTurn } from '../fixtures/core/accepted-turn.ts';

async function openScreens() {
  const clock = createTurnedClock();
  const chat = createFakeChat();
  const screens = createScreens([chat], clock);
  const message = { text: '', silent: true, visibility: 'all' } as const;
  const status = await chat.post('telegram:1', message, 'k');
  const turn: Turn = {
    ...acceptedTurn,
    ...{ state: 'rendering', request: { kind: 'export' }, isGreeted: true },
    status,
  };
  async function show(progress: Parameters<Screens['working']>[1]): Promise<string | undefined> {
    screens.working(turn, progress);
    await clock.turn(5_000);
    return chat.last().text;
  }
  return { screens, turn, show };
}

const rendering = (percent?: number): Progress => ({ kind: 'rendering', percent });

describe('the progress of a render', () => {
  it('never runs backwards, also when a second one takes the place of one that failed', async () => {
    const { show } = await openScreens();
    expect(await show(rendering())).toContain('about 30 s');
    expect(await show(rendering(60))).toContain('60%');
    expect(await show(rendering(40))).toContain('60%');
    expect(await show(rendering())).toContain('60%');
    expect(await show({ kind: 'slow-render', percent: 5 })).toContain('60%');
    expect(await show(rendering(70))).toContain('70%');
  });

  it('begins anew for a version that fits, of which people are told', async () => {
    const { show } = await openScreens();
    await show(rendering(90));
    await show({ kind: 'fitting' });
    expect(await show(rendering(10))).toContain('10%');
  });

  it('is forgotten with its turn', async () => {
    const { show, screens, turn } = await openScreens();
    await show(rendering(90));
    screens.drop(turn);
    expect(await show(rendering(10))).toContain('10%');
  });
});

it('shows what the agent says in one paragraph, below the greeting', async () => {
  const { show } = await openScreens();
  const text = await show('⏳ First thing.\n\nSecond thing.');
  expect(text?.split('\n\n')).toEqual([
    "👋 Hi, I'm Cutroom: you say it in plain words, I edit it.",
    '⏳ First thing.\nSecond thing.',
  ]);
});
