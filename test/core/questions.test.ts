import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createLife } from '../fakes/mortal.ts';
import { createWorld, type World } from './bot-world.ts';

const credits = { id: 'credits', command: { name: 'credits', argument: '' } };
const job = { id: 'job', text: 'trim the pauses', files: [{ name: 'talk.mp4' }] };
const unreachable = (neverSent: boolean) => new BotError('chat-unreachable', 'away', { neverSent });
const answers = (world: World) => world.chat.shown.filter(({ key }) => key.endsWith(':answer'));

describe('a question whose answer', () => {
  it('never left is answered when the platform is back', async () => {
    const world = await createWorld();
    for (let times = 0; times < 5; times++) {
      world.chat.fail({ call: 'post', when: 'before', error: unreachable(true) });
    }
    await world.say(credits);
    expect(answers(world)).toHaveLength(1);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('may have landed is not posted again where that would be a second message', async () => {
    const world = await createWorld();
    world.chat.fail({ call: 'post', when: 'after', error: unreachable(false) });
    await world.say(credits);
    expect(answers(world)).toHaveLength(1);
    expect(world.settled).toHaveLength(1);
  });

  it('may have landed is posted again where its key makes both one message', async () => {
    const world = await createWorld({ chat: { limits: { keyedPosts: 'window' } } });
    world.chat.fail({ call: 'post', when: 'before', error: unreachable(false) });
    await world.say(credits);
    expect(answers(world)).toHaveLength(1);
  });

  it('nobody can be given ends there', async () => {
    const world = await createWorld();
    world.chat.fail({ call: 'post', when: 'before', error: new BotError('chat-gone', 'blocked') });
    await world.say(credits);
    expect(answers(world)).toHaveLength(0);
    expect(world.settled).toHaveLength(1);
  });

  it('was being looked up when the bot stopped comes after the next start, and not as a failure', async () => {
    const world = await createWorld();
    world.editor.fail('takeToken', new BotError('rate-limited', 'not now'));
    await world.clock.until(world.chat.say(credits));
    const next = await world.restart();
    await next.settle();
    expect(answers(next).map(({ versions }) => versions[0]?.text)).toEqual([
      expect.stringContaining('80'),
    ]);
  });
});

describe('a cancel whose answer cannot be written down at once', () => {
  it('stops what it was meant for and never what came next', async () => {
    let failuresLeft = 5;
    const store = createMemoryStore((call, key) => {
      const isHit = call === 'cas' && key.endsWith('/cancel') && failuresLeft > 0;
      if (!isHit) return;
      failuresLeft -= 1;
      throw new BotError('store-failed', 'disk trouble');
    });
    const world = await createWorld({ store });
    await world.clock.until(world.chat.say(job));
    await world.clock.until(world.chat.say({ id: 'edit', text: "add a title 'Hi'" }));
    await world.clock.turn(1_000);
    await world.say({ id: 'cancel', command: { name: 'cancel', argument: '' } });
    expect(failuresLeft).toBe(0);
    const ended = world.settled.map(({ turnId, outcome }) => [turnId.split('/')[2], outcome]);
    expect(Object.fromEntries(ended)).toEqual({ job: 'cancelled', edit: 'done', cancel: 'done' });
  });
});

describe('a question that a crash left between its two writes', () => {
  it('is answered once, though its platform hands it over again meanwhile', async () => {
    const settings = { linksOpenable: true };
    const alive = createLife();
    await (await createWorld({ settings, life: alive })).say(credits);
    const life = createLife({ atCall: alive.calls.indexOf('putIfAbsent'), when: 'after' });
    const dead = await createWorld({ settings, life });
    void dead.chat.say(credits);
    await dead.clock.turn(1_000);
    const { credits: tell } = dead.editor;
    const tellSlowly: typeof tell = async (call) => {
      await dead.clock.sleep(5_000, call.signal);
      return tell(call);
    };
    Object.assign(dead.editor, { credits: tellSlowly });
    const world = await dead.another();
    await world.say(credits);
    expect(answers(world)).toHaveLength(1);
  });
});
