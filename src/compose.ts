import { join, resolve } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { detectSkillPlatform } from '../config/skill-platform.ts';
import { createEditorClient } from './adapters/editor/client.ts';
import { createTimelinePicture } from './adapters/picture/create-timeline-picture.ts';
import { createSystemClock } from './adapters/system/system-clock.ts';
import { systemIds, systemRandom } from './adapters/system/system-ids.ts';
import { type Bot, createBot } from './core/bot.ts';
import type { AuthorId } from './core/message.ts';
import type { ChatAdapter } from './core/ports/chat-adapter.ts';
import type { Clock } from './core/ports/clock.ts';
import type { Editor } from './core/ports/editor.ts';
import type { Logger } from './core/ports/logger.ts';
import type { TimelinePicture } from './core/ports/timeline-picture.ts';
import type { BotSettings } from './core/settings.ts';
import type { SettledTurn } from './core/turn/settled-turn.ts';
import { createLaterEditor } from './later-editor.ts';
import { createForeignFetch } from './net/foreign-fetch.ts';
import { openPublic, type PublicSide } from './open-public.ts';
import { openPlatforms } from './platforms.ts';
import { acquireInstanceLock } from './storage/instance-lock.ts';
import { makeFolder } from './storage/make-folder.ts';
import { openStore } from './storage/open-store.ts';
import type { Studio } from './studio/server.ts';
import type { StudioSettings } from './studio/settings.ts';
import type { World } from './world.ts';

export interface ComposeOptions {
  readonly settings: Settings;
  readonly world: World;
  readonly log: Logger;
  /** The command that runs, for whoever finds the data folder in use. */
  readonly command: string;
  /** Besides the platforms that the settings hold a token for, which `start` alone opens. */
  readonly adapters: readonly ChatAdapter[];
  /** Instead of the settings' data folder. */
  readonly dataDir?: string;
  readonly onSettled: (turn: SettledTurn) => void;
}

/** The bot with everything behind it, taking messages. */
export interface App {
  readonly bot: Bot;
  /** Resolves once the backend is there too; rejects where it cannot be started. */
  readonly whenComplete: Promise<void>;
  /** Takes nothing more in, lets what fits finish within `graceMs`, then closes everything in its order. */
  close(graceMs: number): Promise<void>;
}

/**
 * Builds, wires and starts everything. Messages are taken before a studio of our own has started: what needs it waits.
 * What was opened is closed again where a later part fails.
 */
export async function compose(options: ComposeOptions): Promise<App> {
  const { settings, world, log } = options;
  const dataDir = resolve(world.cwd, options.dataDir ?? settings.dataDir);
  const store = await openStore({
    dir: dataDir,
    log: log.child({ room: 'storage' }),
    holder: { pid: world.pid, command: options.command },
    version: world.version,
    ...(settings.secretKey === undefined ? {} : { secretKey: settings.secretKey }),
  });
  let outside: PublicSide | undefined;
  try {
    // `edit` runs beside a bot that holds the port, and its result needs no link.
    let { adapters } = options;
    if (options.command === 'start') {
      const platforms = await openPlatforms({ settings, log, store });
      adapters = [...adapters, ...platforms.adapters];
      outside = await openPublic({ ...platforms, settings, dataDir, log, store });
    }
    const ports = createPorts(options);
    const bot = createBot({ ...options, ...ports, ...toPicture(adapters, log), adapters, store });
    await bot.resume();
    for (const adapter of adapters) await adapter.start(bot);
    log.info({ backend: settings.backend.kind }, 'ready');
    const backend = openBackend(options, join(dataDir, 'studio'));
    ports.connect(backend);
    outside?.connect(backend);
    return {
      bot,
      whenComplete: backend.then(() => undefined),
      close: async (graceMs) => {
        outside?.drain();
        for (const adapter of adapters) await adapter.stop();
        await bot.stop(graceMs);
        await outside?.close();
        // A backend that did not start has been told by `whenComplete`.
        await backend.then(({ close }) => close()).catch(() => undefined);
        await store.close();
      },
    };
  } catch (error) {
    await outside?.close();
    await store.close();
    throw error;
  }
}

/** A terminal shows no pictures: it would save one beside the clip with every look at the timeline. */
function toPicture(
  adapters: readonly ChatAdapter[],
  log: Logger,
): { readonly picture?: TimelinePicture } {
  const isSeen = adapters.some(({ platform }) => platform !== 'terminal');
  return isSeen ? { picture: createTimelinePicture({ log: log.child({ room: 'picture' }) }) } : {};
}

interface Backend {
  readonly url: string;
  close(): Promise<void>;
}

/** The backend that the settings name; none named: a studio of our own, on the loopback interface. */
async function openBackend(options: ComposeOptions, dataDir: string): Promise<Backend> {
  const { url } = options.settings.backend;
  return url === undefined ? startStudio({ ...options, dataDir }) : { url, close: async () => {} };
}

export interface StudioOptions {
  readonly settings: Settings;
  readonly world: World;
  readonly log: Logger;
  readonly command: string;
  readonly dataDir: string;
  /** Instead of the settings' port. */
  readonly port?: number;
}

/** Locks its folder and listens. Loaded only here: nothing else needs what the studio needs. */
export async function startStudio(options: StudioOptions): Promise<Studio> {
  const { dataDir, world, command } = options;
  const { createStudio } = await import('./studio/server.ts');
  await makeFolder(dataDir);
  const lock = await acquireInstanceLock(dataDir, { pid: world.pid, command });
  try {
    const log = options.log.child({ room: 'studio' });
    const studio = await createStudio(toStudioSettings(options), { log });
    return {
      url: studio.url,
      close: async () => {
        await studio.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function toStudioSettings({ settings, world, dataDir, port }: StudioOptions): StudioSettings {
  const { studio } = settings;
  const { fontsDir, port: namedPort, cores, ...same } = studio;
  return {
    ...same,
    dataDir,
    port: port ?? namedPort ?? 0,
    cores: cores ?? world.cores,
    bedsDir: join(world.packageRoot, 'samples'),
    fetchAllow: settings.fetchAllow,
    ...(fontsDir === undefined ? {} : { fonts: fontsDir }),
  };
}

function createPorts(options: ComposeOptions) {
  const { settings, log } = options;
  const clock = createSystemClock();
  let connect: (backend: Promise<Backend>) => void = () => undefined;
  const editor = new Promise<Editor>((resolve) => {
    connect = (backend) => resolve(backend.then(({ url }) => createEditor(options, url, clock)));
  });
  // Whoever calls hears of a failure; nobody has to.
  editor.catch(() => undefined);
  return {
    connect,
    editor: createLaterEditor(editor, settings.backend.website),
    clock,
    ids: systemIds,
    random: systemRandom,
    log: log.child({ room: 'core' }),
    settings: toBotSettings(settings),
  };
}

function createEditor({ settings, world, log }: ComposeOptions, url: string, clock: Clock): Editor {
  const { website, skillSource, kind } = settings.backend;
  const { publicUrl: linkBase } = settings.studio;
  return createEditorClient(
    {
      baseUrl: url,
      skillVersion: world.version,
      skillPlatform: detectSkillPlatform(skillSource, world.packageRoot),
      ...(website === undefined ? {} : { website }),
      ...(linkBase === undefined || kind === 'cloud' ? {} : { linkBase }),
    },
    {
      log: log.child({ room: 'editor' }),
      clock,
      ids: systemIds,
      foreignFetch: createForeignFetch({ allow: settings.fetchAllow }),
    },
  );
}

/** Whoever sits at the machine is its operator. */
const terminalOperator: AuthorId = 'terminal:you';

function toBotSettings(settings: Settings): BotSettings {
  const { backend, access, limits, language } = settings;
  return {
    operators: [terminalOperator, ...settings.operators.flatMap(toAuthorId)],
    allowed: access.allow,
    access: access.mode,
    linksOpenable: backend.kind === 'cloud' || settings.studio.publicUrl !== undefined,
    ...limits,
    ...(language === undefined ? {} : { language }),
    ...(backend.token === undefined
      ? {}
      : { operatorAccount: { kind: 'registered', token: backend.token } }),
  };
}

function toAuthorId(text: string): readonly AuthorId[] {
  const [platform, id] = text.split(':');
  if (platform === 'telegram' || platform === 'discord') return [`${platform}:${id ?? ''}`];
  return [];
}
