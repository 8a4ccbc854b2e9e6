/** Causes that are followed; a longer chain is a loop or a mistake. */
const maxCauses = 5;
const maxStackChars = 4_000;
const maxMessageChars = 2_000;

interface LogError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly facts?: unknown;
  readonly stack?: string;
  readonly cause?: LogError;
}

/**
 * What a log line says of whatever was thrown. Only the named fields: libraries hang whole requests, with tokens in
 * their URLs, on their errors.
 */
export function toLogError(thrown: unknown): LogError {
  return describe(thrown, maxCauses);
}

function describe(thrown: unknown, causesLeft: number): LogError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: toText(thrown) };
  const { code, facts } = fieldsOf(thrown);
  const isKnownCode = typeof code === 'string' || typeof code === 'number';
  return {
    type: thrown.name,
    message: cut(thrown.message, maxMessageChars),
    ...(isKnownCode ? { code } : {}),
    ...(isEmpty(facts) ? {} : { facts }),
    ...(thrown.stack === undefined ? {} : { stack: cut(thrown.stack, maxStackChars) }),
    ...(thrown.cause === undefined || causesLeft === 0
      ? {}
      : { cause: describe(thrown.cause, causesLeft - 1) }),
  };
}

function fieldsOf(error: Error): { readonly code?: unknown; readonly facts?: unknown } {
  const code = 'code' in error ? error.code : undefined;
  // Facts are ours alone, and flat by their type.
  const facts = error.name === 'BotError' && 'facts' in error ? error.facts : undefined;
  return { code, facts };
}

function isEmpty(facts: unknown): boolean {
  return typeof facts !== 'object' || facts === null || Object.keys(facts).length === 0;
}

function toText(thrown: unknown): string {
  return typeof thrown === 'string' ? cut(thrown, maxMessageChars) : 'not an error';
}

function cut(text: string, maxChars: number): string {
  return text.length > maxChars ? `${text.slice(0, maxChars)}…` : text;
}
