import type { Desk } from './desk.ts';
import type { FakeTelegram, TelegramOptions } from './driven.ts';
import { createEditMethods } from './edit-methods.ts';
import { createFaultScript } from './faults.ts';
import { createFiles } from './files.ts';
import { routeOf } from './media-source.ts';
import { createOtherMethods } from './other-methods.ts';
import { createPace } from './pace.ts';
import { createPerson } from './people.ts';
import { openChannel, openGroup, openSupergroup } from './places.ts';
import { createPoller } from './poller.ts';
import { createRooms, toUser } from './rooms.ts';
import { createSendMethods } from './send-methods.ts';
import { openServer } from './server.ts';
import { createUpdateQueue } from './update-queue.ts';
import { createWatch } from './watch.ts';
import { createWebhook } from './webhook.ts';

const botId = 7_000_000_123;
const madeUpToken = `${botId}:AAFakeTokenOfTheStandIn_0123456789abcde`;
/** https://core.telegram.org/bots/api#sending-files and #getfile */
const publicUploadBytes = 50 * 1_000_000;
const publicDownloadBytes = 20 * 2 ** 20;
/** https://core.telegram.org/bots/api#using-a-local-bot-api-server */
const localUploadBytes = 2_000 * 1_000_000;

/** A real HTTP server on loopback that speaks the Bot API as api.telegram.org does, with people behind it. */
export async function openTelegram(options: TelegramOptions = {}): Promise<FakeTelegram> {
  const desk = createDesk(options);
  const faults = createFaultScript();
  const watch = createWatch();
  const token = options.token ?? madeUpToken;
  let isTokenGood = true;
  const server = await openServer({
    port: options.port ?? 0,
    now: desk.now,
    methods: {
      ...createSendMethods(desk),
      ...createEditMethods(desk),
      ...createOtherMethods(desk),
    },
    faults,
    uploadBytes: desk.uploadBytes,
    isToken: (given) => isTokenGood && given === token,
    pause: desk.pace.pause,
    openFile: desk.files.open,
    onCall: watch.look,
  });
  return {
    apiRoot: `http://127.0.0.1:${server.port}`,
    token,
    bot: desk.bot,
    ...createPlacesAndPeople(desk),
    fail: faults.add,
    calls: server.calls,
    callsOf: (method) => server.calls.filter((call) => call.method === method),
    menu: (language) => findMenu(desk, language),
    pendingUpdates: () => desk.queue.pending().length,
    confirmedBelow: desk.queue.confirmedBelow,
    redeliver: desk.queue.redeliver,
    expireQueries() {
      for (const query of desk.queries.values()) query.isExpired = true;
    },
    expireLinks: desk.files.expireLinks,
    revokeToken() {
      isTokenGood = false;
    },
    until: watch.until,
    webhook() {
      const allowed = desk.queue.allowed();
      return { ...desk.webhook.current(), ...(allowed === undefined ? {} : { allowed }) };
    },
    async close() {
      desk.webhook.close();
      desk.poller.close();
      await server.close();
    },
  };
}

function createDesk(options: TelegramOptions): Desk {
  const now = options.now ?? Date.now;
  const isLocal = options.local !== undefined;
  const queue = createUpdateQueue();
  const poller = createPoller(queue, now);
  const id = Number((options.token ?? madeUpToken).split(':')[0]);
  return {
    options,
    now,
    bot: { ...toUser(id, 'Cutroom'), is_bot: true, username: 'cutroom_test_bot' },
    uploadBytes: options.uploadBytes ?? (isLocal ? localUploadBytes : publicUploadBytes),
    rooms: createRooms(),
    files: createFiles({
      botId: id,
      now,
      downloadBytes:
        options.downloadBytes ?? (isLocal ? Number.POSITIVE_INFINITY : publicDownloadBytes),
      ...(options.local === undefined ? {} : { localDir: options.local.dir }),
    }),
    pace: createPace({ isReal: options.pace !== 'none', now }),
    queue,
    poller,
    webhook: createWebhook({
      queue,
      poller,
      now,
      isLocal,
      retryMs: options.webhookRetryMs ?? 50,
      route: (url) => routeOf({ options }, url),
    }),
    queries: new Map(),
    menus: new Map(),
  };
}

function createPlacesAndPeople(desk: Desk) {
  return {
    person: (name, more = {}) => createPerson(desk, name, more),
    group: (title) => openGroup(desk, title),
    supergroup: (title, more = {}) => openSupergroup(desk, title, more),
    channel: (title, more = {}) => openChannel(desk, title, more),
  } satisfies Pick<FakeTelegram, 'person' | 'group' | 'supergroup' | 'channel'>;
}

/** https://core.telegram.org/bots/api#determining-list-of-commands, in private. */
function findMenu({ menus }: Desk, language = '') {
  const keys = [`all_private_chats ${language}`, 'all_private_chats ', `default ${language}`];
  const key = [...keys, 'default '].find((each) => menus.has(each));
  return key === undefined ? [] : (menus.get(key) ?? []);
}
