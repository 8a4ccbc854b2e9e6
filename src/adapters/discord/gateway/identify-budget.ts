import type { APIGatewaySessionStartLimit } from 'discord.js';

/** The last part of a day's identifies is spread over what is left of the day. */
const spareShare = 0.25;

/**
 * How long to wait before the next identify, in ms. Whoever uses up a day's budget has the token reset by Discord, so a
 * program that crashes at every start must not: https://docs.discord.com/developers/events/gateway#session-start-limit-object
 */
export function identifyWaitMs(limit: APIGatewaySessionStartLimit, shards: number): number {
  const left = limit.remaining - shards;
  if (left < 0) return limit.reset_after;
  if (left >= limit.total * spareShare) return 0;
  return Math.ceil(limit.reset_after / (left + 1));
}
