import { expect, it } from 'vitest';
import { checkClips } from '../../src/commands/check-clips.ts';
import { exitCodeFor } from '../../src/commands/exit-codes.ts';
import { toSentence } from '../../src/commands/sentences.ts';
import { BotError } from '../../src/core/errors.ts';
import { StudioError } from '../../src/studio/errors.ts';

it.each([
  [
    new BotError('data-in-use', 'x', { facts: { holder: 'cutroom start, process 7' } }),
    3,
    /^The data folder is in use by cutroom start, process 7: stop that one/,
  ],
  [
    new BotError('wrong-key', 'the key is missing'),
    1,
    /cannot be opened, because the key is missing/,
  ],
  [new BotError('store-full', 'x'), 1, /^The disk is full\.$/],
  [
    new BotError('store-failed', 'x', { facts: { reason: 'EACCES' } }),
    1,
    /cannot be used \(EACCES\)/,
  ],
  [new BotError('store-busy', 'x'), 1, /busy/],
  [new BotError('output-exists', 'x', { facts: { file: '/a' } }), 1, /^\/a is already there/],
  [new BotError('timeout', 'too slow'), 1, /^Something went wrong: too slow\.$/],
  [new StudioError('port-taken', 'port 80 is in use'), 1, /^Port 80 is in use$/],
  [new Error('odd'), 1, /^Something went wrong: odd$/],
  ['words', 1, /^Something went wrong, and nobody said what\.$/],
])('says %s in one sentence, with its exit code', (error, code, sentence) => {
  expect(toSentence(error)).toMatch(sentence);
  expect(toSentence(error)).not.toContain('\n');
  expect(exitCodeFor(error)).toBe(code);
});

it('leaves the name of a file as it is', async () => {
  const refused = await checkClips(['note.txt'], import.meta.dirname).catch(toSentence);
  expect(refused).toMatch(/^There is no file \//);
  const named = Object.assign(new Error('note.txt is empty (0 bytes).'), { name: 'InputError' });
  expect(toSentence(named)).toBe('note.txt is empty (0 bytes).');
});

it('says no token, even of an error that nobody expected', () => {
  const error = new Error('GET /bot123456789:AAHfaketokenfaketokenfaketokenfake_/getMe');
  expect(toSentence(error)).not.toContain('AAHfake');
});
