import { describeStore } from '../contracts/store.ts';
import { createMemoryStore } from './memory-store.ts';

describeStore('the memory store', async () => ({
  store: createMemoryStore(),
  close: () => Promise.resolve(),
}));
