import type { Button, OutboundMessage } from '../../core/message.ts';
import type { ChatLimits } from '../../core/ports/chat-adapter.ts';

export interface TerminalPayload {
  readonly text: string;
  /** What a typed number stands for, in order. */
  readonly choices: readonly Button[];
}

/** A message as lines: its text, its links, and its buttons with the numbers to type. */
export function toTerminalPayloads(message: OutboundMessage, limits: ChatLimits): TerminalPayload {
  // What will change again is stopped by Ctrl-C, and has no other use for buttons.
  const buttons = message.isProgress === true ? [] : (message.buttons ?? []).flat();
  const choices = buttons.filter((button) => button.url === undefined);
  const lines = [
    cut(withoutControls(message.text), limits.textChars),
    ...buttons.flatMap(({ label, url }) => (url === undefined ? [] : [`${label}: ${url}`])),
  ];
  const offered = choices.map(({ label }, index) => `[${index + 1}] ${label}`);
  if (offered.length > 0) lines.push(offered.join('  '));
  return { text: lines.filter((line) => line !== '').join('\n'), choices };
}

/** Words of others must not move the cursor or change the window's title. */
export function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '');
}

function cut(text: string, maxChars: number): string {
  return text.length > maxChars ? `${text.slice(0, maxChars)}…` : text;
}
