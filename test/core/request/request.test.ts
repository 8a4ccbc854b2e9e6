import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decideRequest } from '../../../src/core/request/request.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../fixtures/core/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const sentences = read('requests.txt').map((line) => {
  const [kind, text] = line.split('\t');
  return { kind: kind ?? '', text: text ?? '' };
});
const edits = read('edits.txt');
const plain = { hasSources: false };

function decide(text: string): string {
  const request = decideRequest(text, plain);
  return request.kind === 'edit' && request.alsoExport ? 'edit+' : request.kind;
}

describe('what a message means', () => {
  it('is told right for at least 98 of 100 sentences', () => {
    const wrong = [
      ...sentences.filter(({ kind, text }) => decide(text) !== kind),
      ...edits.filter((text) => decide(text) !== 'edit').map((text) => ({ kind: 'edit', text })),
    ].map(({ kind, text }) => `${text}: ${decide(text)} instead of ${kind}`);
    const count = sentences.length + edits.length;
    expect(count).toBeGreaterThanOrEqual(150);
    expect(wrong.length / count, wrong.join('\n')).toBeLessThanOrEqual(0.02);
  });

  it.each(edits)('takes no word inside the edit "%s" for a command', (text) => {
    expect(decide(text)).toBe('edit');
  });

  it('sends the words of an edit on as they were written', () => {
    const text = 'Hi! Add a title that says "Download our app" ';
    expect(decideRequest(text, plain)).toEqual({
      kind: 'edit',
      text: text.trim(),
      alsoExport: false,
    });
  });

  it('takes a clip with a hello for a clip without words', () => {
    expect(decideRequest('hello', { hasSources: true })).toEqual({ kind: 'upload' });
    expect(decideRequest('', { hasSources: true })).toEqual({ kind: 'upload' });
    expect(decideRequest('here is my clip', { hasSources: true })).toEqual({ kind: 'upload' });
  });

  it('asks for words where there is nothing', () => {
    expect(decideRequest('  ', plain)).toEqual({ kind: 'ask-words' });
  });
});

describe('a slash command', () => {
  const command = (name: string, argument = '', hasSources = false) =>
    decideRequest('', { command: { name, argument }, hasSources });

  it.each([
    'preview',
    'export',
    'status',
    'credits',
    'cancel',
    'projects',
    'settings',
    'forget',
    'help',
    'new',
  ])('/%s means itself', (name) => {
    expect(command(name).kind).toBe(name);
  });

  it('undo and redo are edits', () => {
    expect(command('undo')).toEqual({ kind: 'edit', text: 'undo', alsoExport: false });
    expect(command('redo')).toEqual({ kind: 'edit', text: 'redo', alsoExport: false });
  });

  it('edit is a whole job with its words', () => {
    expect(command('edit', 'trim the pauses', true)).toEqual({
      kind: 'edit',
      text: 'trim the pauses',
      alsoExport: true,
    });
    expect(command('edit', '', true)).toEqual({ kind: 'upload' });
  });

  it('start greets', () => {
    expect(command('start').kind).toBe('greeting');
  });

  it('that nobody knows is read as words', () => {
    expect(command('dance', 'with music').kind).not.toBe('edit');
  });
});

describe('a shape or a time before the last wish', () => {
  it.each([
    'make it 9:16 and export',
    'cut 0:05-0:10, then send me the video',
    'trim to 0:15 and export it',
    '改成9：16然后导出',
    '剪掉 0:05 到 0:10 并导出',
  ])('keeps nothing of it back: %s', (text) => {
    expect(decideRequest(text, { hasSources: false })).toEqual({
      kind: 'edit',
      text,
      alsoExport: true,
    });
  });

  it.each([
    'add a title: cut and export',
    'put this on the first 5: and export',
    '标题：剪辑，然后导出',
    'title: 2026 and export',
  ])('is no other colon: behind it stand words for the picture: %s', (text) => {
    expect(decideRequest(text, { hasSources: false })).toMatchObject({ alsoExport: false });
  });
});
