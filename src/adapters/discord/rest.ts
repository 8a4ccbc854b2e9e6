import { type RateLimitData, REST, type RouteLike } from 'discord.js';
import type { OutboundFile } from '../../core/message.ts';
import { createNamedDispatcher } from '../../net/dispatchers.ts';
import { toBotError } from './errors.ts';
import { createStreamedForm } from './sending/streamed-form.ts';
import { createTransport, uploadMs } from './sending/transport.ts';

export interface RestCall {
  readonly body?: object;
  readonly file?: OutboundFile | undefined;
  readonly query?: Readonly<Record<string, string>>;
  /** False for what an interaction's token alone allows. */
  readonly isOurs?: boolean;
  /** False where a second try could say the same thing twice. */
  readonly isRepeatable?: boolean;
}

/** discord.js's REST client: its buckets, its retries. Everything it throws is a `BotError`. */
export interface DiscordRest {
  /** The caller says what Discord documents as the answer of the route. */
  call<T>(method: Method, route: RouteLike, call?: RestCall): Promise<T>;
  close(): void;
}

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** A longer pause is the core's to wait for: it may have something newer to say by then. */
const longestPauseMs = 5_000;

export function createDiscordRest({
  apiBase,
  token,
}: {
  readonly apiBase: string;
  readonly token: string;
}): DiscordRest {
  const options = {
    api: apiBase,
    version: '10',
    timeout: uploadMs,
    makeRequest: createTransport(createNamedDispatcher()),
    rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }: RateLimitData) =>
      Math.max(timeToReset, retryAfter, sublimitTimeout) > longestPauseMs,
  };
  const rest = new REST(options).setToken(token);
  const restOnce = new REST({ ...options, retries: 0 }).setToken(token);
  return {
    async call<T>(method: Method, route: RouteLike, call: RestCall = {}) {
      const { body, file, query, isOurs = true, isRepeatable = true } = call;
      const client = isRepeatable ? rest : restOnce;
      try {
        const answer = await client[method](route, {
          body: file === undefined ? body : createStreamedForm(body ?? {}, file),
          passThroughBody: file !== undefined,
          auth: isOurs,
          ...(query && { query: new URLSearchParams(query) }),
        });
        // Proof for the cast: Discord's documentation of the route, which the caller has named.
        return answer as T;
      } catch (error) {
        throw toBotError(error);
      }
    },
    close() {
      for (const client of [rest, restOnce]) {
        client.clearHashSweeper();
        client.clearHandlerSweeper();
      }
    },
  };
}
