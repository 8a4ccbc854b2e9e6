import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createStudio } from '../../src/studio/server.ts';
import { createTestClient } from '../adapters/editor/subject.ts';
import { describeEditor } from '../contracts/editor.ts';
import { makeClip } from '../fixtures/media/make-clip.ts';
import { baseSettings, collectLog } from './studio-fixture.ts';

const bedsDir = fileURLToPath(new URL('../../samples/', import.meta.url));

describeEditor('the client and the studio with FFmpeg', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-contract-'));
  const path = await makeClip(join(dataDir, 'clip.mp4'));
  const settings = { ...baseSettings, dataDir: join(dataDir, 'studio'), bedsDir };
  const studio = await createStudio(settings, { log: collectLog([]) });
  return {
    editor: createTestClient(studio.url),
    clip: { name: 'clip.mp4', mimeType: 'video/mp4', open: () => createReadStream(path) },
    instruction: 'add a title "Paradise Found"',
    async close() {
      await studio.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
});
