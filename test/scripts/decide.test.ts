import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  bringsFonts,
  decideInstall,
  isAtLeast,
  leastNode,
  parseVersion,
} from '../../scripts/setup/decide.mjs';

const bare = { hasFfmpeg: false, hasFont: false, isRoot: false, hasSudo: false };
const debian = { ...bare, platform: 'linux', managers: ['apt-get'] };

test('nothing is installed where FFmpeg and a font are there', () => {
  expect(decideInstall({ ...debian, hasFfmpeg: true, hasFont: true })).toEqual({ kind: 'nothing' });
});

test('root on Debian runs the script that the image and CI run too', () => {
  const decision = decideInstall({ ...debian, isRoot: true });
  expect(decision).toEqual({ kind: 'run', command: ['sh', 'scripts/install-system.sh'] });
  expect(existsSync(decision.command?.at(-1) ?? '')).toBe(true);
});

test('sudo is used only where it asks for no password', () => {
  expect(decideInstall({ ...debian, hasSudo: true })).toEqual({
    kind: 'run',
    command: ['sudo', '-n', 'sh', 'scripts/install-system.sh'],
  });
  expect(decideInstall(debian)).toEqual({
    kind: 'tell',
    type: 'sudo sh scripts/install-system.sh',
  });
});

test('a missing font alone is reason enough to install', () => {
  expect(decideInstall({ ...debian, isRoot: true, hasFfmpeg: true })).toMatchObject({
    kind: 'run',
  });
});

test.each([
  ['dnf', 'sudo dnf install ffmpeg'],
  ['pacman', 'sudo pacman -S ffmpeg noto-fonts-cjk noto-fonts-emoji'],
  ['apk', 'sudo apk add ffmpeg font-noto-cjk font-noto-emoji'],
  ['zypper', 'sudo zypper install ffmpeg'],
])('with %s the person is told what to type, also as root', (manager, typed) => {
  const decision = decideInstall({ ...bare, platform: 'linux', managers: [manager], isRoot: true });
  expect(decision.kind).toBe('tell');
  expect(decision.type).toContain(typed);
});

test('a Linux with no known package manager still gets a sentence', () => {
  expect(decideInstall({ ...bare, platform: 'linux', managers: [] }).type).toContain('FFmpeg 4.4');
});

test('macOS installs with Homebrew, or says where Homebrew is', () => {
  const mac = { ...bare, platform: 'darwin', hasFont: true };
  expect(decideInstall({ ...mac, managers: ['brew'] }).command).toEqual([
    'brew',
    'install',
    'ffmpeg',
  ]);
  expect(decideInstall({ ...mac, managers: [] }).type).toContain('https://brew.sh');
});

test('Windows installs with winget and asks for a new terminal, since the path of this one is old', () => {
  const windows = { ...bare, platform: 'win32', hasFont: true };
  const decision = decideInstall({ ...windows, managers: ['winget'] });
  expect(decision.command?.slice(0, 2)).toEqual(['winget', 'install']);
  expect(decision.then).toContain('new terminal');
  expect(decideInstall({ ...windows, managers: [] }).type).toContain('winget install');
});

test('an unknown system is told what is needed', () => {
  expect(decideInstall({ ...bare, platform: 'freebsd', managers: [] }).kind).toBe('tell');
});

test('versions are read from Node, from releases and from distributions; a nightly build has none', () => {
  expect(parseVersion('20.19.0')).toEqual([20, 19]);
  expect(parseVersion('ffmpeg version 5.1.9-0+deb12u1 Copyright')).toEqual([5, 1]);
  expect(parseVersion('ffmpeg version n7.1 Copyright')).toEqual([7, 1]);
  expect(parseVersion('ffmpeg version N-47683-g0e8eb07980 Copyright')).toBeUndefined();
});

test('versions compare by number, not by text', () => {
  expect(isAtLeast([4, 10], [4, 4])).toBe(true);
  expect(isAtLeast([4, 3], [4, 4])).toBe(false);
  expect(isAtLeast([3, 9], [4, 4])).toBe(false);
});

test('the setup and package.json agree on the oldest Node', () => {
  expect(readFileSync('package.json', 'utf8')).toContain(`"node": ">=${leastNode.join('.')}"`);
});

test('only macOS and Windows are trusted to bring a font for Chinese', () => {
  expect(['darwin', 'win32', 'linux'].map(bringsFonts)).toEqual([true, true, false]);
});
