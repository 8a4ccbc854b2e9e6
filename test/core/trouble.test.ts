import { describe, expect, it } from 'vitest';
import { BotError, type ErrorCode } from '../../src/core/errors.ts';
import { createWorld } from './bot-world.ts';

const clip = { name: 'talk.mp4', bytes: 100_000 };
const job = { text: 'trim the pauses', files: [clip] };
const error = (code: ErrorCode) => new BotError(code, 'for the test');

describe('a backend that refuses', () => {
  it.each([
    ['no-credits', 'run', 'Ask whoever runs this bot for more credits.'],
    ['backend-refused', 'run', "didn't accept that"],
    ['unsupported-file', 'upload', 'I take MP4, MOV'],
    ['file-too-large', 'upload', 'the limit is 500 MB'],
    ['file-unreadable', 'upload', 'damaged or cut short'],
    ['link-refused', 'upload', "can't fetch from that link"],
    ['backend-full', 'upload', 'no room left'],
    ['quota-full', 'upload', 'the room that one person has'],
    ['day-spent', 'submitRender', 'add up to what one person has'],
    ['export-blocked', 'submitRender', 'Register or upgrade your plan to unlock export.'],
  ] as const)('%s at %s has its sentence', async (code, call, sentence) => {
    const world = await createWorld();
    world.editor.fail(call, error(code));
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain(sentence);
    expect(world.settled).toMatchObject([{ outcome: 'failed', code }]);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).not.toContain('Cancel');
  });

  it.each([
    ['unsupported-file', 'info'],
    ['backend-refused', 'warn'],
  ] as const)('%s is logged at %s', async (code, level) => {
    const world = await createWorld();
    world.editor.fail('upload', error(code));
    await world.say(job);
    const lines = world.log.lines.filter(({ fields }) => fields['code'] === code);
    expect(lines.map((line) => line.level)).toEqual([level]);
    expect('err' in (lines[0]?.fields ?? {})).toBe(level === 'warn');
  });

  it.each([
    ['store-full', 'disk of this bot is full'],
    ['output-exists', 'already there'],
  ] as const)(
    '%s where the result is put ends the turn with its sentence',
    async (code, sentence) => {
      const world = await createWorld();
      world.chat.failFiles([error(code)]);
      await world.say(job);
      expect(world.settled).toMatchObject([{ outcome: 'failed', code }]);
      expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain(sentence);
    },
  );
});

describe('a person without credits', () => {
  it('gets the link to register where the account is free', async () => {
    const world = await createWorld({ editor: { website: 'https://nemovideo.com' } });
    world.editor.fail('run', error('no-credits'));
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toMatch(
      /https:\/\/nemovideo\.com\/register\?bind=anon_/u,
    );
  });

  it("is told to top up where the account is the operator's", async () => {
    const world = await createWorld({
      editor: { website: 'https://nemovideo.com' },
      settings: { operatorAccount: { kind: 'registered', token: 'nmv_usr_op' } },
    });
    world.editor.fail('run', error('no-credits'));
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain('Top up credits in your account.');
    expect(world.editor.tokens).toEqual([]);
  });
});

describe('a token', () => {
  it('of our own that went bad is renewed once and the call made again', async () => {
    const world = await createWorld();
    world.editor.fail('upload', error('bad-token'));
    await world.say(job);
    expect(world.editor.tokens).toHaveLength(2);
    expect(new Set(world.editor.tokens).size).toBe(1);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('of the operator that went bad is told to everybody as it is', async () => {
    const world = await createWorld({
      settings: { operatorAccount: { kind: 'registered', token: 'nmv_usr_op' } },
    });
    world.editor.fail('openSession', error('bad-token'));
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toBe(
      "The bot's account needs attention; its operator has been told.",
    );
    expect(world.log.lines.some((line) => line.fields['cause'] === 'token-refused')).toBe(true);
  });

  it('is taken once for a person who writes in two places at once', async () => {
    const world = await createWorld({ editor: { limitsTokens: true } });
    await Promise.all([
      world.chat.say({ ...job, thread: 'a' }),
      world.chat.say({ ...job, thread: 'b' }),
    ]);
    await world.settle();
    expect(world.editor.tokens).toHaveLength(1);
    expect(world.settled.map((turn) => turn.outcome)).toEqual(['done', 'done']);
  });

  it('that cannot be had is asked for again after 30 s, once', async () => {
    const world = await createWorld();
    world.editor.fail('takeToken', error('rate-limited'));
    await world.say(job);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
    const other = await createWorld();
    other.editor.fail('takeToken', error('rate-limited'));
    other.editor.fail('takeToken', error('rate-limited'));
    await other.say(job);
    expect(other.chat.shown[0]?.versions.at(-1)?.text).toContain(
      'No free account can be had right now',
    );
  });
});

describe('an operator', () => {
  it('is told in private, once for each cause and day', async () => {
    const world = await createWorld({
      settings: {
        operatorAccount: { kind: 'registered', token: 'nmv_usr_op' },
        operators: ['telegram:1'],
      },
    });
    const told = () => world.chat.texts('telegram:1').filter((text) => text.includes('NEMO_TOKEN'));
    for (let n = 0; n < 2; n++) {
      world.editor.fail('openSession', error('bad-token'));
      await world.say({ ...job, thread: `t${n}`, kind: 'group' });
    }
    expect(told()).toHaveLength(1);
    await world.clock.turn(86_400_000);
    world.editor.fail('openSession', error('bad-token'));
    await world.say({ ...job, thread: 't2', kind: 'group' });
    expect(told()).toHaveLength(2);
  });
});

describe('an operator of a bot without a public address', () => {
  it('hears at the start what one would add, once a day however often it starts', async () => {
    const world = await createWorld({ settings: { operators: ['telegram:1'] } });
    await world.clock.turn(1_000);
    await world.restart();
    await world.clock.turn(1_000);
    const told = world.chat.texts('telegram:1');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('CUTROOM_PUBLIC_URL');
  });
});

describe('a session that is gone', () => {
  it('after the run was posted does not lead to a second run', async () => {
    const world = await createWorld();
    world.editor.script({ takesMs: 60_000, cutAfterMs: 1_000 });
    await world.chat.say(job);
    await world.clock.turn(10_000);
    world.editor.dropSession('s1');
    await world.settle();
    expect(world.editor.runs).toHaveLength(1);
    expect(world.settled).toMatchObject([{ outcome: 'failed', code: 'session-gone' }]);
  });

  it('is opened anew and the clips of the same message are sent again', async () => {
    const world = await createWorld();
    await world.say({ files: [clip] });
    world.editor.dropSession('s1');
    await world.say(job);
    expect(world.editor.uploads).toHaveLength(2);
    expect(world.settled.at(-1)?.outcome).toBe('done');
    const result = world.chat.shown.findLast(
      (each) => each.versions.at(-1)?.fileBytes !== undefined,
    );
    expect(result?.versions.at(-1)?.text).toContain('The earlier timeline was gone');
  });

  it('without clips is said, with a fresh project for the next message', async () => {
    const world = await createWorld();
    await world.say(job);
    world.editor.dropSession('s1');
    await world.say({ text: 'add music' });
    expect(world.chat.last().text).toContain('opened a fresh project');
    await world.say(job);
    expect(world.settled.at(-1)?.outcome).toBe('done');
  });
});

describe('a connection', () => {
  it('that drops in a run never sends it again: the state tells', async () => {
    const world = await createWorld();
    world.editor.script({ takesMs: 40_000, cutAfterMs: 3_000 });
    await world.say(job);
    expect(world.editor.runs).toHaveLength(1);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain('the edit went through');
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('that drops in a run that never changes anything ends after five looks', async () => {
    const world = await createWorld();
    world.editor.script({ cutAfterMs: 1_000, makes: (tracks) => tracks });
    const before = world.clock.now();
    await world.say(job);
    expect(world.editor.runs).toHaveLength(1);
    expect(world.settled).toMatchObject([{ outcome: 'failed', code: 'stream-cut' }]);
    expect(world.clock.now() - before).toBeGreaterThanOrEqual(270_000);
  });

  it('that was refused before anything was sent is tried again', async () => {
    const world = await createWorld();
    world.editor.fail('run', new BotError('backend-unreachable', 'refused', { neverSent: true }));
    await world.say(job);
    expect(world.editor.runs).toHaveLength(1);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('that loses the answer of an upload does not upload again', async () => {
    const world = await createWorld();
    world.editor.fail('upload', error('stream-cut'), 'after');
    await world.say(job);
    expect(world.editor.uploads).toHaveLength(1);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('that loses the answer of a submit does not render again', async () => {
    const world = await createWorld();
    world.editor.fail('submitRender', error('timeout'), 'after');
    await world.say(job);
    expect(world.editor.renders).toHaveLength(1);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });
});

describe('a backend', () => {
  it('that is away for some minutes is waited for, its person told, and the work goes on', async () => {
    const world = await createWorld();
    for (let n = 0; n < 5; n++) world.editor.fail('openSession', error('backend-unreachable'));
    await world.say(job);
    const shown = world.chat.shown[0]?.versions.map(({ text }) => text) ?? [];
    expect(shown.filter((text) => text.includes("can't be reached right now"))).not.toEqual([]);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
    expect(world.editor.runs).toHaveLength(1);
  });

  it('that is away is not charged to the turn, whatever restarts meanwhile', async () => {
    let world = await createWorld();
    for (let n = 0; n < 6; n++) world.editor.fail('openSession', error('backend-unreachable'));
    await world.clock.until(world.chat.say(job));
    await world.clock.turn(110_000);
    for (let starts = 0; starts < 2; starts++) world = await world.restart();
    await world.settle();
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('that stays away for a quarter of an hour is told of', async () => {
    const world = await createWorld();
    const before = world.clock.now();
    for (let n = 0; n < 9; n++) world.editor.fail('openSession', error('backend-unreachable'));
    await world.say(job);
    expect(world.clock.now() - before).toBeGreaterThan(900_000);
    expect(world.settled).toMatchObject([{ outcome: 'failed', code: 'backend-unreachable' }]);
    expect(world.editor.sessions).toEqual([]);
  });
});
