import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../fakes/telegram/driven.ts';
import { makeClip } from '../fixtures/media/make-clip.ts';
import { openStage, type Stage, untilResult, untilRing, untilSaid } from './telegram-bot.ts';

let stage: Stage;
let ann: Person;
let bob: Person;
let clip: string;
let mention: string;

beforeAll(async () => {
  stage = await openStage({ isPublicName: true });
  clip = await makeClip(stage.path('clip.mp4'), { seconds: 2 });
  ann = stage.telegram.person('Ann', { language: 'en' });
  bob = stage.telegram.person('Bob', { language: 'en' });
  mention = `@${stage.telegram.bot.username}`;
});
afterAll(() => stage.close());

describe.concurrent('in a group', () => {
  it('a mention with a clip is answered there, to who asked, with pauses between edits', async () => {
    const group = stage.telegram.supergroup('Crew');
    bob.send('what a day', { in: group });
    const asked = ann.send(
      { video: { path: clip }, caption: `${mention} make it 9:16` },
      { in: group },
    );
    const result = await untilResult(stage, group);
    expect(result).toMatchObject({ replyTo: asked.message_id, media: { streams: true } });
    expect(result.media?.height).toBeGreaterThan(result.media?.width ?? 0);
    await untilRing(stage, group, asked);
    const times = result.versions.slice(0, -1).map(({ at }) => at);
    const gaps = times.slice(1).map((at, nth) => at - (times[nth] ?? 0));
    // The bot leaves 3.3 s; how long each was on its way is not its own doing. Without pauses it is one a second.
    expect(gaps.filter((ms) => ms < 2_000)).toEqual([]);
    expect(group.botMessages()).toHaveLength(2);
  });

  it("a reply to somebody's clip that names the bot is about that clip, though the bot never saw it", async () => {
    const group = stage.telegram.supergroup('Friends');
    const seen = stage.telegram.calls.length;
    const theirs = bob.send({ video: { path: clip, name: 'bobs.mp4' } }, { in: group });
    expect(stage.telegram.calls.slice(seen).some(({ method }) => method === 'getFile')).toBe(false);
    ann.send(`${mention} cut the first second`, { in: group, replyTo: theirs.message_id });
    const result = await untilResult(stage, group);
    expect(result.text).toMatch(/bobs\.mp4/);
    expect(result.media?.durationSeconds).toBe(1);
  });

  it("two people in one group never see or change each other's project", async () => {
    const group = stage.telegram.supergroup('Two');
    ann.send('/new', { in: group });
    const hers = ann.send(
      { video: { path: clip, name: 'ann.mp4' }, caption: `${mention} remove the sound` },
      { in: group },
    );
    await untilRing(stage, group, hers);
    bob.send(`/status@${stage.telegram.bot.username}`, { in: group });
    const said = await untilSaid(stage, group, /send me a clip|timeline is empty/i);
    expect(said.text).not.toContain('ann.mp4');
  });
});

describe.concurrent('in a forum', () => {
  it('an answer stays in its topic, and in General where it was asked there', async () => {
    const forum = stage.telegram.supergroup('Forum', { topics: ['Cuts'] });
    const topic = forum.topic('Cuts');
    ann.send(
      { video: { path: clip }, caption: `${mention} remove the sound` },
      { in: forum, topic },
    );
    const result = await untilResult(stage, forum);
    expect(result.topic).toBe(topic);
    bob.send('/credits', { in: forum });
    const credits = await untilSaid(stage, forum, /credits|in private/i);
    expect(credits.topic).toBeUndefined();
    expect(forum.botMessages().filter((each) => each.topic === topic)).toHaveLength(2);
  });
});

describe.concurrent('a group that becomes a supergroup', () => {
  it('goes on with the same project under its new id', async () => {
    const group = stage.telegram.group('Growing');
    const first = ann.send(
      { video: { path: clip, name: 'mine.mp4' }, caption: `${mention} remove the sound` },
      { in: group },
    );
    await untilRing(stage, group, first);
    const next = group.migrate();
    ann.send(`/status@${stage.telegram.bot.username}`, { in: next });
    const said = await untilSaid(stage, next, 'Timeline');
    expect(said.text).toContain('mine.mp4');
  });
});
