import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RenderSource } from '../../../../src/studio/render/renderer.ts';
import { identifyFonts } from '../../../../src/studio/render/titles/fonts-identity.ts';
import { makeClip } from '../../../fixtures/media/make-clip.ts';
import { createMediaFolder, type MediaFolder } from '../../../fixtures/media/media-folder.ts';
import { createRenderKit, cut, lineUp, type RenderKit } from '../render-kit.ts';

let fonts: MediaFolder;
let kit: RenderKit;
let source: RenderSource;

beforeAll(async () => {
  fonts = await createMediaFolder();
  kit = await createRenderKit({ fontsDir: fonts.path('.') });
  source = await kit.source('a_1', await makeClip(kit.folder.path('clip.mp4'), { seconds: 1 }));
});
afterAll(() => Promise.all([kit.remove(), fonts.remove()]));

it('fonts that come, go or are written over are others; the same ones are the same', async () => {
  const folder = fonts.path('own');
  await mkdir(`${folder}/bold`, { recursive: true });
  const seen = [await identifyFonts(folder), await identifyFonts(undefined)];
  expect(await identifyFonts(folder)).toBe(seen[0]);
  await writeFile(`${folder}/bold/a.ttf`, 'a');
  seen.push(await identifyFonts(folder));
  await writeFile(`${folder}/b.ttf`, 'b');
  seen.push(await identifyFonts(folder));
  await writeFile(`${folder}/b.ttf`, 'another');
  seen.push(await identifyFonts(folder));
  expect(new Set(seen).size).toBe(5);
  expect(await identifyFonts(fonts.path('nowhere'))).not.toBe('');
});

it('with other fonts a titled picture is drawn anew, and one without titles is not', async () => {
  const cacheDir = kit.folder.path('cache');
  const kept = async (text?: string) => {
    const titles =
      text === undefined ? [] : [{ id: 't1', text, at: 0, frames: 15, position: 'top' as const }];
    const timeline = lineUp([cut('a_1', [0, 30])], { titles });
    await kit.render({ timeline, sources: [source], name: 'film', cacheDir });
    return (await readdir(cacheDir)).length;
  };
  await kept();
  const before = await kept('A');
  expect(await kept('A')).toBe(before);
  await writeFile(fonts.path('new.ttf'), 'a font');
  expect(await kept()).toBe(before);
  expect(await kept('A')).toBe(before + 1);
});
