import { BotError } from '../../../src/core/errors.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import type { Asset, Editor, RenderStatus, SessionRef } from '../../../src/core/ports/editor.ts';
import { createFakeEditor, type FakeEditor } from '../../fakes/fake-editor.ts';
import type { RenderScript } from '../../fakes/fake-renders.ts';
import { toState } from '../../fakes/fake-tracks.ts';
import type { Clip, Scene } from './script.ts';

export interface Backend {
  readonly editor: Editor;
  readonly fake: FakeEditor;
  renders(...scripts: readonly RenderScript[]): void;
  /** The length of a clip that will be sent, so that the backend tells the same one as the script. */
  knows(clip: Clip): void;
}

const openingMs = 800;
const uploadMs = 2_500;
const bytesPerSecond = 85_000;

/** The fake editor with the times, lengths and sizes that a reader of a dialogue expects. */
export function createBackend(clock: Clock, scene: Scene): Backend {
  const { credits, refuses = {}, ...options } = scene.backend ?? {};
  const fake = createFakeEditor({ clock, ...options });
  const lengths = new Map<string, number>();
  const planned: RenderScript[] = [];
  const results = new Map<string, number>();

  async function receive(
    { sessionId }: SessionRef,
    name: string,
    take: () => Promise<readonly Asset[]>,
  ): Promise<readonly Asset[]> {
    await clock.sleep(uploadMs, new AbortController().signal);
    const code = refuses[name];
    if (code !== undefined) throw new BotError(code, 'for the dialogue');
    const [asset] = await take();
    if (asset === undefined) return [];
    const timed = { ...asset, durationMs: (lengths.get(name) ?? 10) * 1_000 };
    fake.sessions.find((each) => each.id === sessionId)?.assets.splice(-1, 1, timed);
    return [timed];
  }

  function lengthOf({ sessionId }: SessionRef): number {
    const session = fake.sessions.find((each) => each.id === sessionId);
    return session === undefined ? 0 : (toState(session).draft?.durationMs ?? 0);
  }

  const toTold = (status: RenderStatus): RenderStatus => ({
    ...status,
    ...(status.state === 'completed' ? { durationMs: results.get(status.renderId) ?? 0 } : {}),
    ...(status.url === undefined ? {} : { url: 'https://video.example/v/k3x9' }),
  });

  return {
    fake,
    renders: (...scripts) => void planned.push(...scripts),
    knows: (clip) => void lengths.set(clip.name, clip.seconds),
    editor: {
      ...fake,
      async openSession(call, languageTag) {
        await clock.sleep(openingMs, call.signal);
        return fake.openSession(call, languageTag);
      },
      upload: (call, session, file) =>
        receive(session, file.name, () => fake.upload(call, session, file)),
      uploadLink: (call, session, url) =>
        receive(session, url.slice(url.lastIndexOf('/') + 1), () =>
          fake.uploadLink(call, session, url),
        ),
      submitRender(call, request) {
        const durationMs = lengthOf(request.session);
        const sizeBytes = Math.round((durationMs / 1_000) * bytesPerSecond);
        fake.scriptRender({ sizeBytes, ...planned.shift() });
        results.set(request.renderId, durationMs);
        return fake.submitRender(call, request);
      },
      renderStatus: async (call, renderId) => toTold(await fake.renderStatus(call, renderId)),
      credits: (call) => (credits === undefined ? fake.credits(call) : Promise.resolve(credits)),
    },
  };
}
