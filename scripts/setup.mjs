// Makes a fresh clone ready: node scripts/setup.mjs (or `npm run setup`). Needs Node alone.
// Ends with 0 when everything is there, else 1 and a sentence that says what to do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  bringsFonts,
  decideInstall,
  isAtLeast,
  leastFfmpeg,
  leastNode,
  parseVersion,
} from './setup/decide.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${project}node_modules/.setup-stamp`;
const probeMs = 20_000;

const say = (line) => process.stdout.write(`${line}\n`);

class SetupError extends Error {}

function ask(command, args) {
  const answer = spawnSync(command, args, { cwd: project, encoding: 'utf8', timeout: probeMs });
  return answer.status === 0 ? answer.stdout : undefined;
}

const runHere = ([command, ...args]) =>
  spawnSync(command, args, { cwd: project, stdio: 'inherit' }).status;

/** npm as it was started; through its own file where that is known, since Windows cannot start npm.cmd without a shell. */
function npm(args, failure) {
  const file = process.env.npm_execpath;
  const shell = process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
  const status = runHere([...(file ? [process.execPath, file] : shell), ...args]);
  if (status !== 0) throw new SetupError(failure);
}

function checkNode() {
  const version = process.versions.node;
  if (!isAtLeast(parseVersion(version), leastNode)) {
    throw new SetupError(
      `Cutroom needs Node ${leastNode.join('.')} or newer; this is ${version}. Get one from https://nodejs.org.`,
    );
  }
  say(`✓ Node ${version}`);
}

/** The first line of `ffmpeg -version`, if both programs run and are new enough. */
function findFfmpeg() {
  const ffmpeg = ask(process.env.FFMPEG_PATH || 'ffmpeg', ['-version']);
  const ffprobe = ask(process.env.FFPROBE_PATH || 'ffprobe', ['-version']);
  if (!ffmpeg || !ffprobe) return undefined;
  const version = parseVersion(ffmpeg);
  if (version && !isAtLeast(version, leastFfmpeg)) return undefined;
  return ffmpeg.split(' ').slice(0, 3).join(' ');
}

const hasFont = () =>
  bringsFonts(process.platform) || Boolean(ask('fc-list', [':lang=zh', 'family'])?.trim());

function lookAtSystem() {
  const names = {
    linux: ['apt-get', 'dnf', 'pacman', 'apk', 'zypper'],
    darwin: ['brew'],
    win32: ['winget'],
  };
  const managers = (names[process.platform] ?? []).filter(
    (name) => ask(name, ['--version']) !== undefined,
  );
  return {
    platform: process.platform,
    managers,
    isRoot: process.getuid?.() === 0,
    hasSudo: ask('sudo', ['-n', 'true']) !== undefined,
    hasFfmpeg: findFfmpeg() !== undefined,
    hasFont: hasFont(),
  };
}

/** Gets FFmpeg and the font. Without FFmpeg there is no going on; without the font, Chinese titles alone are lost. */
function installSystem() {
  const system = lookAtSystem();
  const decision = decideInstall(system);
  if (decision.kind === 'run') install(decision.command, system);
  const type = decision.type ?? typed(decision.command);
  const ffmpeg = findFfmpeg();
  if (!ffmpeg && decision.then) throw new SetupError(decision.then);
  if (!ffmpeg)
    throw new SetupError(
      `Cutroom needs FFmpeg 4.4 or newer. Type this, then run \`npm run setup\` again:\n  ${type}`,
    );
  say(`✓ ${ffmpeg}`);
  say(
    hasFont()
      ? '✓ A font that covers Chinese'
      : `! No font covers Chinese, so Chinese titles cannot be drawn. To get one:\n  ${type}`,
  );
}

function install(command, { hasFfmpeg, hasFont }) {
  const missing = [!hasFfmpeg && 'FFmpeg 4.4 or newer', !hasFont && 'a font that covers Chinese'];
  say(`… Missing: ${missing.filter(Boolean).join(' and ')}. Installing with: ${command.join(' ')}`);
  runHere(command);
}

const typed = (command = []) => command.filter((word) => word !== '-n').join(' ');

function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(`${project}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    say('✓ The packages of package-lock.json');
    return;
  }
  say(
    '… Installing the packages of package-lock.json (npm ci; a few minutes where SQLite must be compiled)',
  );
  npm(
    ['ci'],
    'npm ci failed; its message is above. SQLite may need a compiler: on Debian, apt-get install python3 make g++.',
  );
  writeFileSync(stamp, wanted);
  say('✓ The packages of package-lock.json');
}

function build() {
  npm(['run', '--silent', 'build'], 'The build failed; its message is above.');
  say('✓ Built');
}

const whatNext = `
Ready. Try it on the clip that ships with Cutroom:

  npx cutroom edit samples/talk.mp4 "trim the pauses, add transitions, and sync background music" --out out.mp4

Or talk to it (\`npm start\`), or see whether everything it needs is there (\`npx cutroom doctor\`).`;

function main() {
  try {
    checkNode();
    installSystem();
    installPackages();
    build();
    say(whatNext);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`✗ ${error.message}\n`);
    process.exitCode = 1;
  }
}

main();
