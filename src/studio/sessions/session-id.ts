import { randomInt } from 'node:crypto';

// The epoch that snowflakes are usually counted from; with it an id has 19 digits from 2015 until far beyond 2070.
const epochMs = 1_288_834_974_657;
const randomBits = 22;

/** A snowflake: time and chance. Beyond 2^53, so it travels as a string. */
export function makeSessionId(now: number): string {
  const time = BigInt(Math.max(0, now - epochMs)) << BigInt(randomBits);
  return String(time | BigInt(randomInt(2 ** randomBits)));
}

/** The only ids that become part of a path. */
export function isSessionId(text: string): boolean {
  return /^\d{15,20}$/.test(text);
}
