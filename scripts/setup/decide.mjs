// The decisions of `npm run setup`: data in, data out, so that they can be tested for systems that are not at hand.

/** The oldest Node that every dependency runs on; package.json's `engines` says the same. */
export const leastNode = [20, 19];

/** The oldest FFmpeg that has every filter the studio uses. */
export const leastFfmpeg = [4, 4];

/** Reads "20.19.0" or "ffmpeg version 5.1.9-0+deb12u1" as [major, minor]; undefined for a build with no number. */
export function parseVersion(text) {
  const found = /(?:^v?|version n?)(\d+)\.(\d+)/.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

export function isAtLeast([major, minor], [leastMajor, leastMinor]) {
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

const aptScript = ['sh', 'scripts/install-system.sh'];
const winget = ['winget', 'install', '--exact', '--id', 'Gyan.FFmpeg'];
const wingetAgreed = [...winget, '--accept-source-agreements', '--accept-package-agreements'];

/** What to type where nothing may be installed for the person, by package manager, most particular first. */
const typedByManager = [
  [
    'dnf',
    'sudo dnf install ffmpeg google-noto-sans-cjk-fonts google-noto-color-emoji-fonts   (FFmpeg is in RPM Fusion: https://rpmfusion.org)',
  ],
  ['pacman', 'sudo pacman -S ffmpeg noto-fonts-cjk noto-fonts-emoji'],
  ['apk', 'sudo apk add ffmpeg font-noto-cjk font-noto-emoji'],
  [
    'zypper',
    'sudo zypper install ffmpeg google-noto-sans-cjk-fonts google-noto-coloremoji-fonts   (FFmpeg is in Packman)',
  ],
];

const run = (command, then) => ({ kind: 'run', command, ...(then && { then }) });
const tell = (type) => ({ kind: 'tell', type });

function decideLinux({ managers, isRoot, hasSudo }) {
  if (managers.includes('apt-get')) {
    if (isRoot) return run(aptScript);
    if (hasSudo) return run(['sudo', '-n', ...aptScript]);
    return tell('sudo sh scripts/install-system.sh');
  }
  const known = typedByManager.find(([manager]) => managers.includes(manager));
  return tell(
    known?.[1] ?? 'install FFmpeg 4.4 or newer and the Noto CJK fonts with your package manager',
  );
}

/**
 * How FFmpeg and a font get onto this system.
 * `nothing`: they are there. `run`: a command that may be run for the person; `then` is what they must know afterwards.
 * `tell`: what they must type themselves.
 */
export function decideInstall({ platform, hasFfmpeg, hasFont, ...system }) {
  if (hasFfmpeg && hasFont) return { kind: 'nothing' };
  if (platform === 'linux') return decideLinux(system);
  if (platform === 'darwin') {
    if (system.managers.includes('brew')) return run(['brew', 'install', 'ffmpeg']);
    return tell('brew install ffmpeg   (Homebrew itself: https://brew.sh)');
  }
  if (platform === 'win32') {
    const reopen = 'Open a new terminal, so that it finds FFmpeg, and run `npm run setup` again.';
    if (system.managers.includes('winget')) return run(wingetAgreed, reopen);
    return tell(winget.join(' '));
  }
  return tell('install FFmpeg 4.4 or newer and put it on the path');
}

/** macOS and Windows bring fonts that cover Chinese; elsewhere fontconfig is asked. */
export const bringsFonts = (platform) => platform === 'darwin' || platform === 'win32';
