import { describeChatAdapter } from '../../contracts/chat-adapter.ts';
import { openRig } from './rig.ts';

describeChatAdapter('telegram', async () => {
  const rig = await openRig();
  const ada = rig.telegram.person('Ada');
  const botMessages = () => ada.chat.botMessages();
  return {
    adapter: rig.adapter,
    write: async (text) => void ada.send(text),
    readable: async () =>
      botMessages()
        .map(({ text }) => text)
        .join('\n'),
    files: async () => {
      const media = botMessages().flatMap(({ versions }) =>
        versions.flatMap((each) => each.media ?? []),
      );
      return { count: media.length, lastBytes: media.at(-1)?.bytes.byteLength ?? 0 };
    },
    limitNextEdit: () =>
      rig.telegram.fail('editMessageText', { kind: 'too-many', retryAfterSeconds: 1 }),
    close: rig.close,
  };
});
