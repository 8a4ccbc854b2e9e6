import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { toTurnId } from '../core/conversation.ts';
import type { OutboundFile } from '../core/message.ts';
import type { SettledTurn } from '../core/turn/settled-turn.ts';
import { trialIn } from '../studio/plan/answers/trials.ts';
import type { World } from '../world.ts';
import type { EditArguments } from './arguments.ts';
import { checkClips, checkOut } from './check-clips.ts';
import { exitCodes } from './exit-codes.ts';
import { openTerminalApp } from './terminal-app.ts';

interface Job {
  readonly settings: Settings;
  readonly world: World;
  readonly request: string;
  readonly clips: readonly string[];
  readonly out: string | undefined;
  readonly dataDir: string;
  readonly isFresh: boolean;
  readonly lang: 'en' | 'zh' | undefined;
}

interface Outcome {
  readonly isDone: boolean;
  /** What was said last, where only an answer was asked for. */
  readonly answer: string | undefined;
  readonly isTerminated: boolean;
  readonly files: readonly {
    readonly path: string;
    readonly file: OutboundFile;
    readonly text: string;
  }[];
}

/** Does one job, prints the paths of what was made, or the answer, on standard output, and ends. */
export async function runEdit(
  settings: Settings,
  world: World,
  args: EditArguments,
): Promise<number> {
  const clips = await checkClips(args.clips, world.cwd);
  const out = args.out === undefined ? undefined : await checkOut(args.out, world.cwd);
  const own = args.data === undefined ? await makeOwnFolder(world) : undefined;
  try {
    const outcome = await doJob({
      settings,
      world,
      clips,
      request: args.request,
      out,
      dataDir: args.data ?? own?.dir ?? world.temporary,
      isFresh: own !== undefined,
      lang: args.lang,
    });
    return report(outcome, world, args.isJson);
  } finally {
    await own?.remove();
  }
}

/** Goes with the program, also where somebody does not let it end in peace. */
async function makeOwnFolder({ temporary, signals }: World) {
  const dir = await mkdtemp(join(temporary, 'cutroom-'));
  const forget = signals.onExit(() => rmSync(dir, { recursive: true, force: true }));
  return {
    dir,
    remove: async () => {
      await rm(dir, { recursive: true, force: true });
      forget();
    },
  };
}

/** Instead of a turn's id, where the job was interrupted before it was sent. */
const notSent = '';

async function doJob(job: Job): Promise<Outcome> {
  const { settings, world, clips, request } = job;
  const files: Outcome['files'][number][] = [];
  const settled: SettledTurn[] = [];
  let text = '';
  let isInterrupted = false;
  const languageTag = job.lang ?? settings.language ?? world.languageTag;
  const { app, adapter, whenTerminated } = await openTerminalApp({
    settings: job.lang === undefined ? settings : { ...settings, language: job.lang },
    world,
    command: 'edit',
    dataDir: job.dataDir,
    isChat: false,
    onSettled: (turn) => settled.push(turn),
    onRefused: () => undefined,
    onSaved: (path, file) => files.push({ path, file, text }),
    onSaid: (said) => {
      text = said;
    },
    onInterrupted: () => {
      isInterrupted = true;
    },
    ...(languageTag === undefined ? {} : { languageTag }),
    ...(job.out === undefined ? {} : { out: job.out }),
  });
  const work = async () => {
    await app.whenComplete;
    if (isInterrupted) return notSent;
    // In a folder that holds earlier jobs, this one must not go on with their timeline.
    if (!job.isFresh) {
      await adapter.send({ text: '/new', files: [], isQuiet: true });
      await app.bot.whenIdle();
    }
    const message = await adapter.send({ text: `/edit ${request}`, files: clips });
    await app.bot.whenIdle();
    return toTurnId(message);
  };
  const turnId = await Promise.race([work(), whenTerminated.then(() => undefined)]).finally(() =>
    app.close(settings.stopGraceMs),
  );
  // One of a batch, and one of several files, has a number behind the id.
  const own = settled.filter((turn) => turn.turnId.replace(/(?:[#+]\d+)+$/u, '') === turnId);
  const isDone = own.length > 0 && own.every((turn) => turn.outcome === 'done');
  const answer = trialIn(request) === undefined ? undefined : text;
  return { isDone, answer, isTerminated: turnId === undefined, files };
}

function report(outcome: Outcome, world: World, isJson: boolean): number {
  const { files, answer = '' } = outcome;
  if (outcome.isTerminated) return exitCodes.done;
  const [first] = files;
  const { output } = world.streams;
  if (first === undefined) {
    if (!outcome.isDone || answer === '') return exitCodes.failed;
    output.write(`${isJson ? JSON.stringify({ files: [], text: answer }) : answer}\n`);
    return exitCodes.done;
  }
  if (isJson) {
    const { path, file, text } = first;
    const { sizeBytes, durationMs } = file;
    const paths = files.map((each) => each.path);
    output.write(`${JSON.stringify({ file: path, files: paths, sizeBytes, durationMs, text })}\n`);
  } else {
    output.write(files.map(({ path }) => `${path}\n`).join(''));
  }
  return outcome.isDone ? exitCodes.done : exitCodes.failed;
}
