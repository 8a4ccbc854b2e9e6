import type { Update, WebhookInfo } from 'grammy/types';
import { isTrue, numberOf, objectOf, type Params, textOf } from './params.ts';
import { AllowedUpdates, type Poller } from './poller.ts';
import { badRequest, tooManyRequests } from './refusals.ts';
import type { UpdateQueue } from './update-queue.ts';
import { createCourier, type Hook } from './webhook-courier.ts';

/** https://core.telegram.org/bots/api#setwebhook */
const ports = ['', '443', '80', '88', '8443'];
const defaultConnections = 40;
/** Client.cpp: next_allowed_set_webhook_time_. */
const setIntervalMs = 1_000;

export interface WebhookOptions {
  readonly queue: UpdateQueue;
  readonly poller: Poller;
  readonly now: () => number;
  readonly isLocal: boolean;
  readonly retryMs: number;
  readonly route: (url: string) => string;
}

export interface Webhook {
  set(params: Params): true;
  remove(params: Params): true;
  info(): WebhookInfo;
  current(): { readonly url: string; readonly secret?: string };
  close(): void;
}

/** The webhook's setting; while there is one, polling is refused. */
export function createWebhook(options: WebhookOptions): Webhook {
  const { queue, poller, now, retryMs, route } = options;
  let hook: Hook | undefined;
  let setAt = Number.NEGATIVE_INFINITY;
  let trouble: { readonly at: number; readonly words: string } | undefined;
  const onTrouble = (words: string): void => {
    trouble = { at: now(), words };
  };
  const courier = createCourier({ queue, retryMs, route, onTrouble });

  function change(next: Hook | undefined, params: Params): true {
    if (isTrue(params, 'drop_pending_updates')) queue.dropAll();
    hook = next;
    poller.setWebhookActive(next !== undefined);
    courier.carryTo(next);
    return true;
  }

  return {
    remove: (params) => change(undefined, params),
    set(params) {
      if (now() - setAt < setIntervalMs) throw tooManyRequests(1);
      setAt = now();
      const next = readHook(params, options.isLocal);
      queue.allow(objectOf(params, 'allowed_updates', AllowedUpdates) ?? queue.allowed());
      return change(next, params);
    },
    info: () => ({
      url: hook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.pending().length,
      ...(hook === undefined ? {} : { max_connections: hook.connections }),
      ...toKinds(queue.allowed()),
      ...toTrouble(trouble),
    }),
    current: () => ({
      url: hook?.url ?? '',
      ...(hook?.secret === undefined ? {} : { secret: hook.secret }),
    }),
    close: () => courier.carryTo(undefined),
  };
}

function toKinds(kinds: readonly string[] | undefined): Pick<WebhookInfo, 'allowed_updates'> {
  if (kinds === undefined) return {};
  // Proof: what was asked for is only handed back.
  return { allowed_updates: [...kinds] as Exclude<keyof Update, 'update_id'>[] };
}

function toTrouble(trouble: { readonly at: number; readonly words: string } | undefined) {
  if (trouble === undefined) return {};
  const { at, words } = trouble;
  return { last_error_date: Math.floor(at / 1_000), last_error_message: words };
}

/** Undefined where the address is empty, which takes the webhook away. */
function readHook(params: Params, isLocal: boolean): Hook | undefined {
  const url = textOf(params, 'url') ?? '';
  const secret = textOf(params, 'secret_token');
  if (url === '') return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) throw badRequest('bad webhook: URL host is empty');
  if (!isLocal) checkPublic(parsed);
  if (secret !== undefined && !/^[\w-]{0,256}$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters');
  }
  const connections = numberOf(params, 'max_connections') ?? defaultConnections;
  return { url, secret, connections, stop: new AbortController() };
}

function checkPublic({ protocol, port }: URL): void {
  if (protocol !== 'https:') {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (!ports.includes(port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
}
