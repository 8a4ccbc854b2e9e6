import { describe, expect, it } from 'vitest';
import {
  emojiIn,
  standInIndex,
  withoutStandIns,
  withStandIns,
} from '../../../../src/studio/render/titles/emoji-signs.ts';

describe('emoji in a text', () => {
  it.each([
    ['a microphone', 'Ask not 🎤', ['🎤']],
    ['a heart as a picture, not the one of text', 'a ❤️ b ❤', ['❤️']],
    ['a person of several signs', '👩‍🚀!', ['👩‍🚀']],
    ['a flag', '🇩🇪🇨🇳', ['🇩🇪', '🇨🇳']],
    ['a keycap, not its digit', '1 1️⃣', ['1️⃣']],
    ['a colour of skin', '👍🏽', ['👍🏽']],
    ['none: stars, marks and Chinese are letters here', '★ → ™ 你好 7 #', []],
  ])('%s', (_, text, emoji) => {
    expect(emojiIn(text)).toEqual(emoji);
  });
});

describe('stand-ins', () => {
  const pictured = new Set(['🎤', '👩‍🚀']);

  it('are one sign each, and are taken back exactly', () => {
    const text = '🎤 Ask 👩‍🚀🎤 not';
    const stood = withStandIns(text, pictured);
    expect(stood.emoji).toEqual(['🎤', '👩‍🚀', '🎤']);
    expect([...stood.text].map(standInIndex).filter((index) => index !== undefined)).toEqual([
      0, 1, 2,
    ]);
    expect(withoutStandIns(stood)).toBe(text);
  });

  it('are not what people write themselves', () => {
    expect(withStandIns('a\ue000b', pictured)).toEqual({ text: 'ab', emoji: [] });
  });

  it('leave alone what has no picture', () => {
    expect(withStandIns('🚀', pictured)).toEqual({ text: '🚀', emoji: [] });
  });

  it('are bounded', () => {
    expect(withStandIns('🎤'.repeat(40), pictured).emoji).toHaveLength(24);
  });
});
