import { z } from 'zod';

/** Texts from the environment to values. Each message goes after the setting's name. */

export const text = z.string();

/** Shorter ones would be scrubbed out of half of every log line, or guessed. */
const leastSecretChars = 8;

export const secret = z
  .string()
  .regex(/^\S+$/, 'must not hold spaces or line breaks')
  .min(leastSecretChars, `must be at least ${leastSecretChars} characters long`);

const leastKeyChars = 32;

export const secretKey = z
  .string()
  .min(leastKeyChars, `must be at least ${leastKeyChars} characters long (openssl rand -hex 32)`);

export function oneOf<const T extends string>(...words: readonly T[]) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

export function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .refine((value) => value >= least && value <= most, error);
}

export function decimal(least: number, most: number) {
  const error = `must be a number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,12}(\.\d{1,6})?$/, error)
    .transform(Number)
    .refine((value) => value >= least && value <= most, error);
}

export const port = wholeNumber(1, 65_535);

/** `all` becomes undefined: the caller knows what all is. */
export const coreCount = z
  .string()
  .regex(/^(all|[1-9]\d{0,2})$/, 'must be all or a whole number from 1 to 999')
  .transform((value) => (value === 'all' ? undefined : Number(value)));

/** Without a slash at its end, so that paths can be put after it. */
export const webAddress = z
  .string()
  .refine(isWebAddress, 'must be an address that starts with https:// or http://, without a login')
  .transform((value) => value.replace(/\/+$/, ''));

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.search === '' && url.hash === '';
}

export const webPath = z.string().regex(/^\/[\w./-]*$/, 'must be a path that starts with a slash');

export const hostName = z.string().regex(/^[\w.:-]+$/, 'must be a host name or an address');

const account = z.string().regex(/^(telegram|discord):\d+$/);

export const accounts = list(
  account,
  'must be a list such as telegram:1234,discord:5678, each a platform and an id',
);

/** A person; a Telegram group or channel; a Discord server, channel or role. Ids alone: names change hands. */
const allowedName = z.string().regex(/^(telegram:-?\d+|discord:((server|channel|role):)?\d+)$/);

export const allowedNames = list(
  allowedName,
  'must be a list such as telegram:1234,telegram:-1001234,discord:5678,discord:server:91011,discord:channel:1213,discord:role:1415',
);

const fetchTarget = z.string().regex(/^[\w.:[\]-]+(\/\d{1,3})?$/);

export const fetchTargets = list(
  fetchTarget,
  'must be a list of hosts, addresses or networks such as files.example.org,10.0.0.0/8',
);

function list(item: z.ZodType<string, string>, error: string) {
  return z
    .string()
    .transform((value) => value.split(',').map((each) => each.trim()))
    .refine((items) => items.every((each) => item.safeParse(each).success), error);
}
