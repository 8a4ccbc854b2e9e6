import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStoreFolder, type StoreFolder } from './store-folder.ts';

let folder: StoreFolder;
beforeEach(async () => {
  folder = await createStoreFolder();
});
afterEach(() => folder.remove());

it('what a later program wrote is refused with its version, and left as it is', async () => {
  const store = await folder.open({ version: '9.1.0' });
  await store.putIfAbsent('person:telegram:7', { v: 1, name: 'Ada' });
  await store.close();
  await folder.query('PRAGMA user_version=900');
  const rows = await folder.query('SELECT * FROM keyv ORDER BY key');
  await expect(folder.open({ version: '0.1.0' })).rejects.toMatchObject({
    code: 'data-too-new',
    facts: { format: 900, writtenBy: '9.1.0' },
  });
  expect(await folder.query('SELECT * FROM keyv ORDER BY key')).toEqual(rows);
  expect(await folder.query('PRAGMA user_version')).toEqual([{ user_version: 900 }]);
});

it('what an earlier program wrote is taken over, and says who has it now', async () => {
  await (await folder.open({ version: '0.0.9' })).close();
  await folder.query('PRAGMA user_version=0');
  await (await folder.open({ version: '0.1.0' })).close();
  expect(await folder.query('SELECT version FROM writer')).toEqual([{ version: '0.1.0' }]);
});

it('documents of adapters are scanned like all others', async () => {
  const store = await folder.open();
  await store.putIfAbsent('adapter:telegram:offset', { v: 1 });
  const keys: string[] = [];
  for await (const { key } of store.scan('adapter:')) keys.push(key);
  expect(keys).toEqual(['adapter:telegram:offset']);
});
