import type { UploadedFile } from './http-body.ts';

export interface RestCall {
  /** By the names in the pattern. */
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/channels/:channel/messages/:message`. */
  readonly pattern: string;
  /** Interaction routes carry their own token. */
  readonly isOpen?: boolean;
  handle(call: RestCall): RestAnswer | Promise<RestAnswer>;
}

export interface Matched {
  readonly route: Route;
  /** `/channels/:id/messages/:id`, for the log, the faults and the buckets. */
  readonly name: string;
  /** What a bucket is counted for: the channel, the server, or the interaction's token. */
  readonly major: string;
  param(name: string): string;
}

/** Kept as they are in a route's name; every other part is `:id`. */
const named = new Set([':token', ':emoji']);

export function createRouter(routes: readonly Route[]) {
  const compiled = routes.map((route) => ({ route, parts: route.pattern.split('/') }));
  return (method: string, path: string): Matched | undefined => {
    const given = path.split('/');
    const found = compiled.find(
      ({ route, parts }) => route.method === method && doMatch(parts, given),
    );
    if (found === undefined) return undefined;
    const { route, parts } = found;
    const name = parts.map((part) => (isParam(part) && !named.has(part) ? ':id' : part)).join('/');
    const param = (wanted: string) => decodeURIComponent(given[parts.indexOf(`:${wanted}`)] ?? '');
    return { route, name, param, major: majorOf(parts, given) };
  };
}

function doMatch(parts: readonly string[], given: readonly string[]): boolean {
  return (
    parts.length === given.length &&
    parts.every((part, at) => (isParam(part) ? given[at] !== '' : part === given[at]))
  );
}

function isParam(part: string): boolean {
  return part.startsWith(':');
}

function majorOf(parts: readonly string[], given: readonly string[]): string {
  if (parts[1] === 'webhooks') return `${given[2]}/${given[3]}`;
  return ['channels', 'guilds'].includes(parts[1] ?? '') ? (given[2] ?? '') : '';
}
