import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStudio } from '../../../src/studio/server.ts';
import { describeEditor, type EditorSubject } from '../../contracts/editor.ts';
import { makeClip } from '../../fixtures/media/make-clip.ts';
import { createTestClient, silentLog } from './subject.ts';

describeEditor('the real studio', openSubject);

async function openSubject(): Promise<EditorSubject> {
  const dataDir = await mkdtemp(join(tmpdir(), 'editor-studio-'));
  const path = await makeClip(join(dataDir, 'clip.mp4'), { seconds: 2 });
  const studio = await createStudio(
    {
      dataDir: join(dataDir, 'studio'),
      host: '127.0.0.1',
      port: 0,
      cores: 2,
      freeCredits: 100,
      runCredits: 0,
      keepDays: 1,
      renderKeepDays: 1,
      linkHours: 1,
      diskBytes: 1_000_000_000,
      maxMinutes: 5,
      fetchAllow: [],
    },
    { log: silentLog },
  );
  return {
    editor: createTestClient(studio.url),
    clip: {
      name: 'clip.mp4',
      mimeType: 'video/mp4',
      sizeBytes: (await stat(path)).size,
      open: (signal) => createReadStream(path, { signal }),
    },
    instruction: 'add a title that says "Paradise Found"',
    close: async () => {
      await studio.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
