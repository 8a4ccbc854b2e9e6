import type { FakeTelegram, TelegramOptions } from './driven.ts';

/** A real HTTP server on loopback that speaks the Bot API as api.telegram.org does. */
export function openTelegram(_options: TelegramOptions = {}): Promise<FakeTelegram> {
  throw new Error('the stand-in is being built');
}
