import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SubtitleLine, Subtitles, Timeline } from '../../../../src/studio/edit/timeline.ts';
import { plainTitle } from '../../../../src/studio/edit/title-style.ts';
import { inspectMedia } from '../../../../src/studio/media/inspect.ts';
import { measureSource } from '../../../../src/studio/media/measure.ts';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { frameColours } from '../../../fixtures/media/look.ts';
import { makeColours } from '../../../fixtures/media/make-clip.ts';
import { title } from '../../edit/timelines.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let kit: RenderKit;
let plain: RenderSource;

beforeAll(async () => {
  kit = await createRenderKit();
  const path = await makeColours(kit.folder.path('plain.mp4'), ['blue'], { secondsEach: 3 });
  plain = await kit.source('a_plain', path);
});
afterAll(() => kit.remove());

/** In a picture so small, usual letters are hardly seen. */
const large = { ...plainTitle, bold: false, enter: 'cut', size: 200 } as const;
const line = (
  text: string,
  [from, to]: readonly [number, number],
  more: Partial<SubtitleLine> = {},
) => {
  return { asset: 'a_plain', in: from, out: to, text, ...more } satisfies SubtitleLine;
};

function subtitled(
  lines: readonly SubtitleLine[],
  more: Partial<Subtitles> = {},
): Partial<Timeline> {
  return {
    subtitles: { sources: ['a_subs'], position: 'bottom', shift: 0, style: large, lines, ...more },
  };
}

async function film(name: string, timeline: Timeline): Promise<string> {
  return (await kit.render({ timeline, sources: [plain], name })).path;
}

/** Red is not in the picture: it comes from white letters. */
async function lettersIn(path: string, part: string): Promise<readonly number[]> {
  return (await frameColours(path, part)).map(([red]) => red);
}

const below = '160:24:80:144';
const shownIn = (red: readonly number[]) => red.flatMap((value, at) => (value > 3 ? [at] : []));

it('a subtitle is seen on exactly its frames, below, also where cuts and speeds take it', async () => {
  const lines = [line('HELLO THERE', [20, 50])];
  const usual = await film('usual', lineUp([cut('a_plain', [0, 70])], subtitled(lines)));
  const seen = shownIn(await lettersIn(usual, below));
  expect([seen[0], seen.at(-1), seen.length]).toEqual([20, 49, 30]);
  expect(Math.max(...(await lettersIn(usual, '320:100:0:0')))).toBeLessThan(3);
  const pieces = [cut('a_plain', [0, 30]), cut('a_plain', [40, 80], { speed: { num: 2, den: 1 } })];
  const edited = shownIn(
    await lettersIn(await film('edited', lineUp(pieces, subtitled(lines))), below),
  );
  // Ten frames before the cut, and ten of the source at twice the speed after it.
  expect([edited[0], edited.at(-1), edited.length]).toEqual([20, 34, 15]);
});

it('Chinese is written with letters, not with boxes', async () => {
  const han = (text: string) =>
    film(
      `han-${text.length}-${text}`,
      lineUp([cut('a_plain', [0, 10])], subtitled([line(text, [0, 10])])),
    );
  const [many = 0] = await lettersIn(await han('国国国国'), below);
  const [few = 0] = await lettersIn(await han('一一一一'), below);
  expect(many).toBeGreaterThan(few * 1.5);
  expect(few).toBeGreaterThan(0.3);
});

it('what a file says is never a command', async () => {
  const evil = line('{\\an8}{\\fs200}A\\NB', [0, 10]);
  const path = await film('evil', lineUp([cut('a_plain', [0, 10])], subtitled([evil])));
  expect((await lettersIn(path, '320:100:0:0'))[5]).toBeLessThan(3);
  expect((await lettersIn(path, below))[5]).toBeGreaterThan(3);
});

it('lines that overlap stand over each other, and so do titles', async () => {
  const lines = [line('FIRST LINE', [0, 30]), line('SECOND LINE', [10, 30])];
  const path = await film('two', lineUp([cut('a_plain', [0, 30])], subtitled(lines)));
  const upper = await lettersIn(path, '160:18:80:118');
  const lower = await lettersIn(path, '160:20:80:143');
  expect(upper[5]).toBeLessThan(3);
  expect(lower[5]).toBeGreaterThan(3);
  expect(upper[20]).toBeGreaterThan(3);
  expect(Math.abs((lower[20] ?? 0) - (lower[5] ?? 99))).toBeLessThan(2);
  const titles = [
    title({
      text: 'TITLE',
      at: 0,
      frames: 30,
      position: 'bottom',
      style: { ...plainTitle, enter: 'cut' },
    }),
  ];
  const both = await film(
    'both',
    lineUp([cut('a_plain', [0, 30])], { titles, ...subtitled([lines[0] ?? line('', [0, 1])]) }),
  );
  expect((await lettersIn(both, '160:18:80:118'))[15]).toBeGreaterThan(3);
  expect((await lettersIn(both, '160:20:80:143'))[15]).toBeGreaterThan(3);
});

it('they are shifted, larger, in another colour and place as asked', async () => {
  const lines = [line('HELLO THERE', [0, 10])];
  const style = { ...plainTitle, bold: false, enter: 'cut', colour: 'ff0000', size: 150 } as const;
  const path = await film(
    'styled',
    lineUp([cut('a_plain', [0, 30])], subtitled(lines, { shift: 12, position: 'top', style })),
  );
  expect(shownIn(await lettersIn(path, '320:60:0:0'))).toEqual([
    12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
  ]);
  const [red, green] = (await frameColours(path, '320:60:0:0'))[15] ?? [0, 0];
  expect(red).toBeGreaterThan(green + 5);
});

it('a film at another rate shows them at the same times', async () => {
  const timeline = lineUp([cut('a_plain', [0, 60])], subtitled([line('HELLO', [20, 40])]));
  const { path } = await kit.render({
    timeline,
    sources: [plain],
    name: 'slow',
    output: { fps: 15 },
  });
  expect(shownIn(await lettersIn(path, below))).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
});

it('an uploaded file is looked at by its ending and read as text only', async () => {
  const deps = { tools: kit.tools, maxMinutes: 60, signal: new AbortController().signal };
  const path = kit.folder.path('a_1.srt');
  await writeFile(path, '1\n00:00:01,000 --> 00:00:02,500\nHello\n');
  const facts = await inspectMedia(path, deps);
  expect(facts).toEqual({ kind: 'subtitles', demuxer: 'text', durationMs: 2500 });
  expect(await measureSource(path, facts, 'cues', deps)).toEqual([
    { fromMs: 1000, toMs: 2500, text: 'Hello' },
  ]);
  const film = kit.folder.path('a_2.ass');
  await writeFile(film, Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)));
  await expect(inspectMedia(film, deps)).rejects.toMatchObject({ code: 'unsupported-file' });
  const long = kit.folder.path('a_3.vtt');
  await writeFile(long, 'x'.repeat(3_000_000));
  await expect(inspectMedia(long, deps)).rejects.toMatchObject({ code: 'unsupported-file' });
});
