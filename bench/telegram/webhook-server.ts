import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bot, webhookCallback } from 'grammy';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { createTelegramAdapter } from '../../src/adapters/telegram/adapter.ts';
import { type InboundMessage, toConversationId } from '../../src/core/message.ts';
import {
  createForgottenMessages,
  type ForgottenRecord,
} from '../../src/core/people/forgotten-messages.ts';
import { createDocuments } from '../../src/core/records/documents.ts';
import type { ConversationRecord } from '../../src/core/records/records.ts';
import { createMailbox } from '../../src/core/turn/mailbox.ts';
import type { Turn } from '../../src/core/turn/turn.ts';
import { createPublicListener } from '../../src/public/listener.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { silentLog as log } from '../worker/silent-log.ts';

const botId = 7_000_000_001;
const token = `${botId}:AABenchBenchBenchBenchBenchBenchBench`;
const me = { id: botId, is_bot: true, first_name: 'Bench', username: 'bench_bot' } as const;
const secret = 'bench-secret';
const loopback = '127.0.0.1';

/** Answers and forgets. */
async function openBare(): Promise<Opened> {
  const bot = new Bot(token, {
    botInfo: {
      ...me,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    },
  });
  bot.on('message', () => undefined);
  const handle = webhookCallback(bot, 'http', { secretToken: secret });
  const server = createServer((request, response) => void handle(request, response));
  return { url: await listen(server), taken: () => Number.POSITIVE_INFINITY };
}

interface Opened {
  readonly url: string;
  taken(): number;
}

/** The adapter behind the public listener, before the core's own mailbox on SQLite. */
async function openOurs(): Promise<Opened> {
  const dir = mkdtempSync(join(tmpdir(), 'cutroom-bench-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  process.once('SIGTERM', () => process.exit());
  const store = await openStore({ dir, log });
  const clock = createSystemClock();
  const mailbox = createMailbox({
    turns: createDocuments<Turn>('turn', store, clock),
    conversations: createDocuments<ConversationRecord>('conversation', store, clock),
    forgotten: createForgottenMessages({
      documents: createDocuments<ForgottenRecord>('person', store, clock),
      clock,
    }),
  });
  const telegram = createServer((_request, response) => {
    response.end(JSON.stringify({ ok: true, result: me }));
  });
  const adapter = createTelegramAdapter(
    {
      token,
      apiRoot: await listen(telegram),
      webhook: { url: 'https://bench.example/telegram', path: '/telegram', secret },
    },
    { clock, ids: { uuid: randomUUID }, random: { next: Math.random }, log, store },
  );
  let count = 0;
  await adapter.start({
    tellOperators: () => undefined,
    moveThread: async () => undefined,
    receive: async (message) => {
      const turn = toTurn(message);
      await mailbox.recordOf(message, turn.conversation);
      await mailbox.put(turn, false);
      count += 1;
    },
  });
  const routes = adapter.route === undefined ? [] : [adapter.route];
  const listener = createPublicListener(
    { host: loopback, port: 0 },
    { log, health: [], routes, now: Date.now },
  );
  while (adapter.trouble() !== undefined) await new Promise((resolve) => setTimeout(resolve, 10));
  return { url: (await listener.listen()).url, taken: () => count };
}

function toTurn(message: InboundMessage): Turn {
  const { thread, author, id } = message;
  return {
    v: 1,
    id: `${thread.id}/${author.id}/${id}`,
    isLive: true,
    state: 'accepted',
    conversation: toConversationId(thread.id, author.id),
    thread,
    author,
    messageId: id,
    language: 'en',
    languageTag: 'en',
    request: { kind: 'edit', text: message.text, alsoExport: false },
    sources: [],
    exportsByItself: false,
    isGreeted: false,
    acceptedAt: Date.now(),
    tries: 0,
    statusPosts: 0,
    isReopened: false,
    uploads: { next: 0, arrived: [], refused: [] },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, loopback, resolve));
  // A server that listens on a TCP port has an AddressInfo.
  return `http://${loopback}:${(server.address() as AddressInfo).port}`;
}

/** One way of the webhook bench in a process of its own: `webhook-server.ts ours|bare`. */
const opened = process.argv[2] === 'ours' ? await openOurs() : await openBare();
process.send?.({ url: opened.url });
process.once('message', (message) => {
  // Sent by the bench, which names it.
  const { until } = message as { until: number };
  const timer = setInterval(() => {
    if (opened.taken() < until) return;
    clearInterval(timer);
    process.send?.({ taken: opened.taken() });
  }, 5);
});
