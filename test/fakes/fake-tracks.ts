import type { Draft, Track } from '../../src/core/draft/draft.ts';
import type { Asset, ProjectState } from '../../src/core/ports/editor.ts';

/** What a session of the fake backend holds. */
export interface FakeSession {
  readonly id: string;
  readonly owner: string;
  readonly language: string;
  readonly assets: Asset[];
  tracks: readonly Track[];
}

export type Make = (tracks: readonly Track[], session: FakeSession) => readonly Track[];

export const clipMs = 10_000;

export function toAsset(name: string, sizeBytes: number): Asset {
  return { name, kind: 'video', durationMs: clipMs, sizeBytes };
}

/** What words do to the tracks: enough of an editor to have something to compare. */
export function makeOf(text: string): Make {
  return (tracks, session) => {
    const video = toTrack(
      'video',
      0,
      session.assets.map((asset, at) => ({
        label: asset.name,
        startMs: at * clipMs,
        durationMs: /trim/iu.test(text) ? 8_000 : clipMs,
      })),
    );
    const others = tracks.filter((track) => track.kind !== 'video');
    const title = /title '([^']+)'/iu.exec(text)?.[1];
    const added =
      title === undefined
        ? []
        : [toTrack('text', 7, [{ label: title, startMs: 0, durationMs: 3_000 }])];
    const music = /music/iu.test(text)
      ? [
          toTrack('audio', 1, [
            { label: 'Lo-fi', startMs: 0, durationMs: clipMs, volumePercent: 35 },
          ]),
        ]
      : [];
    return [video, ...others, ...music, ...added];
  };
}

function toTrack(kind: Track['kind'], typeNumber: number, segments: Track['segments']): Track {
  return { kind, typeNumber, segments };
}

export function toState(session: FakeSession): ProjectState {
  const draft: Draft = {
    tracks: session.tracks,
    durationMs: Math.max(
      0,
      ...session.tracks.flatMap((track) =>
        track.segments.map((segment) => segment.startMs + segment.durationMs),
      ),
    ),
    original: {
      t: session.tracks.map((track) => ({ tt: track.typeNumber, sg: track.segments.length })),
    },
  };
  return {
    ...(session.tracks.length === 0 ? {} : { draft }),
    assets: [...session.assets],
    generatedCount: 0,
    fingerprint: JSON.stringify([session.tracks, session.assets.length]),
  };
}
