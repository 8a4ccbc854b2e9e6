import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { createWorld, type World } from './bot-world.ts';

const job = { text: 'trim the pauses', files: [{ name: 'talk.mp4', bytes: 100_000 }] };
const limits = { uploadBytes: 100_000 };
const cancel = { command: { name: 'cancel', argument: '' } };
const cancelled = (world: World) => world.settled.filter(({ outcome }) => outcome === 'cancelled');

describe('a render', () => {
  it('that fails gets one new id, once', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ fails: true });
    await world.say(job);
    expect(world.editor.renders).toHaveLength(2);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('that fails twice is said', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ fails: true }, { fails: true }, {});
    await world.say(job);
    expect(world.editor.renders).toHaveLength(2);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain('The render failed');
  });

  it('that cannot be asked for is said under the edit, which is kept', async () => {
    const world = await createWorld();
    for (let tries = 0; tries < 7; tries++) {
      world.editor.fail(
        'submitRender',
        new BotError('backend-unreachable', 'away', { neverSent: true }),
      );
    }
    await world.say(job);
    const last = world.chat.shown[0]?.versions.at(-1);
    expect(last?.text).toMatch(/Done\.\n\nThe editing service still .* try \/export later\.$/u);
    expect(last?.buttons.map(({ label }) => label)).toEqual(['Preview', 'Export', 'Undo']);
  });

  it('shows its percentage', async () => {
    const world = await createWorld();
    await world.say(job);
    const texts = world.chat.shown[0]?.versions.map((version) => version.text) ?? [];
    expect(texts.some((text) => text.includes('Rendering… 50%'))).toBe(true);
  });

  it('that waits for others says how many are before it, and goes on as usual', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ behind: 2 });
    await world.say(job);
    const texts = world.chat.shown[0]?.versions.map((version) => version.text) ?? [];
    const waits = texts.findIndex((text) => text.includes('2 videos before yours'));
    const renders = texts.findIndex((text) => text.includes('Rendering… 50%'));
    expect(waits).toBeGreaterThan(-1);
    expect(renders).toBeGreaterThan(waits);
    expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBe(200_000);
  });
});

describe('a slow render', () => {
  it('is said, holds nobody up, and is delivered when it is done', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ takesMs: 3_600_000 });
    await world.chat.say(job);
    await world.clock.turn(420_000);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain('takes longer than usual');
    await world.chat.say({ text: 'add music' });
    await world.clock.turn(60_000);
    expect(world.editor.runs).toHaveLength(2);
    await world.settle();
    expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBe(200_000);
  });

  it('is reached by /cancel, also after a restart, and by nobody else', async () => {
    const first = await createWorld();
    first.editor.scriptRender({ takesMs: 3_600_000 });
    await first.chat.say(job);
    await first.clock.turn(420_000);
    const world = await first.restart();
    await world.chat.say({ ...cancel, author: '8', thread: '8' });
    await world.clock.turn(1_000);
    expect(world.editor.cancelledRenders).toEqual([]);
    await world.say(cancel);
    expect(world.editor.cancelledRenders).toEqual([world.editor.renders[0]?.id]);
    expect(cancelled(world)).toHaveLength(1);
  });

  it('is cancelled after what is under way', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ takesMs: 3_600_000 });
    await world.chat.say(job);
    await world.clock.turn(420_000);
    world.editor.script({ takesMs: 60_000 });
    await world.chat.say({ text: 'add music' });
    await world.clock.turn(10_000);
    await world.chat.say(cancel);
    await world.clock.turn(10_000);
    expect(cancelled(world)).toHaveLength(1);
    expect(world.editor.cancelledRenders).toEqual([]);
    await world.say(cancel);
    expect(cancelled(world)).toHaveLength(2);
    expect(world.editor.cancelledRenders).toHaveLength(1);
  });

  it('outlives a restart', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ takesMs: 3_600_000 });
    await world.chat.say(job);
    await world.clock.turn(420_000);
    const next = await world.restart();
    await next.settle();
    expect(world.editor.renders).toHaveLength(1);
    expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBe(200_000);
  });
});

describe('a delivery', () => {
  it('is one edit and one ring', async () => {
    const world = await createWorld();
    await world.say(job);
    expect(world.chat.shown).toHaveLength(2);
    expect(
      world.chat.shown[0]?.versions.filter((version) => version.fileBytes !== undefined),
    ).toHaveLength(1);
    expect(world.chat.last()).toMatchObject({
      text: '🎬 Your video is ready.',
      isSilent: false,
      buttons: [],
    });
  });

  it('gives the link where people can open it', async () => {
    const world = await createWorld({ settings: { linksOpenable: true } });
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain('https://cdn.example/render_');
  });

  it('gives the link alone where the file is too big', async () => {
    const world = await createWorld({ settings: { linksOpenable: true }, chat: { limits } });
    await world.say(job);
    const result = world.chat.shown[0]?.versions.at(-1);
    expect(result?.fileBytes).toBeUndefined();
    expect(result?.text).toContain('https://cdn.example/');
    expect(world.editor.renders).toHaveLength(1);
  });

  it('makes a version that fits by itself where there is no link, and says so', async () => {
    const world = await createWorld({ chat: { limits } });
    await world.say(job);
    const result = world.chat.shown[0]?.versions.at(-1);
    expect(result?.fileBytes).toBe(95_000);
    expect(result?.text).toContain('Made smaller to fit here');
    expect(world.editor.renders[1]?.maxBytes).toBe(95_000);
  });

  it('says so where nothing fits', async () => {
    const world = await createWorld({ chat: { limits }, editor: { canFit: false } });
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain('too big for this chat');
    expect(world.settled).toMatchObject([{ outcome: 'failed', code: 'message-too-large' }]);
  });
});

describe('a place that takes less than its platform promises', () => {
  it('is given a smaller version', async () => {
    const world = await createWorld();
    const refusals = [new BotError('message-too-large', '413')];
    world.chat.failFiles(refusals);
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBeLessThan(200_000);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it.each([true, false])('reads of one result alone (a link can be opened: %s)', async (opens) => {
    const world = await createWorld({ settings: { linksOpenable: opens } });
    world.chat.failFiles([new BotError('message-too-large', '413')]);
    await world.say(job);
    const text = world.chat.shown[0]?.versions.at(-1)?.text ?? '';
    expect(text.split('Video ready')).toHaveLength(2);
    expect(text).toMatch(/^👋 .*\n\nDone\.\n\n✅ Video ready/u);
  });

  it('is given what fits at once where it says how much that is', async () => {
    const world = await createWorld();
    world.chat.failFiles([
      new BotError('message-too-large', '413', { facts: { limitBytes: 100_000 } }),
    ]);
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBe(95_000);
  });
});

describe('a delivery in trouble', () => {
  it('counts the bytes where the backend does not tell the size', async () => {
    const world = await createWorld();
    world.editor.scriptRender({ hidesSize: true });
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.text).toContain('0.2 MB');
  });

  it('is carried by a new message where the first was deleted', async () => {
    const world = await createWorld();
    await world.chat.say(job);
    await world.clock.turn(2_000);
    world.chat.deleteMessage(world.chat.shown[0]?.id ?? '');
    await world.settle();
    expect(
      world.chat.shown.filter((each) => each.versions.at(-1)?.fileBytes !== undefined),
    ).toHaveLength(1);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });

  it('lands after the platform asked to slow down', async () => {
    const world = await createWorld();
    world.chat.failFiles([
      new BotError('chat-rate-limited', '429', { retryAfterMs: 60_000 }),
      new BotError('chat-rate-limited', '429', { retryAfterMs: 14_000_000 }),
    ]);
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBe(200_000);
    expect(world.chat.shown).toHaveLength(2);
  });

  it('waits for a platform that is away', async () => {
    const world = await createWorld();
    world.chat.failFiles(Array.from({ length: 8 }, () => new BotError('chat-unreachable', 'away')));
    await world.say(job);
    expect(world.chat.shown[0]?.versions.at(-1)?.fileBytes).toBe(200_000);
  });

  it('whose ring got lost is not rung again', async () => {
    const world = await createWorld();
    await world.chat.say(job);
    await world.clock.turn(3_000);
    world.chat.fail({ call: 'post', when: 'after', error: new BotError('timeout', 'lost') });
    await world.settle();
    expect(world.chat.shown).toHaveLength(2);
    expect(world.settled).toMatchObject([{ outcome: 'done' }]);
  });
});

describe('the button for a version that fits', () => {
  it('stands beside a link to a result that is too big, and makes one', async () => {
    const world = await createWorld({ settings: { linksOpenable: true }, chat: { limits } });
    await world.say(job);
    const fitted = world.chat.shown[0]?.versions
      .at(-1)
      ?.buttons.find((each) => each.label.includes('fits'));
    await world.say({ button: fitted?.id ?? '' });
    expect(world.editor.renders.map((render) => render.maxBytes)).toEqual([undefined, 95_000]);
    expect(world.chat.shown.some((each) => each.versions.at(-1)?.fileBytes === 95_000)).toBe(true);
  });
});

describe('a link', () => {
  it('is made anew by its button, for its owner alone', async () => {
    const world = await createWorld({ settings: { linksOpenable: true } });
    await world.say({ ...job, thread: 'group', kind: 'group' });
    const fresh = world.chat.shown[0]?.versions
      .at(-1)
      ?.buttons.find((each) => each.label === 'Fresh link');
    await world.say({ button: fresh?.id ?? '', thread: 'group', kind: 'group', author: '8' });
    expect(world.chat.last().text).toContain('no longer active');
    await world.say({ button: fresh?.id ?? '', thread: 'group', kind: 'group' });
    expect(world.chat.last().text).toContain('https://cdn.example/render_');
  });

  it('to the web editor stands under a private result alone', async () => {
    const world = await createWorld({ editor: { website: 'https://nemovideo.com' } });
    await world.say(job);
    await world.say({ ...job, thread: 'group', kind: 'group' });
    const labels = (thread: string) =>
      world.chat.shown
        .filter((each) => each.thread === thread)
        .flatMap((each) => each.versions.at(-1)?.buttons.map((button) => button.label) ?? []);
    expect(labels('telegram:100')).toContain('Open in the web editor');
    expect(labels('telegram:group')).not.toContain('Open in the web editor');
  });
});
