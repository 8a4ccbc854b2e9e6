import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/adapters/editor/fingerprint.ts';
import { toProjectState } from '../../../src/adapters/editor/state-mapper.ts';

const draft = { t: [{ tt: 0, sg: [{ d: 10 }] }] };

describe('a state', () => {
  it('is read with and without its inner envelope', () => {
    const state = { draft, video_infos: [{ filename: 'a.mp4' }], generated_media: { x: 1, y: 2 } };
    for (const data of [state, { state, session_id: 's', task_id: 't' }]) {
      const read = toProjectState(data);
      expect(read.draft?.tracks).toHaveLength(1);
      expect(read.assets).toEqual([{ name: 'a.mp4', kind: 'video' }]);
      expect(read.generatedCount).toBe(2);
    }
  });

  it.each([[{}], [{ state: null }], [{ state: { draft: null, video_infos: null } }]])(
    '%j is nothing yet',
    (data) => {
      expect(toProjectState(data)).toMatchObject({ assets: [], generatedCount: 0 });
      expect(toProjectState(data).draft).toBeUndefined();
    },
  );

  it.each([[undefined], [null], ['<html>'], [[]]])(
    '%j is no state, and not an emptied one',
    (data) => {
      expect(() => toProjectState(data)).toThrow(
        expect.objectContaining({ code: 'backend-refused' }),
      );
    },
  );

  it('one strange asset spoils no other, and seconds become ms', () => {
    const { assets } = toProjectState({
      video_infos: [
        {
          filename: 'a.MOV',
          duration: 30.5,
          width: 1920,
          height: 1080,
          size: 5,
          hash: 'h',
          fps: 'x',
        },
        'strange',
        { filename: 'b.wav', duration: 'long' },
        { filename: 'c', file_type: 'image/png' },
        {},
      ],
    });
    expect(assets).toEqual([
      {
        name: 'a.MOV',
        kind: 'video',
        durationMs: 30_500,
        widthPx: 1920,
        heightPx: 1080,
        sizeBytes: 5,
        hash: 'h',
      },
      { name: 'b.wav', kind: 'audio' },
      { name: 'c', kind: 'image' },
      { name: 'file', kind: 'other' },
    ]);
  });
});

describe('a fingerprint', () => {
  const base = { draft, video_infos: [{ cdn_url: 'https://a/b.mp4?sig=1', created_at: 1 }] };

  it.each([
    [{ ...base, video_infos: [{ created_at: 2, cdn_url: 'https://a/b.mp4?sig=1' }] }],
    [{ ...base, video_infos: [{ cdn_url: 'https://a/b.mp4?sig=2', updatedAt: 5 }] }],
    [{ ...base, timestamp: 9, canvas_config: { width: 1 } }],
    [{ draft: { t: [{ sg: [{ d: 10 }], tt: 0 }], ts: 4 }, video_infos: base.video_infos }],
  ])('stays for %j', (same) => {
    expect(toProjectState(same).fingerprint).toBe(toProjectState(base).fingerprint);
  });

  it.each([
    [{ ...base, draft: { t: [{ tt: 0, sg: [{ d: 11 }] }] } }],
    [{ ...base, draft: { t: [] } }],
    [{ ...base, video_infos: [] }],
    [{ ...base, video_infos: [{ cdn_url: 'https://a/c.mp4' }] }],
    [{ ...base, generated_media: ['x'] }],
    [{ ...base, draft: { t: [{ tt: 0, sg: [{ d: 10, m: { start_time: 5 } }] }] } }],
  ])('changes for %j', (other) => {
    expect(toProjectState(other).fingerprint).not.toBe(toProjectState(base).fingerprint);
  });

  it('tells the order of a list and the kind of a value', () => {
    const all = [[1, 2], [2, 1], ['1', 2], [[1], 2], { 0: 1, 1: 2 }, null, 'null', true];
    expect(new Set(all.map(fingerprint)).size).toBe(all.length);
  });
});
