import { describeChatAdapter } from '../../contracts/chat-adapter.ts';
import { openRig } from './discord-rig.ts';

describeChatAdapter('Discord in a server', async () => {
  const rig = await openRig();
  const { discord, channel, ana } = rig;
  return {
    adapter: rig.adapter,
    write: async (text) => void (await ana.send(channel, `${discord.bot.mention} ${text}`)),
    readable: async () => textOf(channel.fromBot()),
    files: async () => filesOf(channel.fromBot()),
    limitNextEdit: () =>
      discord.next({
        method: 'PATCH',
        route: '/channels/:id/messages/:id',
        fault: { kind: 'rate-limit', retryAfterSeconds: 0.2 },
      }),
    // The gateway tells a bot of its own messages too: what it posted has come back already.
    echo: async () => undefined,
    close: async () => undefined,
  };
});

describeChatAdapter('Discord in private', async () => {
  const rig = await openRig();
  const direct = rig.ana.direct();
  return {
    adapter: rig.adapter,
    write: async (text) => void (await rig.ana.send(direct, text)),
    readable: async () => textOf(direct.fromBot()),
    files: async () => filesOf(direct.fromBot()),
    echo: async () => undefined,
    close: async () => undefined,
  };
});

type Seen = ReturnType<Awaited<ReturnType<typeof openRig>>['channel']['fromBot']>;

function textOf(messages: Seen): string {
  return messages.map(({ content }) => content).join('\n');
}

function filesOf(messages: Seen): { readonly count: number; readonly lastBytes: number } {
  const files = messages.flatMap(({ attachments }) => attachments);
  return { count: files.length, lastBytes: files.at(-1)?.bytes.length ?? 0 };
}
