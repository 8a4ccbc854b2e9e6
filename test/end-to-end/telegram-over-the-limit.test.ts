import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../fakes/free-port.ts';
import { lookAt } from '../fixtures/media/look.ts';
import { makeClip } from '../fixtures/media/make-clip.ts';
import { openStage, type Stage, untilFound, untilResult } from './telegram-bot.ts';

/** Of the stand-in: smaller than what comes out. */
const uploadBytes = 100_000;

let stage: Stage;
let clip: string;

beforeAll(async () => {
  stage = await openStage({ uploadBytes });
  clip = await makeClip(stage.path('clip.mp4'), { seconds: 3 });
});
afterAll(() => stage.close());

describe('a result of more than the chat takes', () => {
  it('is made smaller by the bot itself where there is no link', async () => {
    const ann = stage.telegram.person('Ann', { language: 'en' });
    ann.send({ video: { path: clip }, caption: 'remove the sound' });
    const result = await untilResult(stage, ann.chat);
    expect(result.media?.sizeBytes).toBeLessThanOrEqual(uploadBytes);
    expect(result.text).toMatch(
      /\nMade smaller to fit here: this chat takes files up to \d+ KB\.$/u,
    );
    // Once: what was refused before is not told.
    expect(result.text.match(/Video ready/gu)).toHaveLength(1);
    const facts = await lookAt(await stage.save(result));
    expect(Math.abs(facts.pictureSeconds - 3)).toBeLessThan(0.1);
    const refused = stage.telegram.callsOf('editMessageMedia').map(({ status }) => status);
    expect(refused).toContain(413);
    expect(ann.chat.botMessages().filter(({ media }) => media !== undefined)).toHaveLength(1);
  });
});

describe('a bot with a public address', () => {
  let open: Stage;

  afterAll(() => open.close());

  it('gives the link where the file is too large, and a button for a version that fits', async () => {
    const port = await freePort();
    const outside = `http://127.0.0.1:${port}`;
    const env = { CUTROOM_PUBLIC_URL: 'https://bot.example', CUTROOM_HTTP_PORT: String(port) };
    open = await openStage({ uploadBytes, env, reverseProxy: { 'https://bot.example': outside } });
    const ann = open.telegram.person('Ann', { language: 'en' });
    ann.send({ video: { path: clip }, caption: 'remove the sound' });
    const found = () =>
      ann.chat
        .botMessages()
        .find(({ text, media }) => media !== undefined || text.includes('https://bot.example/'));
    const result = await untilFound(open, () => found(), { about: 'a result', place: ann.chat });
    expect(result.text + JSON.stringify(result.buttons)).toContain('https://bot.example/');
  });
});
