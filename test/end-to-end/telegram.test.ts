import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../fakes/telegram/driven.ts';
import { lookAt } from '../fixtures/media/look.ts';
import { makeTalk } from '../fixtures/media/make-sound-file.ts';
import { openStage, type Stage, untilResult, untilRing, untilSaid } from './telegram-bot.ts';

const twentyFiveMegabytes = 25_000_000;

let stage: Stage;
let ann: Person;
let talk: string;

beforeAll(async () => {
  stage = await openStage({ isPublicName: true });
  talk = await makeTalk(stage.path('talk.mp4'), {
    seconds: 4,
    words: [
      { start: 0.2, end: 1.2 },
      { start: 2.6, end: 3.7 },
    ],
  });
  ann = stage.telegram.person('Ann', { language: 'en' });
});
afterAll(() => stage.close());

describe('a clip with a caption, in private', () => {
  it('becomes an MP4 in the message that told of the work, and a short reply rings', async () => {
    const asked = ann.send({
      video: { path: talk, durationSeconds: 4 },
      caption: 'trim the pauses',
    });
    const result = await untilResult(stage, ann.chat);

    expect(result.text).toContain('Removed 1 pause: 0:04 → 0:03.');
    expect(result).toMatchObject({
      replyTo: asked.message_id,
      isSilent: true,
      media: { width: 320, height: 180, durationSeconds: 3, streams: true, mimeType: 'video/mp4' },
    });
    expect(result.versions.length).toBeGreaterThan(1);
    const facts = await lookAt(await stage.save(result));
    expect(facts).toMatchObject({ codecs: ['h264', 'aac'], pixels: 'yuv420p', widthPx: 320 });
    expect(facts.pictureSeconds).toBeGreaterThan(2);
    expect(facts.pictureSeconds).toBeLessThan(3.5);
    expect([...(result.media?.thumbnail ?? [])].slice(0, 2)).toEqual([0xff, 0xd8]);

    const ring = await untilRing(stage, ann.chat, asked);
    expect(ring).toMatchObject({ isSilent: false });
    expect(ann.chat.message(asked.message_id).reactions).toEqual(['👀']);
    expect(ann.chat.activities().map(({ action }) => action)).toContain('typing');
    expect(ann.chat.botMessages()).toHaveLength(2);
  });

  it('has a button that is answered at once and does what it says', async () => {
    const query = ann.tap(ann.chat, 'Undo');
    await stage.telegram.until(() => ann.answerTo(query) !== undefined, 'the little clock ends');
    const undone = await untilSaid(stage, ann.chat, 'Undid the last change');
    expect(undone.buttons.flat().map(({ label }) => label)).toContain('Export');
  });
});

describe('what is answered at once', () => {
  it('is /credits', async () => {
    ann.send('/credits');
    await untilSaid(stage, ann.chat, /credits/i);
  });

  it('is a clip of more than the public server hands over: its size, the limit and the ways out', async () => {
    const calls = stage.telegram.callsOf('getFile').length;
    const video = { sizeBytes: twentyFiveMegabytes, name: 'holiday.mov' };
    const asked = ann.send({ video, caption: 'trim the pauses' });
    const said = await untilSaid(stage, ann.chat, 'holiday.mov');
    expect(said).toMatchObject({ replyTo: asked.message_id });
    expect(said.text).toMatch(/is 23\.8 MB.* up to 20 MB.*compressed.*direct link/);
    expect(stage.telegram.callsOf('getFile')).toHaveLength(calls);
  });

  it('is one whose size Telegram hides, once Telegram refuses it', async () => {
    const video = { sizeBytes: twentyFiveMegabytes, isSizeHidden: true, name: 'hidden.mov' };
    ann.send({ video, caption: 'trim the pauses' });
    const said = await untilSaid(stage, ann.chat, /hidden\.mov” is/);
    expect(said.text).toMatch(/too big.* up to 20 MB.*compressed.*direct link/);
  });
});

describe('several clips', () => {
  it('of an album are one timeline in the order sent, also where they come apart', async () => {
    const bob = stage.telegram.person('Bob', { language: 'en' });
    bob.sendAlbum(
      [
        { video: { path: talk, name: 'first.mp4' }, caption: 'put them together' },
        { video: { path: talk, name: 'second.mp4' } },
      ],
      { splitAfter: 1, restAfterMs: 200 },
    );
    const result = await untilResult(stage, bob.chat);
    const facts = await lookAt(await stage.save(result));
    expect(facts.pictureSeconds).toBeGreaterThan(7.5);
    expect(facts.pictureSeconds).toBeLessThan(8.5);
    expect(result.text).toMatch(/first\.mp4.*second\.mp4/s);
  });
});

describe('a cancel', () => {
  it('by the button on the message that tells of the work ends it there', async () => {
    const cat = stage.telegram.person('Cat', { language: 'en' });
    // The bytes do not come, so that there is something to cancel.
    stage.telegram.fail('download', { kind: 'hang' });
    cat.send({ video: { path: talk }, caption: 'trim the pauses' });
    const working = await untilSaid(stage, cat.chat, 'Taking in');
    expect(working.buttons.flat().map(({ label }) => label)).toEqual(['Cancel']);
    cat.tap(cat.chat, 'Cancel');
    const over = await untilSaid(stage, cat.chat, /Stopped|Cancelled/);
    expect(over.id).toBe(working.id);
    expect(over.media).toBeUndefined();
  });
});
