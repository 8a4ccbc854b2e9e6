import type { ChildProcess } from 'node:child_process';
import { Pool } from 'undici';
import { type Bench, inTurn, timeMs } from './measure.ts';
import { compile, start, told } from './worker/start-worker.ts';

const updates = 8_000;
const warmUps = 4_000;
const runs = 7;
/** https://core.telegram.org/bots/api#setwebhook: at most, and what it takes to see a difference. */
const connections = 100;
const people = 500;

/** Updates into the mailbox through the webhook, against bare grammY that answers at once and keeps nothing. */
export const bench: Bench = {
  name: 'telegram.webhook',
  goal: '>=0.50',
  unit: 'events/s',
  run: async () => {
    const worker = compile('telegram/webhook-server.ts');
    const figures = await inTurn({
      runs,
      baseline: () => withServer(worker, 'bare', measure),
      ours: () => withServer(worker, 'ours', measure),
    });
    const mailboxPerSecond = await withServer(worker, 'ours', measureMailbox);
    return { ...figures, facts: { mailboxPerSecond: Math.round(mailboxPerSecond) } };
  },
};

interface Server {
  readonly child: ChildProcess;
  readonly pool: Pool;
}

async function withServer(
  worker: string,
  way: 'ours' | 'bare',
  work: (server: Server) => Promise<number>,
): Promise<number> {
  const child = start(worker, [way]);
  try {
    const { url } = await told<{ readonly url: string }>(child);
    const pool = new Pool(url, { connections });
    const figure = await work({ child, pool });
    await pool.close();
    return figure;
  } finally {
    child.kill();
  }
}

/** 200s per second, once the compiler has seen enough. */
async function measure({ pool }: Server): Promise<number> {
  await send(pool, 1, warmUps);
  const ms = await timeMs(() => send(pool, warmUps + 1, updates));
  return updates / (ms / 1_000);
}

/** How many a second the core's own mailbox takes, from the first update to the last. */
async function measureMailbox({ child, pool }: Server): Promise<number> {
  const ms = await timeMs(async () => {
    await send(pool, 1, warmUps);
    child.send({ until: warmUps });
    await told(child);
  });
  return warmUps / (ms / 1_000);
}

async function send(pool: Pool, first: number, count: number): Promise<void> {
  let next = first;
  const courier = async () => {
    while (next < first + count) {
      const body = JSON.stringify(toUpdate(next++));
      const answer = await pool.request({
        method: 'POST',
        path: '/telegram',
        headers: {
          'content-type': 'application/json',
          'x-telegram-bot-api-secret-token': 'bench-secret',
        },
        body,
      });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`the webhook answered ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, courier));
}

function toUpdate(number: number) {
  const id = 1_000_000 + (number % people);
  return {
    update_id: number,
    message: {
      message_id: number,
      from: { id, is_bot: false, first_name: 'Ada', language_code: 'en' },
      chat: { id, first_name: 'Ada', type: 'private' },
      date: 1_750_000_000 + number,
      text: 'trim the pauses, add transitions, and sync background music',
    },
  };
}
