/** What an operator has to do something about. */
export type OperatorCause =
  | 'token-refused'
  | 'no-free-account'
  | 'backend-full'
  | 'disk-full'
  | 'no-public-address'
  | 'allowed-group-moved'
  | 'telegram-token-refused'
  | 'telegram-second-poller'
  | 'discord-token-refused'
  | 'discord-intent-missing'
  | 'discord-permission-missing';

export interface Operators {
  /** Once for each cause and day, also across restarts; always a log line too. */
  tell(cause: OperatorCause): void;
}
