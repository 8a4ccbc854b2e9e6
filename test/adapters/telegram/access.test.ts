import { afterEach, describe, expect, test } from 'vitest';
import type { FakeTelegram, Group, Person } from '../../fakes/telegram/driven.ts';
import { openWorld, type World } from './faults-world.ts';

const clip = { video: { sizeBytes: 2_000, name: 'clip.mp4' }, caption: 'trim the pauses' };
const mention = { ...clip, caption: '@cutroom_test_bot trim the pauses' };

let world: World;
afterEach(() => world.close());

const idOf = ({ user }: Person) => `telegram:${user.id}` as const;
const runs = () => world.backend.requests.filter(({ path }) => path === '/run_sse').length;

/** The code in what the bot says to somebody unknown. */
async function codeFor({ chat }: Person): Promise<string> {
  const { text } = await world.said(chat, /\b[A-Z0-9]{6}\b/);
  return /\b[A-Z0-9]{6}\b/.exec(text)?.[0] ?? '';
}

describe('with pairing', () => {
  let operator: Person;
  let ann: Person;

  async function openPaired(): Promise<void> {
    world = await openWorld({}, (telegram) => {
      operator = telegram.person('Olga', { language: 'en' });
      return { access: 'pairing', operators: [idOf(operator)] };
    });
    ann = world.telegram.person('Ann', { language: 'en' });
  }

  test('somebody unknown gets a code, and is served once an operator sent it', async () => {
    await openPaired();
    ann.send(clip);
    const code = await codeFor(ann);
    expect(runs()).toBe(0);
    operator.send(`/pair ${code}`);
    await world.said(operator.chat, /Ann is in/);
    await world.said(ann.chat, /You're in/);
    ann.send(clip);
    await world.result(ann.chat);
    expect(runs()).toBe(1);
  });

  test('whoever was let in is still unknown in a group, where no code is given out', async () => {
    await openPaired();
    ann.send('hello');
    operator.send(`/pair ${await codeFor(ann)}`);
    await world.said(ann.chat, /You're in/);
    const group = world.telegram.supergroup('Friends', { isBotAdmin: true });
    ann.send(mention, { in: group });
    await world.telegram.until(() => group.botMessages().length > 0, 'a refusal');
    await world.settled();
    expect(group.botMessages().map(({ text }) => text)).not.toContainEqual(
      expect.stringMatching(/\b[A-Z0-9]{6}\b/),
    );
    expect(runs()).toBe(0);
  });
});

describe('with an allowlist', () => {
  let group: Group;
  const openNamed = async (names: (telegram: FakeTelegram) => readonly `telegram:${string}`[]) => {
    world = await openWorld({}, (telegram) => ({
      access: 'allowlist',
      allowed: names(telegram),
    }));
  };

  test('everybody in a group that is named is served there, and not in private', async () => {
    await openNamed((telegram) => {
      group = telegram.supergroup('Crew', { isBotAdmin: true });
      return [`telegram:${group.id}`];
    });
    const ann = world.telegram.person('Ann', { language: 'en' });
    ann.send(clip);
    await world.telegram.until(() => ann.chat.botMessages().length > 0, 'a refusal');
    expect(runs()).toBe(0);
    ann.send(mention, { in: group });
    await world.result(group);
    expect(runs()).toBe(1);
  });

  test('a person who is named is served in private, and others are not', async () => {
    let ann: Person | undefined;
    await openNamed((telegram) => {
      ann = telegram.person('Ann', { language: 'en' });
      return [idOf(ann)];
    });
    const bob = world.telegram.person('Bob', { language: 'en' });
    bob.send(clip);
    await world.telegram.until(() => bob.chat.botMessages().length > 0, 'a refusal');
    expect(runs()).toBe(0);
    ann?.send(clip);
    if (ann !== undefined) await world.result(ann.chat);
    expect(runs()).toBe(1);
  });
});
