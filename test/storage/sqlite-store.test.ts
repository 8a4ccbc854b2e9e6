import { describeStore } from '../contracts/store.ts';
import { createStoreFolder } from './store-folder.ts';

describeStore('SQLite', async () => {
  const folder = await createStoreFolder();
  const store = await folder.open();
  return {
    store,
    reopen: async () => {
      await store.close();
      return folder.open();
    },
    close: folder.remove,
  };
});
