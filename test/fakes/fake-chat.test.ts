import { BotError } from '../../src/core/errors.ts';
import { describeChatAdapter } from '../contracts/chat-adapter.ts';
import { createFakeChat } from './fake-chat.ts';

describeChatAdapter('the fake chat', async () => {
  const chat = createFakeChat();
  return {
    adapter: chat,
    write: (text) => chat.say({ text }),
    readable: async () => chat.texts().join('\n'),
    files: async () => {
      const sizes = chat.shown.flatMap((each) => each.versions.map((version) => version.fileBytes));
      const sent = sizes.filter((size) => size !== undefined);
      return { count: sent.length, lastBytes: sent.at(-1) ?? 0 };
    },
    limitNextEdit: () =>
      chat.fail({
        call: 'edit',
        when: 'before',
        error: new BotError('chat-rate-limited', 'slow down', { retryAfterMs: 10 }),
      }),
    close: () => Promise.resolve(),
  };
});
