import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { toCacheKey } from '../piece-cache.ts';

const userFolders = ['.fonts', '.local/share/fonts', 'Library/Fonts'];
/** A folder that is not there has no fonts. */
const systemFolders = ['/usr/share/fonts', '/usr/local/share/fonts', '/Library/Fonts'];
const windowsFolder = 'C:\\Windows\\Fonts';
/** A system with everything installed has some 200. */
const mostFolders = 1000;

/** Changes when a font comes or goes: what was drawn with the old ones is not used again. Reads no font. */
export async function identifyFonts(own: string | undefined): Promise<string> {
  const user = userFolders.map((folder) => join(homedir(), folder));
  const system = platform() === 'win32' ? [windowsFolder] : [...systemFolders, ...user];
  const seen: string[] = [];
  const waiting = own === undefined ? system : [own, ...system];
  for (let at = 0; at < waiting.length && at < mostFolders; at += 1) {
    const folder = waiting[at] ?? '';
    const entries = await list(folder);
    waiting.push(
      ...entries.filter((one) => one.isDirectory()).map(({ name }) => join(folder, name)),
    );
    seen.push(await stamp(folder));
    // What an operator writes over has the same folder, and the same name.
    if (folder === own) {
      for (const { name } of entries) seen.push(await stamp(join(folder, name)));
    }
  }
  return toCacheKey(seen);
}

async function list(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

/** A folder's time is that of the last file that came into it or went. */
async function stamp(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? '' : `${path} ${found.size} ${Math.round(found.mtimeMs)}`;
}
