import type { OperatorCause } from '../../../core/people/operators.ts';
import type { Connection, Ending } from './gateway.ts';

export interface StateDeps {
  readonly messageContent: 'auto' | 'on' | 'off';
  tellOperators(cause: OperatorCause): void;
}

export type PresenceState = ReturnType<typeof createPresenceState>;

/** How it stands with the connection, for operators and for the next try. */
export function createPresenceState({ messageContent, tellOperators }: StateDeps) {
  const state: {
    connection: Connection | undefined;
    hasContent: boolean;
    trouble: string | undefined;
    tries: number;
  } = {
    connection: undefined,
    hasContent: messageContent !== 'off',
    trouble: 'Discord is not connected yet.',
    tries: 0,
  };
  return Object.assign(state, {
    succeed() {
      state.trouble = undefined;
      state.tries = 0;
    },
    tell(): string | undefined {
      if (state.trouble !== undefined) return state.trouble;
      return state.connection?.isConnected() === true ? undefined : lostSentence;
    },
    /** False where trying again would change nothing. */
    judge(ending: Ending): boolean {
      state.trouble = troubles[ending];
      if (ending === 'failed') return true;
      if (ending === 'token-refused') {
        tellOperators('discord-token-refused');
        return false;
      }
      tellOperators('discord-intent-missing');
      if (messageContent !== 'auto' || !state.hasContent) return false;
      state.hasContent = false;
      return true;
    },
  });
}

const lostSentence = 'The connection to Discord was lost and is being made again.';
const troubles: Readonly<Record<Ending, string>> = {
  'token-refused': 'Discord refused DISCORD_BOT_TOKEN.',
  'intent-refused': 'Discord does not grant the Message Content intent.',
  failed: 'Discord cannot be reached.',
};
