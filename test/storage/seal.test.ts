import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStoreFolder, type StoreFolder } from './store-folder.ts';

let folder: StoreFolder;
beforeEach(async () => {
  folder = await createStoreFolder();
});
afterEach(() => folder.remove());

const token = 'nmv_usr_averysecrettoken';
const put = async (secretKey?: string) => {
  const store = await folder.open(secretKey === undefined ? {} : { secretKey });
  await store.putIfAbsent('account:a', { kind: 'free', token, past: [{ token }] });
  await store.close();
};

it('makes a key once, for its owner alone, and never lies in the database', async () => {
  await put();
  const file = join(folder.dir, 'secret.key');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const key = (await readFile(file, 'utf8')).trim();
  const bytes = await readFile(join(folder.dir, 'cutroom.sqlite'));
  expect(bytes.includes(key)).toBe(false);
  const again = await folder.open();
  expect((await again.get('account:a'))?.value).toMatchObject({ token });
  expect((await readFile(file, 'utf8')).trim()).toBe(key);
});

it('seals tokens wherever they stand in an account, and nothing else', async () => {
  await put();
  const [row] = await folder.query(`SELECT value FROM keyv WHERE key = 'account:a'`);
  expect(String(row?.['value'])).not.toContain(token);
  const sealed = {
    enc: 'v1',
    kid: expect.any(String),
    iv: expect.any(String),
    ct: expect.any(String),
  };
  expect(JSON.parse(String(row?.['value'])).value.doc).toEqual({
    kind: 'free',
    token: sealed,
    past: [{ token: sealed }],
  });
});

it('refuses another key and loses no account', async () => {
  await put('first key, long enough to be one');
  await expect(
    folder.open({ secretKey: 'other key, long enough to be one' }),
  ).rejects.toMatchObject({ code: 'wrong-key' });
  const store = await folder.open({ secretKey: 'first key, long enough to be one' });
  expect((await store.get('account:a'))?.value).toMatchObject({ token });
});

it('makes no new key where tokens were sealed with one that is gone', async () => {
  await put('first key, long enough to be one');
  await expect(folder.open()).rejects.toMatchObject({ code: 'wrong-key' });
  await expect(stat(join(folder.dir, 'secret.key'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('refuses a key file that holds something else', async () => {
  await put();
  await writeFile(join(folder.dir, 'secret.key'), 'hello');
  await expect(folder.open()).rejects.toMatchObject({ code: 'wrong-key' });
});

it('does not open a token that was moved to another account', async () => {
  await put();
  await folder.query(
    `INSERT INTO keyv SELECT 'account:b', value FROM keyv WHERE key = 'account:a'`,
  );
  const store = await folder.open();
  await expect(store.get('account:b')).rejects.toMatchObject({ code: 'store-failed' });
});
