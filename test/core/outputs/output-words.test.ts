import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOutputs } from '../../../src/core/outputs/output-clauses.ts';
import { decideRequest } from '../../../src/core/request/request.ts';

const rows = readFileSync(new URL('../../fixtures/core/outputs.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

/** A wish as a row writes it. */
function toWish(text: string): unknown {
  const [format, ...fields] = text.trim().split(' ');
  const pairs = fields.map((field) => {
    const at = field.indexOf('=');
    const value = field.slice(at + 1);
    return [field.slice(0, at), value.includes(':') ? value : Number(value)];
  });
  return { format, ...Object.fromEntries(pairs) };
}

describe('what is asked to be handed out', () => {
  it.each(rows)('is read from "%s"', (said = '', means = '') => {
    const wanted = means === 'none' ? [] : means.split(' | ').map(toWish);
    expect(partOutputs(said).outputs).toEqual(wanted);
  });

  it.each([
    ['trim the pauses and give me a gif of 3-6 s', 'trim the pauses'],
    [
      'trim the pauses, add transitions, then give me 9:16 and 16:9 versions',
      'trim the pauses, add transitions',
    ],
    ['剪掉停顿，再来一张九宫格预览', '剪掉停顿'],
    [
      'give me a cover at 0:02, then add the title "a gif, please"',
      'add the title "a gif, please"',
    ],
    ['make it 720p; mute it', 'mute it'],
  ])('is taken out of "%s"', (said, rest) => {
    expect(partOutputs(said).rest).toBe(rest);
  });

  it('leaves any other words as they are, at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
        const { outputs, rest } = partOutputs(text);
        if (outputs.length === 0) expect(rest).toBe(text.trim());
      }),
    );
    const began = performance.now();
    partOutputs('给我'.repeat(2_000) + '动图的'.repeat(2_000));
    partOutputs(`${'gif of the '.repeat(2_000)}unicorn`);
    partOutputs('and '.repeat(4_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a message with such a wish', () => {
  const decide = (text: string, hasSources = false) => decideRequest(text, { hasSources });
  const mp4 = { format: 'mp4' };

  it('and nothing else is an export', () => {
    expect(decide('please make a gif, thanks!')).toEqual({
      kind: 'export',
      outputs: [{ format: 'gif' }],
    });
    expect(decide('hi! can you compress it to 8 mb?', true)).toEqual({
      kind: 'export',
      outputs: [{ format: 'mp4', maxBytes: 8_000_000 }],
    });
  });

  it('and an edit is the edit, handed out as that', () => {
    expect(decide('trim the pauses and make it 720p')).toEqual({
      kind: 'edit',
      text: 'trim the pauses',
      alsoExport: true,
      outputs: [{ format: 'mp4', lines: 720 }],
    });
  });

  it('and the film brings both', () => {
    const outputs = [mp4, { format: 'jpg' }];
    expect(decide('send me the video and a thumbnail')).toEqual({ kind: 'export', outputs });
    const edit = { kind: 'edit', text: 'trim the pauses', alsoExport: true };
    expect(decide('trim the pauses, give me a thumbnail', true)).toEqual({ ...edit, outputs });
    expect(decide('trim the pauses, give me a thumbnail')).toEqual({
      ...edit,
      outputs: [{ format: 'jpg' }],
    });
  });

  it('in a command is the same', () => {
    const command = { name: 'edit', argument: 'trim the pauses, then a gif of 1-2 s' };
    expect(decideRequest('', { command, hasSources: true })).toEqual({
      ...{ kind: 'edit', text: 'trim the pauses', alsoExport: true },
      outputs: [{ format: 'gif', fromMs: 1_000, toMs: 2_000 }],
    });
  });
});
