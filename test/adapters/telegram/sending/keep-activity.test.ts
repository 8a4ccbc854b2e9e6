import { afterEach, describe, expect, test } from 'vitest';
import { createActivityKeeper } from '../../../../src/adapters/telegram/sending/keep-activity.ts';
import { createTurnedClock } from '../../../fakes/turned-clock.ts';
import { openRig, type Rig, say } from '../rig.ts';

const own = { chat: 11, id: 5 };

function open(show: () => Promise<void> = async () => undefined) {
  const clock = createTurnedClock();
  const shown: string[] = [];
  const keeper = createActivityKeeper(clock, async (_place, activity) => {
    shown.push(activity);
    await show();
  });
  return { clock, shown, keeper };
}

describe('an activity that is kept', () => {
  test('shows at once and again before Telegram takes it away, until its end', async () => {
    const { clock, shown, keeper } = open();
    keeper.keep(own, 'typing');
    await clock.turn(10_000);
    expect(shown).toEqual(['typing', 'typing', 'typing']);
    keeper.keep(own, 'uploading');
    await clock.turn(4_500);
    expect(shown.at(-1)).toBe('uploading');
    keeper.end(own);
    await clock.turn(60_000);
    expect(shown).toHaveLength(4);
    expect(clock.waiting).toBe(0);
  });

  test('ends by itself where nobody says that work goes on', async () => {
    const { clock, shown, keeper } = open();
    keeper.keep(own, 'typing');
    await clock.turn(600_000);
    expect(shown.length).toBeLessThan(40);
    expect(clock.waiting).toBe(0);
  });

  test('gives up where the chat does not want it, until a new message', async () => {
    const { clock, shown, keeper } = open(() => Promise.reject(new Error('no')));
    keeper.keep(own, 'typing');
    await clock.turn(60_000);
    keeper.keep(own, 'typing');
    await clock.turn(60_000);
    expect(shown).toHaveLength(3);
  });

  test('ends with the program', async () => {
    const { clock, shown, keeper } = open();
    keeper.keep(own, 'typing');
    keeper.close();
    keeper.keep({ chat: 11, id: 6 }, 'typing');
    await clock.turn(60_000);
    expect(shown).toHaveLength(1);
  });
});

describe('a chat in which the bot works', () => {
  let rig: Rig;
  afterEach(() => rig.close());

  test('shows nothing for as long as Telegram asks, and then again', async () => {
    const clock = createTurnedClock();
    rig = await openRig({ clock, telegram: { now: clock.now } });
    const thread = `telegram:${rig.telegram.supergroup('Crew').id}` as const;
    rig.telegram.fail('sendChatAction', { kind: 'too-many', retryAfterSeconds: 30 });
    const shown = () => rig.telegram.callsOf('sendChatAction').map(({ at }) => at - startedAt);
    const startedAt = clock.now();
    await rig.adapter.showActivity(thread, 'typing');
    await clock.turn(29_000);
    await rig.adapter.showActivity(thread, 'typing');
    await clock.turn(1_000);
    await rig.adapter.showActivity(thread, 'typing');
    expect(shown()).toEqual([0, 30_000]);
  });

  test('shows that it types while it works, and that it uploads while a result is on its way', async () => {
    rig = await openRig();
    const forum = rig.telegram.supergroup('Forum', { topics: ['Cuts'] });
    const topic = forum.topic('Cuts');
    const progress = say('Working', { isProgress: true });
    const ref = await rig.adapter.post(`telegram:${forum.id}:${topic}`, progress, 'k');
    await rig.telegram.until(() => forum.activities().length > 0, 'it types');
    expect(forum.activities()[0]).toMatchObject({ action: 'typing', topic });
    const other = await rig.adapter.post(`telegram:${forum.id}:${topic}`, say('Rendering'), 'k');
    const file = {
      kind: 'video' as const,
      name: 'cut.mp4',
      mimeType: 'video/mp4',
      sizeBytes: 3,
      async *open() {
        yield new Uint8Array(3);
      },
    };
    await rig.adapter.edit(other, say('Done', { file }));
    const uploads = () => forum.activities().some(({ action }) => action === 'upload_video');
    await rig.telegram.until(uploads, 'it uploads');
    await rig.adapter.edit(ref, say('Done too'));
  });
});
