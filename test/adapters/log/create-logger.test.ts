import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLogger } from '../../../src/adapters/log/create-logger.ts';
import { BotError } from '../../../src/core/errors.ts';

const botToken = '123456789:AAHfaketokenfaketokenfaketokenfake_';
const secret = 'p"ss\\wörd with äll';

function open(level: 'trace' | 'info' = 'trace') {
  const lines: string[] = [];
  const log = createLogger({
    level,
    secrets: [secret, 'abc'],
    destination: { write: (line) => lines.push(line) },
  });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') };
}

it('writes one JSON line with level, time, message and fields', () => {
  const { log, lines, last } = open();
  log.child({ room: 'core' }).info({ turnId: 't1' }, 'turn accepted');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\}\n$/);
  expect(last()).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    room: 'core',
    turnId: 't1',
    msg: 'turn accepted',
  });
});

it('leaves out what is below its level', () => {
  const { log, lines } = open('info');
  log.debug({}, 'nothing');
  expect(lines).toEqual([]);
});

it.each([
  ['a configured secret', `login ${secret}`],
  ['a configured secret in an address', `https://example.org/${encodeURIComponent(secret)}`],
  ['a Telegram token in an address', `https://api.telegram.org/bot${botToken}/getFile`],
  [
    'a Telegram token in a file address',
    `https://api.telegram.org/file/bot${botToken}/videos/1.mp4`,
  ],
  ['a free token', 'Authorization: Bearer nmv_usr_0a1b2c3d4e5f'],
  ['a claim token', 'https://nemovideo.com/claim?id=clm_0a1b2c3d4e5f'],
  ['a bearer', 'authorization: bearer eyJhbGciOi.eyJzdWIi.abc_def-1'],
  ['a Discord token', 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB'],
  ['a signed link', 'http://127.0.0.1:8090/files/a.mp4?exp=1&sig=0a1b2c3d4e5f'],
  ['a token in a query', 'https://example.org/?id=7&token=0a1b2c3d4e5f&x=1'],
])('writes no %s: in the message, in a field, deep down, or in an error', (_, text) => {
  const { log, lines } = open();
  const tokens = [secret, botToken, '0a1b2c3d4e5f', 'eyJzdWIi', 'abcdefghijklmnop', 'p%22ss'];
  log.info({}, text);
  log.info({ url: text }, 'field');
  log.info({ a: { b: [{ c: text }] } }, 'deep');
  log.error({ err: new Error('outer', { cause: new Error(text) }) }, 'failed');
  expect(lines).toHaveLength(4);
  for (const line of lines) {
    expect(line).toContain('[secret]');
    const parsed = JSON.stringify(JSON.parse(line));
    for (const token of tokens) {
      expect(parsed).not.toContain(token);
      expect(parsed).not.toContain(JSON.stringify(token).slice(1, -1));
    }
  }
});

it('writes no field that is named for a token, and leaves the others', () => {
  const { log, last } = open();
  log.info({ account: { token: 'plain\\"word', kind: 'free' }, authorization: 'x' }, 'account');
  expect(last()).toMatchObject({
    account: { token: '[secret]', kind: 'free' },
    authorization: '[secret]',
  });
});

it('leaves alone what only resembles a secret', () => {
  const { log, last } = open();
  log.info(
    { at: '12:30:00', id: 'render_8f14e45f', url: 'https://a.example/x.mp4?start=4' },
    'abc',
  );
  expect(last()).toMatchObject({
    msg: 'abc',
    at: '12:30:00',
    id: 'render_8f14e45f',
    url: 'https://a.example/x.mp4?start=4',
  });
});

it('tells an error with its code, its facts and its causes, and none of what libraries hang on it', () => {
  const { log, last } = open();
  const low = Object.assign(new Error('socket'), { code: 'ECONNRESET', request: { headers: {} } });
  const failure = new BotError('stream-cut', 'stream ended', {
    cause: low,
    facts: { host: 'example.org' },
  });
  log.error({ err: failure }, 'run failed');
  const { err } = last();
  expect(err).toMatchObject({
    type: 'BotError',
    code: 'stream-cut',
    facts: { host: 'example.org' },
    cause: { type: 'Error', message: 'socket', code: 'ECONNRESET' },
  });
  expect(err.cause).not.toHaveProperty('request');
});

it('ends a chain of causes that bites its own tail, and takes what is no error', () => {
  const { log, last } = open();
  const loop = new Error('loop');
  loop.cause = loop;
  log.error({ err: loop }, 'failed');
  expect(last().err.cause.cause.message).toBe('loop');
  log.error({ err: 'just words' }, 'failed');
  expect(last().err).toEqual({ type: 'string', message: 'just words' });
});

it('writes valid JSON whatever is logged', () => {
  const { log, lines } = open();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (message, value) => {
      log.info({ value, url: `/bot${botToken}${message}&sig=${message}` }, message);
      const line = lines.pop() ?? '';
      JSON.parse(line);
      expect(line).not.toContain(botToken);
    }),
  );
});
