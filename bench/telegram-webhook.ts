import { Pool } from 'undici';
import { type Bench, inTurn } from './measure.ts';
import { compile, start, told } from './worker/start-worker.ts';

const updates = 5_000;
const warmUps = 2_000;
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
    let mailboxPerSecond = 0;
    const figures = await inTurn({
      runs: 3,
      baseline: async () => (await measure(worker, 'bare')).perSecond,
      ours: async () => {
        const measured = await measure(worker, 'ours');
        mailboxPerSecond = Math.max(mailboxPerSecond, measured.mailboxPerSecond);
        return measured.perSecond;
      },
    });
    return { ...figures, facts: { mailboxPerSecond: Math.round(mailboxPerSecond) } };
  },
};

/** 200s per second, and how many a second the mailbox has taken by the end. */
async function measure(worker: string, way: 'ours' | 'bare') {
  const child = start(worker, [way]);
  try {
    const { url } = await told<{ readonly url: string }>(child);
    const pool = new Pool(url, { connections });
    await send(pool, 1, warmUps);
    const startedAt = performance.now();
    await send(pool, warmUps + 1, updates);
    const seconds = (performance.now() - startedAt) / 1_000;
    await pool.close();
    child.send({ until: warmUps + updates });
    const { ms } = await told<{ readonly ms: number }>(child);
    const allSeconds = seconds + ms / 1_000;
    return { perSecond: updates / seconds, mailboxPerSecond: updates / allSeconds };
  } finally {
    child.kill();
  }
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
