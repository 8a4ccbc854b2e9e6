import { describe, expect, it } from 'vitest';
import type { Fault } from '../../fakes/discord/fault-script.ts';
import { openWholeBot, patiently } from './whole-bot.ts';

const create = { method: 'POST', route: '/channels/:id/messages' } as const;
const edit = { method: 'PATCH', route: '/channels/:id/messages/:id' } as const;

function pause(retryAfterSeconds: number, scope: 'user' | 'shared' | 'global' = 'user'): Fault {
  return { kind: 'rate-limit', retryAfterSeconds, scope };
}

describe('a limit of three seconds', () => {
  it.each(['user', 'shared', 'global'] as const)(
    'on an edit (%s) is waited for, and the last words land',
    async (scope) => {
      const on = await openWholeBot();
      on.discord.next({ ...edit, fault: pause(3, scope) });
      const asked = await on.ask();
      const film = await on.filmFor(asked);
      const [refused, next] = on.discord.callsTo(edit.method, edit.route);
      expect(refused?.status).toBe(429);
      expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(2_900);
      expect(film.buttons.map(({ label }) => label)).toContain('Undo');
      const statuses = on.discord.calls.map(({ status }) => status);
      expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    },
  );

  it('on the first answer delays it, and doubles nothing', async () => {
    const on = await openWholeBot();
    on.discord.next({ ...create, fault: pause(3) });
    const asked = await on.ask();
    await on.filmFor(asked);
    await expect.poll(() => on.channel.fromBot().length, patiently).toBe(2);
    expect(on.editor.runs).toHaveLength(1);
  });
});

describe('a limit that is longer than anybody should wait in line for', () => {
  it.each([60, 14_000])(
    'of %d s is kept: nothing is sent in it, and nothing hangs',
    async (seconds) => {
      // The core's minute is a tenth of a second: it asks again long before, and must be held back.
      const on = await openWholeBot({ speed: 600 });
      on.discord.next({ ...edit, fault: pause(seconds) });
      await on.ask();
      const edits = () => on.discord.callsTo(edit.method, edit.route);
      await expect.poll(() => edits().length, patiently).toBeGreaterThan(0);
      await expect.poll(() => on.editor.renders.length, patiently).toBe(1);
      const other = on.guild.addChannel('other');
      const hello = await on.ben.send(other, `${on.discord.bot.mention} hello`);
      await expect.poll(() => on.answersTo(hello).length, patiently).toBe(1);
      // Beside what was edited elsewhere.
      const [refused] = edits();
      const again = edits().filter(({ path }) => path === refused?.path);
      expect(again.map(({ status }) => status)).toEqual([429]);
    },
  );

  it('does not hold back a cancel: the run stops at once, and the words come when they may', async () => {
    const on = await openWholeBot({ speed: 1 });
    const asked = await on.ask();
    const status = await on.statusOf(asked);
    await expect.poll(() => on.editor.runs.length, patiently).toBe(1);
    on.discord.next({ ...edit, fault: pause(6) });
    const tapped = await on.ana.tap(status, 'Cancel');
    await expect.poll(() => tapped.answer?.type).toBe(6);
    await expect.poll(() => on.discord.message(status.id)?.content, patiently).toContain('Stopped');
    await expect
      .poll(() => on.settled.map(({ outcome }) => outcome), patiently)
      .toContain('cancelled');
    expect(on.editor.renders).toEqual([]);
  });
});

describe('an edit of a message older than an hour', () => {
  it('that Discord refuses for now lands later', async () => {
    const on = await openWholeBot();
    const message =
      'Maximum number of edits to messages older than 1 hour reached. Try again later';
    on.discord.next({ ...edit, fault: { kind: 'status', status: 429, code: 30_046, message } });
    const film = await on.filmFor(await on.ask());
    expect(film.versions.at(-1)?.attachments).toHaveLength(1);
  });
});

describe('the usual pace', () => {
  it('of a channel is kept, also when three people ask at once: no call is refused', async () => {
    const on = await openWholeBot({
      speed: 5,
      discord: { messagesPerWindow: 5, messageWindowMs: 2_000 },
    });
    const cat = on.discord.addPerson('Cat');
    const all = [on.ana, on.ben, cat].map((person) =>
      person.send(on.channel, {
        content: `${on.discord.bot.mention} trim the pauses`,
        attachments: [{ name: 'walk.mp4', bytes: new Uint8Array(900) }],
      }),
    );
    for (const asked of await Promise.all(all)) await on.filmFor(asked);
    expect(on.discord.calls.filter(({ status }) => status === 429)).toEqual([]);
  });
});
