import { Api, type ApiClientOptions, GrammyError } from 'grammy';
import type { FakeTelegram } from './driven.ts';

/** grammY as it is, pointed at the stand-in. */
export function openApi(telegram: FakeTelegram, options: ApiClientOptions = {}): Api {
  return new Api(telegram.token, { apiRoot: telegram.apiRoot, ...options });
}

/** What Telegram refused a call with. */
export async function refusalOf(call: Promise<unknown>): Promise<GrammyError> {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof GrammyError) return thrown;
  throw new Error('the call was not refused', { cause: thrown });
}

export async function wordsOf(call: Promise<unknown>): Promise<string> {
  return (await refusalOf(call)).description;
}
