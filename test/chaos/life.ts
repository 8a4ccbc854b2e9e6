import { type ChildProcess, fork } from 'node:child_process';
import type { LifePlan, LifeSays } from './wire.ts';

export interface Life {
  /** Resolves when messages are taken; rejects where the process ends before. */
  readonly whenReady: Promise<void>;
  /** Kill signal 9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Lets everything end and closes; what is left then. */
  finish(): Promise<Said<'over'>>;
  /** Why the process ended, where nobody ended it. */
  fault(): string | undefined;
}

const file = new URL('./bot-process.ts', import.meta.url);

export function startLife(plan: LifePlan): Life {
  const child = fork(file, [JSON.stringify(plan)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let isWanted = false;
  let fault: string | undefined;
  const isGone = new Promise<void>((resolve) =>
    child.once('exit', (code, signal) => {
      if (!isWanted) fault = `the bot ended by itself (${code ?? signal})`;
      resolve();
    }),
  );
  const whenReady = said(child, 'ready').then(() => undefined);
  // A life that is killed before it is ready disappoints nobody.
  whenReady.catch(() => undefined);
  return {
    whenReady,
    fault: () => fault,
    async kill() {
      isWanted = true;
      child.kill('SIGKILL');
      await isGone;
    },
    async finish() {
      isWanted = true;
      const over = said(child, 'over');
      child.send('finish');
      const left = await over;
      await isGone;
      return left;
    },
  };
}

type Said<K extends LifeSays['kind']> = Extract<LifeSays, { readonly kind: K }>;

function said<K extends LifeSays['kind']>(child: ChildProcess, kind: K): Promise<Said<K>> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      // Proof: the process is ours and says nothing else.
      const heard = message as LifeSays;
      if (heard.kind === kind) resolve(heard as Said<K>);
    });
    child.once('exit', () => reject(new Error(`the bot ended before it was ${kind}`)));
  });
}
