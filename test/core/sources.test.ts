import { describe, expect, it } from 'vitest';
import { splitLinks } from '../../src/core/sources.ts';

describe('links in a message', () => {
  it.each([
    ['https://example.com/a/trip.mp4', ['https://example.com/a/trip.mp4'], ''],
    [
      'trim https://example.com/trip.mp4?x=1, please',
      ['https://example.com/trip.mp4?x=1'],
      'trim , please',
    ],
    ['把 https://example.com/视频.mov 剪短', ['https://example.com/视频.mov'], '把 剪短'],
    ['https://example.com/watch?v=1', ['https://example.com/watch?v=1'], ''],
  ])('of "%s" are uploads', (text, links, rest) => {
    expect(splitLinks(text)).toEqual({ links, rest });
  });

  it('to pages inside a wish stay words', () => {
    const text = 'add a title with https://example.com at the end';
    expect(splitLinks(text)).toEqual({ links: [], rest: text });
  });
});
