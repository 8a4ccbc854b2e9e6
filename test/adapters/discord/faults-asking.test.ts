import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { clip, hasFilm, openWholeBot, patiently } from './whole-bot.ts';

const request = 'trim the pauses';
const callback = { method: 'POST', route: '/interactions/:id/:token/callback' } as const;

/** No read and no write ends while it is stuck: a disk that is busy with something else. */
function createStickyStore() {
  let whenFree = Promise.resolve();
  return {
    /** What this gives sets it free. */
    stick(): () => void {
      let free = () => {};
      whenFree = new Promise((resolve) => {
        free = resolve;
      });
      return free;
    },
    wrap: (store: Store): Store => ({
      ...store,
      get: async (key) => {
        await whenFree;
        return store.get(key);
      },
      putIfAbsent: async (...given) => {
        await whenFree;
        return store.putIfAbsent(...given);
      },
    }),
  };
}

describe('the three seconds of an interaction', () => {
  it('are kept where everything behind it stands still', async () => {
    const { wrap, stick } = createStickyStore();
    const on = await openWholeBot({ wrapStore: wrap });
    const free = stick();
    const asked = await on.ana.slash(on.channel, 'credits');
    await expect.poll(() => asked.answer, patiently).toMatchObject({ type: 5 });
    free();
    await expect.poll(() => asked.messages[0]?.content, patiently).toMatch(/Credits/);
    expect(asked.hasFailed).toBe(false);
  });

  it('that were missed cost the answer its place, not the person their film', async () => {
    const on = await openWholeBot({ discord: { answerMs: 100 } });
    on.discord.next({ ...callback, fault: { kind: 'slow', forMs: 300 } });
    const asked = await on.ana.slash(on.channel, 'edit', { request, clip });
    await expect.poll(() => on.channel.fromBot().filter(hasFilm).length, patiently).toBe(1);
    expect(asked).toMatchObject({ hasFailed: true, messages: [] });
    expect(on.editor.runs).toHaveLength(1);
  });

  it('are answered once where the answer to the answer was lost', async () => {
    const on = await openWholeBot();
    on.discord.next({ ...callback, fault: { kind: 'status-after', status: 502 } });
    const asked = await on.ana.slash(on.channel, 'edit', { request, clip });
    await expect.poll(() => asked.messages.filter(hasFilm).length, patiently).toBe(1);
    expect(on.channel.fromBot().filter(hasFilm)).toHaveLength(1);
  });
});

describe('the quarter of an hour of its token', () => {
  const interactionTokenMs = 3_000;
  const short = { discord: { interactionTokenMs }, adapter: { handOverMs: 700 } };

  it('is left before it is over: the film comes in an ordinary message, and the token rests', async () => {
    const on = await openWholeBot(short);
    on.editor.script({ takesMs: 80_000 });
    const asked = await on.ana.slash(on.channel, 'edit', { request, clip });
    await expect.poll(() => on.channel.fromBot().filter(hasFilm).length, patiently).toBe(1);
    const [film] = on.channel.fromBot().filter(hasFilm);
    expect(film?.interactionId).toBeUndefined();
    expect((film?.sentAt ?? 0) - asked.startedAt).toBeLessThan(interactionTokenMs);
    expect(asked.tokenCalls.map(({ status }) => status)).not.toContain(401);
    expect(asked.tokenCalls.every(({ at }) => at - asked.startedAt < interactionTokenMs)).toBe(
      true,
    );
    // Nothing is left behind that thinks or offers to be cancelled.
    const left = () =>
      on.channel
        .fromBot()
        .filter(
          ({ isThinking, buttons }) =>
            isThinking || buttons.some(({ label }) => label === 'Cancel'),
        );
    await expect.poll(left, patiently).toEqual([]);
    await expect.poll(() => on.channel.fromBot().length, patiently).toBe(2);
  });

  it('is followed by a button that shows the result, where the bot may not write', async () => {
    const on = await openWholeBot(short);
    const away = on.discord.addGuild('Elsewhere', { hasBot: false }).addChannel('chat');
    on.editor.script({ takesMs: 30_000 });
    const asked = await on.ana.slash(away, 'edit', { request, clip });
    const labels = () => asked.messages[0]?.buttons.map(({ label }) => label);
    await expect.poll(labels, patiently).toEqual(['Show the result']);
    await expect.poll(() => on.editor.renders.length, patiently).toBe(1);
    await expect
      .poll(() => Date.now() - asked.startedAt, patiently)
      .toBeGreaterThan(interactionTokenMs);
    // The film is there, and waits for somebody to lend a token.
    const isHeld = () => JSON.stringify(on.log.lines).includes('chat-rate-limited');
    await expect.poll(isHeld, patiently).toBe(true);
    const [shown] = asked.messages;
    if (shown === undefined) throw new Error('nothing is shown');
    const tapped = await on.ana.tap(shown, 'Show the result');
    const films = () => on.ana.reads(away).filter(hasFilm);
    await expect.poll(() => films().length, patiently).toBe(1);
    expect(tapped.hasFailed).toBe(false);
    expect(on.discord.callsTo('POST', '/channels/:id/messages')).toEqual([]);
  });
});

describe('a private chat of two people, where the app is only one’s own', () => {
  it('gets the film by the token alone, and what is personal only to who asks', async () => {
    const on = await openWholeBot();
    const chat = on.ana.directWith(on.ben);
    const asked = await on.ana.slash(chat, 'edit', { request, clip });
    await expect.poll(() => asked.messages.filter(hasFilm).length, patiently).toBe(1);
    const told = await on.ana.slash(chat, 'credits');
    await expect.poll(() => told.messages[0]?.content, patiently).toMatch(/Credits/);
    expect(on.ben.reads(chat).some(({ content }) => content.includes('Credits'))).toBe(false);
    const listed = await on.ana.slash(chat, 'projects');
    await expect.poll(() => listed.messages[0]?.content, patiently).toContain('Ask me in private');
    expect(on.discord.callsTo('POST', '/channels/:id/messages')).toEqual([]);
  });
});

describe('what is asked twice', () => {
  it('by the gateway is done once', async () => {
    const on = await openWholeBot();
    const asked = await on.ask();
    on.discord.redeliver(asked);
    await on.filmFor(asked);
    on.discord.redeliver(asked);
    await on.bot.whenIdle();
    expect(on.editor.runs).toHaveLength(1);
    expect(on.channel.fromBot()).toHaveLength(2);
  });

  it('by taps in a hurry is done once', async () => {
    const on = await openWholeBot();
    const film = await on.filmFor(await on.ask());
    await Promise.all([on.ana.tap(film, 'Undo'), on.ana.tap(film, 'Undo')]);
    await expect.poll(() => on.editor.runs.length, patiently).toBeGreaterThan(1);
    await on.bot.whenIdle();
    expect(on.editor.runs.length).toBeLessThanOrEqual(3);
  });
});

describe('a request that waits in line', () => {
  async function openBusy() {
    const on = await openWholeBot({ speed: 4 });
    const going = await on.ask();
    await expect.poll(() => on.editor.runs.length, patiently).toBe(1);
    const waiting = await on.ana.send(on.channel, `${on.discord.bot.mention} add the title Boat`);
    await on.statusOf(waiting);
    return { on, going, waiting };
  }

  it('changes when its author edits it', async () => {
    const { on, waiting, going } = await openBusy();
    await on.ana.edit(waiting, `${on.discord.bot.mention} add the title Ship`);
    await on.filmFor(going);
    await expect.poll(() => on.editor.runs.map(({ text }) => text), patiently).toHaveLength(2);
    expect(on.editor.runs[1]?.text).toContain('Ship');
    expect(on.editor.runs[1]?.text).not.toContain('Boat');
  });

  it('goes when its author deletes it', async () => {
    const { on, waiting, going } = await openBusy();
    await on.ana.delete(waiting);
    await on.filmFor(going);
    await on.bot.whenIdle();
    expect(on.editor.runs).toHaveLength(1);
  });
});

describe('who is not answered', () => {
  it('is another bot, also one that mentions it or answers it', async () => {
    const on = await openWholeBot();
    const robot = on.discord.addPerson('Robot', { isBot: true });
    const film = await on.filmFor(await on.ask());
    const before = on.discord.saidByBot().length;
    await robot.send(on.channel, `${on.discord.bot.mention} trim the pauses`);
    await robot.send(on.channel, { content: 'nice', replyTo: film });
    const asked = await on.ben.send(on.channel, `${on.discord.bot.mention} hello`);
    await on.statusOf(asked);
    await on.bot.whenIdle();
    const later = on.discord.saidByBot().slice(before);
    expect(
      later.filter(({ repliesTo }) => repliesTo !== asked.id && repliesTo !== film.repliesTo),
    ).toEqual([]);
    expect(on.editor.runs).toHaveLength(1);
  });
});
