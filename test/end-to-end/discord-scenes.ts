import { expect } from 'vitest';
import type { FaultRule } from '../fakes/discord/fault-script.ts';
import type { SeenMessage } from '../fakes/discord/seen.ts';
import type { ClipOptions } from '../fixtures/media/make-clip.ts';
import { type House, hasFilm, patiently } from './discord-house.ts';

export const create = { method: 'POST', route: '/channels/:id/messages' } as const;
export const edit = { method: 'PATCH', route: '/channels/:id/messages/:id' } as const;
export const react = {
  method: 'PUT',
  route: '/channels/:id/messages/:id/reactions/:emoji/@me',
} as const;

/** Ana asks in the channel, by name, with a clip. */
export async function ask(on: House, clip: ClipOptions = {}): Promise<SeenMessage> {
  return on.ana.send(on.channel, {
    content: `${on.discord.bot.mention} cut the first second`,
    attachments: [await on.clip('walk.mp4', clip)],
  });
}

export function answersIn(on: House, asked: SeenMessage): () => readonly SeenMessage[] {
  return () => on.channel.fromBot().filter(({ repliesTo }) => repliesTo === asked.id);
}

export function ringsIn(on: House): readonly SeenMessage[] {
  return on.channel.fromBot().filter(({ isSilent }) => !isSilent);
}

/** Resolves when a call of this kind has got no answer. */
export async function stalls(on: House, { method, route }: FaultRule): Promise<void> {
  const isStalled = () => on.discord.callsTo(method, route).some(({ status }) => status === 0);
  await expect.poll(isStalled, { ...patiently, interval: 5 }).toBe(true);
}

/** Kills the bot where this call stalls, starts it again, and looks for exactly one film and one ring. */
export async function killWhere(on: House, rule: FaultRule): Promise<void> {
  on.discord.next(rule);
  const asked = await ask(on);
  await stalls(on, rule);
  await on.kill();
  on.discord.forgive();
  await on.start();
  await expect.poll(() => ringsIn(on).length, patiently).toBe(1);
  expect(ringsIn(on)).toMatchObject([{ posts: 1, pinged: [on.ana.id] }]);
  const films = answersIn(on, asked)().filter(hasFilm);
  expect(films).toHaveLength(1);
  expect(films[0]?.attachments).toHaveLength(1);
  expect(on.channel.messages().filter(hasFilm)).toHaveLength(1);
}
