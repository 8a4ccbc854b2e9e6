import { describe, expect, it } from 'vitest';
import { openEnvelope, toEnvelope } from '../../src/protocol/envelope.ts';
import { parseJsonKeepingIds } from '../../src/protocol/ids.ts';

describe('an envelope', () => {
  it.each([
    [{ code: 0, data: { a: 1 } }, { a: 1 }],
    [{ code: '0', data: { a: 1 }, message: 'ok' }, { a: 1 }],
    [{ code: 200, data: { a: 1 } }, { a: 1 }],
    [{ success: true, data: { a: 1 } }, { a: 1 }],
    [
      { success: true, a: 1 },
      { success: true, a: 1 },
    ],
    [{ a: 1 }, { a: 1 }],
    [[1], [1]],
    [undefined, undefined],
  ])('%j is taken off', (body, data) => {
    expect(openEnvelope(200, body)).toEqual({ kind: 'data', data });
  });

  it.each<[number, unknown, number, string]>([
    [200, { code: 2001, message: 'none left' }, 2001, 'none left'],
    [200, { code: '1001' }, 1001, ''],
    [401, { code: 1001, message: 'm' }, 1001, 'm'],
    [404, { code: 0, data: {} }, 404, ''],
    [404, { detail: 'Session not found' }, 404, 'Session not found'],
    [404, { error: 'Session not found: nope' }, 404, 'Session not found: nope'],
    [
      422,
      { detail: [{ loc: ['body'], msg: 'required' }] },
      422,
      '[{"loc":["body"],"msg":"required"}]',
    ],
    [200, { success: false, error: 'no' }, 0, 'no'],
    [200, { success: false, message: 'no' }, 0, 'no'],
    [500, { success: true, data: {} }, 500, ''],
    [502, undefined, 502, ''],
    [502, 'text', 502, ''],
    [302, {}, 302, ''],
  ])('with status %i, %j is a refusal', (...row) => {
    const [status, body, code, message] = row;
    expect(openEnvelope(status, body)).toEqual({ kind: 'refused', code, message });
  });

  it('of ours is one that we read', () => {
    expect(openEnvelope(200, toEnvelope([1]))).toEqual({ kind: 'data', data: [1] });
  });
});

describe('reading JSON without losing digits', () => {
  it('keeps long ids as text', () => {
    const text = '{"session_id":5529798706024415233,"task_id" : 5529798706024415234 ,"n":5}';
    expect(parseJsonKeepingIds(text)).toEqual({
      session_id: '5529798706024415233',
      task_id: '5529798706024415234',
      n: 5,
    });
  });

  it('leaves short numbers, and digits within a text, alone', () => {
    const text = String.raw`{"id":12,"say":"\"id\": 5529798706024415233,"}`;
    expect(parseJsonKeepingIds(text)).toEqual({ id: 12, say: '"id": 5529798706024415233,' });
  });
});
