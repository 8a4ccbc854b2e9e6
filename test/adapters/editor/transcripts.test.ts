import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { hear, toLines } from './read-stream.ts';

const ready = '{"status":"ok","url":"http://127.0.0.1:9290/out.mp4","start":3,"end":10}';
const twoSteps = [
  'Let me look at the clip first.',
  '>probe_media',
  '<probe_media',
  '>trim_video',
  '<trim_video',
  `Done: trim_video=${ready}`,
];

/** What each recorded stream of a real ADK server comes to, and the code that it fails with. */
const recordings: readonly (readonly [string, readonly string[], string?])[] = [
  ['text-plain', ['You said: hello there']],
  ['text-partial-then-final', ['Trimming the first three seconds of your clip now.']],
  ['llm-text-stream', ['Hello! Send me a video and tell me what to change.']],
  ['llm-text-nonstream', ['Hello! Send me a video and tell me what to change.']],
  ['tool-two-step', twoSteps],
  ['tool-two-step-stream', twoSteps],
  [
    'tool-long-running',
    [
      '>render_video',
      '<render_video',
      'Done: render_video={"status":"pending","ticket":"job-17","preset":"1080p"}',
    ],
  ],
  [
    'tool-throws',
    [
      '>broken_tool',
      '<broken_tool',
      `Done: broken_tool={"error":"Error in tool 'broken_tool': ffmpeg exited with code 1"}`,
    ],
  ],
  [
    'artifact',
    ['>make_thumbnail', '<make_thumbnail', 'Done: make_thumbnail={"saved":"thumb.png"}'],
  ],
  ['file-data-video', ['Your video is ready.']],
  ['inline-image', ['Here is a frame']],
  ['concurrent-same-session-a', ['starting', 'finished after silence']],
  ['client-abort-1s', ['starting']],
  ['empty-no-events', []],
  ['error-mid-stream', ['part one'], 'backend-refused'],
  ['error-code-event', [], 'backend-refused'],
  ['llm-error-code', [], 'backend-refused'],
];

describe('recorded streams', () => {
  for (const [name, lines, code] of recordings) {
    it(`${name} comes out the same at every chunk size`, async () => {
      const body = await readFile(
        new URL(`../../fixtures/transcripts/${name}.sse`, import.meta.url),
      );
      for (let size = 1; size <= body.byteLength + 1; size += 1) {
        const { events, failure } = await hear(body, size);
        if (toLines(events).join('\n') !== lines.join('\n')) expect(toLines(events)).toEqual(lines);
        if (code === undefined) expect(failure).toBeUndefined();
        else expect(failure).toMatchObject({ code });
      }
    });
  }

  it('a tool that answers with an error object is still followed by its words', async () => {
    const url = new URL('../../fixtures/transcripts/tool-bad-args.sse', import.meta.url);
    const { events, failure } = await hear(await readFile(url));
    expect(toLines(events).slice(0, 2)).toEqual(['>trim_video', '<trim_video']);
    expect(toLines(events)[2]).toMatch(/^Done: trim_video=/);
    expect(failure).toBeUndefined();
  });
});
