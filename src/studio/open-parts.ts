import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createForeignFetch } from '../net/foreign-fetch.ts';
import type { Accounts } from './accounts/create-accounts.ts';
import { createAccounts } from './accounts/create-accounts.ts';
import { listBeds } from './beds.ts';
import type { Engine } from './engine.ts';
import type { Sweeper } from './files/create-sweeper.ts';
import { createSweeper } from './files/create-sweeper.ts';
import type { Uploads } from './files/create-uploads.ts';
import { createUploads } from './files/create-uploads.ts';
import { createDiskSpace } from './files/disk-space.ts';
import type { PersonRoom } from './files/person-room.ts';
import { createPersonRoom } from './files/person-room.ts';
import type { SignedLinks } from './files/signed-links.ts';
import { createSignedLinks, openLinkKey } from './files/signed-links.ts';
import { rendersAtOnce } from './renders/at-once.ts';
import type { Renders } from './renders/create-renders.ts';
import { createRenders } from './renders/create-renders.ts';
import { createDayOfMinutes } from './renders/day-of-minutes.ts';
import { createRenderIndex } from './renders/render-index.ts';
import type { Runs } from './runs/create-runs.ts';
import { createRuns } from './runs/create-runs.ts';
import type { Footage } from './sessions/create-footage.ts';
import { createFootage } from './sessions/create-footage.ts';
import type { Sessions } from './sessions/create-sessions.ts';
import { createSessions } from './sessions/create-sessions.ts';
import { createInUse } from './sessions/in-use.ts';
import type { StudioLog, StudioSettings } from './settings.ts';

/** Numbers that the protocol or good sense fixes and tests turn. */
export interface Tuning {
  readonly heartbeatMs: number;
  readonly runTimeoutMs: number;
  readonly maxUploadBytes: number;
  readonly closeGraceMs: number;
  /** How long a caller who was refused may go on sending, so that it gets to read the refusal. */
  readonly lingerMs: number;
  now(): number;
  /** Free bytes of the file system below a folder. */
  freeBytes(dir: string): Promise<number>;
}

/** Everything that routes use. */
export interface Parts {
  readonly settings: StudioSettings;
  readonly tuning: Tuning;
  readonly log: StudioLog;
  readonly engine: Engine;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly footage: Footage;
  readonly personRoom: PersonRoom;
  readonly uploads: Uploads;
  readonly runs: Runs;
  readonly renders: Renders;
  readonly links: SignedLinks;
  readonly sweeper: Sweeper;
  /** Aborted when the studio closes. */
  readonly closing: AbortSignal;
  /** The absolute signed link of a finished render. */
  linkTo(fileId: string): string;
}

export interface Opening {
  readonly settings: StudioSettings;
  readonly tuning: Tuning;
  readonly log: StudioLog;
  readonly engine: Engine;
  readonly closing: AbortSignal;
  /** Known once the server listens. */
  baseUrl(): string;
}

/** Opens the data folder and builds what works on it. */
export async function openParts(opening: Opening): Promise<Parts> {
  const { settings, tuning, log, engine, closing, baseUrl } = opening;
  const { now } = tuning;
  const dirs = await makeFolders(settings.dataDir);
  const accounts = await createAccounts({ dir: dirs.accounts, settings, log, now });
  const sessions = createSessions({ dir: dirs.sessions, log, now });
  await removeLeftovers(sessions);
  const inUse = createInUse();
  const footage = await openFootage(opening, { sessions, bedMeasuresDir: dirs.beds });
  const disk = createDiskSpace({
    dir: settings.dataDir,
    capBytes: settings.diskBytes,
    floorBytes: settings.floorBytes,
    freeBytes: () => tuning.freeBytes(settings.dataDir),
    log,
    makeRoom: () => sweeper.sweep(),
    now,
  });
  const index = await createRenderIndex({ sessions, log });
  const renders = createRenders({
    ...{ renderer: engine.renderer, sessions, footage, index, inUse, disk, log, now },
    atOnce: rendersAtOnce(settings.cores),
    day: createDayOfMinutes({
      minutes: settings.minutesPerDay,
      pathOf: (owner) => join(dirs.accounts, owner, 'minutes.json'),
    }),
  });
  const personRoom = createPersonRoom({
    ...{ sessions, renders, inUse, log, now },
    capBytes: settings.personBytes ?? settings.diskBytes / 2,
  });
  const sweeper = createSweeper({
    ...{ settings, sessions, renders, accounts, inUse, disk, log, now },
  });
  const key = await openLinkKey(join(settings.dataDir, 'link-key'));
  const links = createSignedLinks({ key, hours: settings.linkHours, now });
  const { runTimeoutMs: timeoutMs, maxUploadBytes: maxBytes } = tuning;
  const foreignFetch = createForeignFetch({ allow: settings.fetchAllow });
  return {
    ...{ settings, tuning, log, engine, accounts, sessions, footage, renders, links, sweeper },
    closing,
    personRoom,
    uploads: createUploads({
      ...{ sessions, inUse, engine, disk, personRoom, foreignFetch, maxBytes, now },
    }),
    runs: createRuns({ engine, sessions, footage, inUse, log, timeoutMs, now }),
    linkTo: (fileId) => `${baseUrl()}${links.pathOf(fileId)}`,
  };
}

async function makeFolders(dataDir: string) {
  const dirs = {
    accounts: join(dataDir, 'accounts'),
    sessions: join(dataDir, 'sessions'),
    beds: join(dataDir, 'beds'),
  };
  for (const dir of Object.values(dirs)) await mkdir(dir, { recursive: true, mode: 0o700 });
  return dirs;
}

/** Half-received files and half-made renders of a process that is gone. */
async function removeLeftovers(sessions: Sessions): Promise<void> {
  for (const id of await sessions.ids()) {
    for (const name of ['incoming', 'work']) {
      await rm(join(sessions.folder(id), name), { recursive: true, force: true });
    }
  }
}

async function openFootage(
  opening: Opening,
  where: { readonly sessions: Sessions; readonly bedMeasuresDir: string },
): Promise<Footage> {
  const { settings, engine, log, closing } = opening;
  const { bedsDir } = settings;
  const beds = bedsDir === undefined ? [] : await listBeds(bedsDir, engine.inspectBed, closing);
  const { sessions, bedMeasuresDir } = where;
  return createFootage({ engine, beds, bedMeasuresDir, log, folder: sessions.folder });
}
