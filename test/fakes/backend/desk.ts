import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Manner, Step } from './manner.ts';
import type { Refusal } from './replies.ts';
import type { World } from './world.ts';

export type RouteName =
  | 'token'
  | 'claim'
  | 'session'
  | 'run'
  | 'upload'
  | 'credits'
  | 'state'
  | 'submit'
  | 'poll'
  | 'download'
  | 'file'
  | 'extension'
  | 'unknown';

/** One refusal to come: at the door of a route, or within the stream of a run. */
export interface Fault extends Refusal {
  readonly route: RouteName;
  readonly place: 'before' | 'inside';
}

/** What every route of the fake backend works with. */
export interface Desk {
  readonly world: World;
  readonly url: () => string;
  manner: Manner;
  readonly faults: Fault[];
  readonly scripts: (readonly Step[])[];
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export const gone = { code: 1002, message: 'Session not found: gone' } as const;
export function takeFirst<T>(list: T[], fits: (item: T) => boolean): T | undefined {
  const index = list.findIndex(fits);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}
