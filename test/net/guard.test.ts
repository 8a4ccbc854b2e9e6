import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/net/addresses.ts';
import { createForeignFetch, type ForeignFetch } from '../../src/net/foreign-fetch.ts';
import { answerWith, type Loopback, listenOnLoopback } from './loopback.ts';

const patience = { signal: new AbortController().signal, maxBytes: 1_000, timeoutMs: 60_000 };

let secret: Loopback;
beforeAll(async () => {
  secret = await listenOnLoopback((_request, response) => response.end('the secret'));
});
afterAll(() => secret.close());

async function codeOf(fetching: ReturnType<ForeignFetch>): Promise<unknown> {
  return fetching.then(
    () => 'reached',
    (error: { code?: unknown }) => error.code,
  );
}

const blocked = [
  '127.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '2130706433',
  '0x7f.1',
  '0',
  '127.1',
  '[::]',
  '017700000001',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '198.18.0.1',
  '192.0.2.1',
  '224.0.0.1',
  '255.255.255.255',
  '[fe80::1]',
  '[fd00::1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:53aa:64c::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[::7f00:1]',
] as const;

describe('addresses that are not public', () => {
  it.each(blocked)('%s is blocked as an https and as an http link', async (host) => {
    const fetch = createForeignFetch({ allow: [] });
    expect(await codeOf(fetch(`https://${host}:${secret.port}/`, patience))).toBe(
      'blocked-address',
    );
    expect(await codeOf(fetch(`http://${host}/`, patience))).toBe('blocked-address');
    expect(secret.hits()).toBe(0);
  });

  it('localhost is blocked by what it resolves to', async () => {
    const fetch = createForeignFetch({ allow: [] });
    expect(await codeOf(fetch(`https://localhost:${secret.port}/`, patience))).toBe(
      'blocked-address',
    );
    expect(secret.hits()).toBe(0);
  });

  it.each([['10.0.0.8'], ['127.0.0.1'], ['::1'], ['64:ff9b::7f00:1'], ['127.0.0.1', '10.1.1.1']])(
    'a public name that DNS answers with %s is blocked',
    async (...addresses) => {
      const fetch = createForeignFetch({ allow: [], lookup: answerWith(...addresses) });
      const link = `https://films.example.org:${secret.port}/`;
      expect(await codeOf(fetch(link, patience))).toBe('blocked-address');
      expect(secret.hits()).toBe(0);
    },
  );

  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each(['', 'nonsense', '127.0.0.1', '0.0.0.0', '::ffff:10.0.0.1'])(
    '%j is not public',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
    },
  );
});
