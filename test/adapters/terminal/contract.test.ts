import { describeChatAdapter } from '../../contracts/chat-adapter.ts';
import { openTerminal } from './terminal-harness.ts';

describeChatAdapter('the terminal', async () => {
  const terminal = await openTerminal();
  return {
    adapter: terminal.adapter,
    write: async (text) => void terminal.input.write(`${text}\n`),
    readable: async () => terminal.output.text(),
    files: async () => {
      const files = await terminal.files();
      return { count: files.length, lastBytes: files.at(-1)?.bytes ?? 0 };
    },
    close: terminal.close,
  };
});

describeChatAdapter('the terminal that somebody types in', async () => {
  const terminal = await openTerminal({ isTTY: true });
  return {
    adapter: terminal.adapter,
    write: async (text) => void terminal.input.write(`${text}\r`),
    readable: async () => terminal.output.text(),
    files: async () => {
      const files = await terminal.files();
      return { count: files.length, lastBytes: files.at(-1)?.bytes ?? 0 };
    },
    close: terminal.close,
  };
});
